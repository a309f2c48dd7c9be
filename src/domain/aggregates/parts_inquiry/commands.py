"""Asking the parts counter, answering, ordering what is not there."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, assert_never

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.parts_inquiry import refusals
from domain.aggregates.parts_inquiry.events import (
    InquiryClosed,
    PartsAsked,
    PartsInquiryEvent,
    PartsQuoted,
    QuotedPart,
    SpecialPartOrdered,
    WantedPart,
)
from domain.aggregates.parts_inquiry.state import PartsInquiry, SpecialOrder
from domain.aggregates.parts_inquiry.words import InquiryKind
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, NotFound, Refused
from domain.identifiers import LocalId, PartNumber, StreamId
from domain.money import Money, total
from domain.quantities import Quantity

OF_AN_ORDER = frozenset({InquiryKind.WORKSHOP, InquiryKind.ACCIDENT_ESTIMATE})


class AskForParts(Command, name="parts_inquiry.ask", creates=True):
    """The workshop names its order and job, an accident estimate its order; a price alone needs neither."""

    kind: InquiryKind
    wanted: Annotated[tuple[WantedPart, ...], Field(min_length=1, max_length=200)]
    order: StreamId | None = None
    job: LocalId | None = None


class PartQuantity(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    part: PartNumber
    quantity: Quantity


class QuoteParts(Command, name="parts_inquiry.quote"):
    """Which parts answer the question; price and stock are looked up, nobody types them."""

    lines: Annotated[tuple[PartQuantity, ...], Field(min_length=1, max_length=200)]


class RecordSpecialOrder(Command, name="parts_inquiry.record_special_order"):
    """What was not there is on order: the arrival is seen there."""

    part: PartNumber
    purchase_order: StreamId


class CloseInquiry(Command, name="parts_inquiry.close"):
    pass


PartsInquiryCommand = AskForParts | QuoteParts | RecordSpecialOrder | CloseInquiry


def facts_of(
    part: PartNumber, price: tuple[LocalId, Money] | None, available: Decimal
) -> dict[str, str | int]:
    """What a quote must know of a part: its price of the day, where it has one, and what is free on the shelf."""
    found: dict[str, str | int] = {f"available/{part}": str(available)}
    if price is not None:
        found |= {f"price_version/{part}": price[0], f"unit_price/{part}": price[1].fen}
    return found


def decide(state: PartsInquiry, command: PartsInquiryCommand, frame: Frame) -> Sequence[PartsInquiryEvent]:
    if isinstance(command, AskForParts):
        return [_asked(state, command, frame)]
    if state.kind is None:
        raise Refused(refusals.NOT_ASKED)
    if state.closed:
        raise Refused(refusals.CLOSED)
    match command:
        case QuoteParts(lines=lines):
            return [_quoted(state.kind, lines, frame)]
        case RecordSpecialOrder():
            return [_special_order(state, command, frame)]
        case CloseInquiry():
            return [InquiryClosed()]
        case _:
            assert_never(command)


def _asked(state: PartsInquiry, command: AskForParts, frame: Frame) -> PartsAsked:
    """``job_exists`` is known of the order."""
    kind = command.kind
    if state.kind is not None:
        raise Refused(refusals.ALREADY_ASKED)
    if command.order is None and kind in OF_AN_ORDER:
        raise Invalid(refusals.NO_ORDER, kind=kind.en, kind_zh=kind.zh)
    if command.job is None and kind is InquiryKind.WORKSHOP:
        raise Invalid(refusals.NO_JOB, kind=kind.en, kind_zh=kind.zh)
    if command.job is not None:
        if command.order is None:
            raise Invalid(refusals.JOB_WITHOUT_ORDER)
        if not frame.known.get("job_exists", False):
            raise NotFound(refusals.NO_SUCH_JOB, order=command.order, job=command.job)
    return PartsAsked(kind=kind, order=command.order, job=command.job, wanted=command.wanted)


def _quoted(kind: InquiryKind, lines: Sequence[PartQuantity], frame: Frame) -> PartsQuoted:
    parts = [line.part for line in lines]
    for part in parts:
        if parts.count(part) > 1:
            raise Invalid(refusals.TWICE, part=part)
    quoted = tuple(_line(line, frame) for line in lines)
    return PartsQuoted(kind=kind, lines=quoted, total=total(line.amount for line in quoted))


def _line(line: PartQuantity, frame: Frame) -> QuotedPart:
    version = frame.known.get(f"price_version/{line.part}")
    if version is None:
        raise Refused(refusals.UNPRICED, part=line.part)
    unit_price = Money(fen=int(frame.known[f"unit_price/{line.part}"]))
    return QuotedPart(
        part=line.part,
        quantity=line.quantity,
        unit_price=unit_price,
        price_version=str(version),
        amount=unit_price.times(line.quantity),
        available=Decimal(frame.known[f"available/{line.part}"]),
    )


def _special_order(state: PartsInquiry, command: RecordSpecialOrder, frame: Frame) -> SpecialPartOrdered:
    """``in_order`` is known of the parts order."""
    part, purchase_order = command.part, command.purchase_order
    if part not in state.named:
        raise Refused(refusals.NOT_NAMED, part=part)
    if SpecialOrder(part, purchase_order) in state.ordered:
        raise Refused(refusals.ORDERED_ALREADY, part=part, purchase_order=purchase_order)
    if not frame.known.get("in_order", False):
        raise Refused(refusals.NOT_IN_ORDER, part=part, purchase_order=purchase_order)
    return SpecialPartOrdered(part=part, purchase_order=purchase_order)
