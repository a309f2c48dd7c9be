"""Deliveries: what was ordered or announced, what came and what is invoiced are held against each other."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from domain.aggregates.purchase_order import refusals
from domain.aggregates.purchase_order.commands.checks import (
    line_of,
    refuse_amount,
    refuse_past,
    refuse_unless,
)
from domain.aggregates.purchase_order.commands.models import AnnounceShipment, ConfirmOrder, ReceiveGoods
from domain.aggregates.purchase_order.events import (
    DifferenceFound,
    GoodsReceived,
    OrderConfirmed,
    ShipmentAnnounced,
)
from domain.aggregates.purchase_order.state import NOTHING, Line, PurchaseOrder
from domain.aggregates.purchase_order.words import DifferenceKind, OrderStage
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import LocalId


class _Match(NamedTuple):
    """``expected``: as shipment or note say, None where there is neither; ``entitled``: no more than is outstanding."""

    expected: Decimal | None
    entitled: Decimal
    good: Decimal


def confirm(state: PurchaseOrder, command: ConfirmOrder, frame: Frame) -> OrderConfirmed:
    refuse_unless(state, OrderStage.ISSUED)
    refuse_past(command.promised_on, frame)
    if command.promised_on == state.promised_on:
        raise Refused(refusals.SAME_DATE)
    return OrderConfirmed(promised_on=command.promised_on)


def announce(state: PurchaseOrder, command: AnnounceShipment, frame: Frame) -> ShipmentAnnounced:
    refuse_unless(state, OrderStage.ISSUED)
    line = line_of(state, command.line)
    refuse_past(command.arrives_on, frame)
    if command.quantity > line.unannounced:
        raise Refused(
            refusals.MORE_THAN_OUTSTANDING,
            line=command.line,
            outstanding=str(line.unannounced),
            wanted=str(command.quantity),
        )
    return ShipmentAnnounced(
        shipment=f"S{state.shipments + 1}",
        line=command.line,
        quantity=command.quantity,
        arrives_on=command.arrives_on,
    )


def receive(
    state: PurchaseOrder, command: ReceiveGoods, frame: Frame
) -> Sequence[GoodsReceived | DifferenceFound]:
    refuse_unless(state, OrderStage.ISSUED)
    line = line_of(state, command.line)
    refuse_amount(command.invoiced_price)
    shipment = _shipment(line, command)
    match = _match(line, command, shipment)
    _refuse_taking(line, command, match)
    decided: list[GoodsReceived | DifferenceFound] = []
    if command.accepted > 0:
        decided.append(
            GoodsReceived(
                line=command.line,
                part=line.part,
                quantity=command.accepted,
                unit_cost=command.invoiced_price,
                lot=str(frame.known["lot"]),
                bin=command.bin,
                document=command.document,
                shipment=shipment,
            )
        )
    differences = _differences(line, command, match)
    for number, (kind, quantity) in enumerate(differences, start=state.differences + 1):
        decided.append(
            DifferenceFound(
                difference=f"D{number}",
                line=command.line,
                kind=kind,
                quantity=quantity,
                announced=match.entitled if match.expected is None else match.expected,
                delivered=command.delivered,
                accepted=command.accepted,
                ordered_price=line.unit_price,
                invoiced_price=command.invoiced_price,
                document=command.document,
                shipment=shipment,
            )
        )
    return decided


def _shipment(line: Line, command: ReceiveGoods) -> LocalId | None:
    if command.shipment is None:
        return next(iter(line.shipments), None)
    if command.shipment not in line.shipments:
        raise Refused(refusals.NO_SUCH_SHIPMENT, line=command.line, shipment=command.shipment)
    return command.shipment


def _match(line: Line, command: ReceiveGoods, shipment: LocalId | None) -> _Match:
    expected = command.announced
    if expected is None and shipment is not None:
        expected = line.shipments[shipment]
    if command.delivered == 0 and not expected:
        raise Invalid(refusals.NOTHING_CAME)
    good = command.delivered - command.damaged - command.wrong_part
    if good < 0:
        raise Invalid(refusals.MORE_BAD_THAN_DELIVERED, delivered=str(command.delivered))
    entitled = line.outstanding if expected is None else min(expected, line.outstanding)
    return _Match(expected, entitled, good)


def _refuse_taking(line: Line, command: ReceiveGoods, match: _Match) -> None:
    """Good pieces that are due are taken; more than that may be, up to what is outstanding."""
    due, most = min(match.good, match.entitled), min(match.good, line.outstanding)
    if command.accepted > most:
        raise Refused(refusals.NOT_ACCEPTABLE, most=str(most), accepted=str(command.accepted))
    if command.accepted < due:
        raise Refused(refusals.GOOD_NOT_TAKEN, due=str(due), accepted=str(command.accepted))


def _differences(
    line: Line, command: ReceiveGoods, match: _Match
) -> Iterator[tuple[DifferenceKind, Decimal]]:
    short = NOTHING if match.expected is None else match.expected - command.delivered
    quantities = (
        (DifferenceKind.SHORT, short),
        (DifferenceKind.OVER, command.delivered - match.entitled),
        (DifferenceKind.DAMAGED, command.damaged),
        (DifferenceKind.WRONG_PART, command.wrong_part),
        (DifferenceKind.PRICE, command.accepted if command.invoiced_price != line.unit_price else NOTHING),
    )
    return ((kind, quantity) for kind, quantity in quantities if quantity > 0)
