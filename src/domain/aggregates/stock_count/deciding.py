"""The answers of a count."""

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from domain.aggregates.stock_count import refusals
from domain.aggregates.stock_count.commands import (
    ApproveCount,
    EnterAgainstBook,
    EnterCount,
    FreezeBooks,
    FreezeCount,
    PlanCount,
    PostCount,
    ShelfNow,
    StockCountCommand,
    VoidCount,
)
from domain.aggregates.stock_count.events import (
    BookLine,
    CountApproved,
    CountEntered,
    CountFrozen,
    CountPlanned,
    CountPosted,
    CountVoided,
    StockCountEvent,
)
from domain.aggregates.stock_count.state import StockCount
from domain.aggregates.stock_count.words import CountStage
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import PartNumber
from domain.money import Money, total

MOST = Decimal(100_000)
"""Pieces of one part that a count can write down."""
LARGEST = Money(fen=10**12)
"""Ten billion yuan: what is above is a unit cost that somebody mistyped."""
_ENDED = frozenset({CountStage.POSTED, CountStage.VOIDED})


def decide(state: StockCount, command: StockCountCommand, frame: Frame) -> Sequence[StockCountEvent]:
    decided: Sequence[StockCountEvent]
    match command:
        case PlanCount():
            decided = [_planned(command)]
        case FreezeCount():
            _refuse_second_freeze(state)
            decided = []
        case FreezeBooks():
            _refuse_second_freeze(state)
            decided = [CountFrozen(books=tuple(_book(shelf) for shelf in command.shelves))]
        case EnterCount(part=part):
            _refuse_entry(state, part)
            decided = []
        case EnterAgainstBook():
            _refuse_entry(state, command.shelf.part)
            decided = [_entered(state, command)]
        case ApproveCount():
            decided = [_approved(state, frame)]
        case PostCount():
            decided = [_posted(state, frame)]
        case VoidCount():
            _refuse_ended(state)
            decided = [CountVoided()]
        case _:
            assert_never(command)
    return decided


def _planned(command: PlanCount) -> CountPlanned:
    seen: set[PartNumber] = set()
    for part in command.parts:
        if part in seen:
            raise Invalid(refusals.PART_TWICE, part=part)
        seen.add(part)
    return CountPlanned(title=command.title, parts=command.parts)


def _refuse_second_freeze(state: StockCount) -> None:
    _refuse_ended(state)
    if state.stage is not CountStage.PLANNED:
        raise Refused(refusals.NOT_PLANNED)


def _book(shelf: ShelfNow) -> BookLine:
    _refuse_too_many(shelf)
    return BookLine(part=shelf.part, quantity=shelf.on_hand, version=shelf.version, unit_cost=shelf.unit_cost)


def _refuse_entry(state: StockCount, part: PartNumber) -> None:
    _refuse_ended(state)
    if state.stage is CountStage.PLANNED:
        raise Refused(refusals.NOT_FROZEN)
    if part not in state.books:
        raise Invalid(refusals.NOT_IN_COUNT, part=part)


def _entered(state: StockCount, command: EnterAgainstBook) -> CountEntered:
    shelf = command.shelf
    _refuse_too_many(shelf)
    book = state.books[shelf.part].quantity
    return CountEntered(
        part=shelf.part,
        counted=command.counted,
        card=command.card,
        book=book,
        moved=shelf.on_hand - book,
        version=shelf.version,
        difference=command.counted - shelf.on_hand,
        recount=shelf.part in state.entries,
    )


def _refuse_too_many(shelf: ShelfNow) -> None:
    if shelf.on_hand > MOST:
        raise Refused(refusals.TOO_MANY, part=shelf.part, on_hand=str(shelf.on_hand), most=str(MOST))


def _approved(state: StockCount, frame: Frame) -> CountApproved:
    _refuse_ended(state)
    if state.stage is CountStage.PLANNED:
        raise Refused(refusals.NOT_FROZEN)
    if uncounted := state.uncounted:
        raise Refused(refusals.NOT_ALL_COUNTED, number=len(uncounted), part=uncounted[0])
    if state.stage is CountStage.APPROVED:
        raise Refused(refusals.ALREADY_APPROVED)
    if frame.actor.id in state.counters:
        raise Refused(refusals.OWN_COUNT)
    if frame.actor.id in state.approvers:
        raise Refused(refusals.SAME_APPROVER)
    value = _value(state)
    first = state.stage is CountStage.ENTERED
    from_ = frame.rules.parts.count_second_approval_from
    return CountApproved(value=value, second_needed=first and value.fen >= from_.fen)


def _value(state: StockCount) -> Money:
    amounts = [(state.books[part].unit_cost, abs(state.entries[part].difference)) for part in state.differing]
    if sum(cost.fen * quantity for cost, quantity in amounts) > LARGEST.fen:
        raise Refused(refusals.TOO_VALUABLE, limit=LARGEST.fen // 100)
    return total(cost.times(quantity) for cost, quantity in amounts)


def _posted(state: StockCount, frame: Frame) -> CountPosted:
    """A difference that another count has booked meanwhile must not be booked a second time."""
    _refuse_ended(state)
    if state.stage is not CountStage.APPROVED:
        raise Refused(refusals.NOT_APPROVED)
    if part := frame.known.get("adjusted_since"):
        raise Refused(refusals.COUNTED_BEFORE, part=str(part))
    return CountPosted(adjusted=state.differing)


def _refuse_ended(state: StockCount) -> None:
    if state.stage in _ENDED:
        raise Refused(refusals.ENDED)
