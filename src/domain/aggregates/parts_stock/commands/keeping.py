"""Keeping parts for lines: reserved, awaited, released, expired, handed over to another line."""

from collections.abc import Iterator, Sequence

from domain.aggregates.parts_stock import refusals
from domain.aggregates.parts_stock.commands.models import (
    DropLine,
    ExpireReservation,
    KeepMore,
    ReleaseReservation,
    ReserveStock,
    TransferReservation,
)
from domain.aggregates.parts_stock.commands.serving import and_serve, expiry
from domain.aggregates.parts_stock.events import (
    BackorderCancelled,
    BackorderCreated,
    PartsStockEvent,
    ReservationExpired,
    ReservationReleased,
    ReservationTransferred,
    StockReserved,
)
from domain.aggregates.parts_stock.state import LineKey, PartsStock, key_of, line_of
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.decider import Frame
from domain.errors import ErrorCode, Invalid, Refused
from domain.identifiers import PartNumber
from domain.parts import OrderLine


def reserve(
    state: PartsStock, command: ReserveStock | KeepMore, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    """What is free is kept, the rest is awaited. While others wait nothing is free: they were there first."""
    key = key_of(command.line)
    there = state.kept_for(key) + state.awaited_for(key)
    if there and isinstance(command, ReserveStock):
        raise Refused(refusals.ALREADY_SUPPLIED, there=str(there), wanted=str(command.quantity))
    events: list[PartsStockEvent] = []
    now = min(state.available, command.quantity)
    if now > 0:
        events.append(
            StockReserved(
                part=part,
                line=command.line,
                quantity=now,
                need_by=command.need_by,
                expires=expiry(frame),
                from_backorder=False,
            )
        )
    if now < command.quantity:
        events.append(
            BackorderCreated(
                part=part,
                line=command.line,
                quantity=command.quantity - now,
                need_by=command.need_by,
                vor=command.vor,
            )
        )
    return events


def release(
    state: PartsStock, command: ReleaseReservation, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    key = key_of(command.line)
    given_up = list(_given_up(state, key, part, ReleaseCause.BY_HAND))
    if not given_up:
        raise _line_refused(refusals.NOT_KEPT, command.line)
    return and_serve(state, given_up, part, frame)


def drop(state: PartsStock, command: DropLine, part: PartNumber, frame: Frame) -> Sequence[PartsStockEvent]:
    """Nothing to give back is fine: the order does not know what the shelf did for the line."""
    return and_serve(state, _given_up(state, key_of(command.line), part, command.cause), part, frame)


def expire(
    state: PartsStock, command: ExpireReservation, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    kept = state.kept.get(key_of(command.line))
    if kept is None:
        raise _line_refused(refusals.NOT_KEPT, command.line)
    if frame.at < kept.expires:
        raise Refused(refusals.NOT_EXPIRED, expires=kept.expires.isoformat())
    expired = ReservationExpired(part=part, line=command.line, quantity=kept.quantity)
    return and_serve(state, [expired], part, frame)


def hand_over(
    state: PartsStock, command: TransferReservation, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    """The giving line waits from now on, with the promise that it had."""
    giver, taker = key_of(command.line), key_of(command.to)
    if giver == taker:
        raise Invalid(refusals.SAME_LINE)
    kept = state.kept.get(giver)
    if kept is None:
        raise _line_refused(refusals.NOT_KEPT, command.line)
    if command.quantity > kept.quantity:
        raise Refused(refusals.NOT_THAT_MUCH_KEPT, kept=str(kept.quantity), wanted=str(command.quantity))
    awaited = state.awaited.get(taker)
    need_by = awaited.need_by if awaited else command.to_need_by
    handed_over: list[PartsStockEvent] = [
        ReservationTransferred(
            part=part,
            line=command.line,
            to=command.to,
            quantity=command.quantity,
            need_by=need_by,
            expires=expiry(frame),
        ),
        BackorderCreated(
            part=part, line=command.line, quantity=command.quantity, need_by=kept.need_by, vor=False
        ),
    ]
    return and_serve(state, handed_over, part, frame)


def _given_up(
    state: PartsStock, key: LineKey, part: PartNumber, cause: ReleaseCause
) -> Iterator[PartsStockEvent]:
    line = line_of(key)
    if awaited := state.awaited_for(key):
        yield BackorderCancelled(part=part, line=line, quantity=awaited, cause=cause)
    if kept := state.kept_for(key):
        yield ReservationReleased(part=part, line=line, quantity=kept, cause=cause)


def _line_refused(code: ErrorCode, line: OrderLine) -> Refused:
    return Refused(code, order=line.order, line=line.line)
