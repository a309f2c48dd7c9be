"""Waiting lines: when the part is expected, that it has come, that another part takes its place."""

from collections.abc import Sequence

from domain.aggregates.parts_stock import refusals
from domain.aggregates.parts_stock.commands.models import (
    ChangeNeed,
    ExpectArrival,
    NoteArrival,
    RedirectDemand,
)
from domain.aggregates.parts_stock.commands.serving import waiting_in_turn
from domain.aggregates.parts_stock.events import (
    ArrivalExpected,
    ArrivalNoted,
    DemandRedirected,
    NeedChanged,
    PartsStockEvent,
)
from domain.aggregates.parts_stock.state import PartsStock, key_of, line_of
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import PartNumber


def change_need(state: PartsStock, command: ChangeNeed, part: PartNumber) -> Sequence[PartsStockEvent]:
    """Nothing to change is fine: the order does not know what the shelf does for the line."""
    key = key_of(command.line)
    wishes = (state.kept.get(key), state.awaited.get(key))
    if all(wish is None or wish.need_by == command.need_by for wish in wishes):
        return []
    return [NeedChanged(part=part, line=command.line, need_by=command.need_by)]


def expect_arrival(
    state: PartsStock, command: ExpectArrival, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    line = command.line
    if key_of(line) not in state.awaited:
        raise Refused(refusals.NOT_AWAITED, order=line.order, line=line.line)
    if command.eta <= frame.at:
        raise Invalid(refusals.ETA_PAST)
    return [ArrivalExpected(part=part, line=line, eta=command.eta)]


def note_arrival(state: PartsStock, command: NoteArrival, part: PartNumber) -> Sequence[PartsStockEvent]:
    if key_of(command.line) not in state.kept:
        raise Refused(refusals.NOTHING_ARRIVED)
    return [ArrivalNoted(part=part, line=command.line)]


def redirect(state: PartsStock, command: RedirectDemand, part: PartNumber) -> Sequence[PartsStockEvent]:
    if command.to_part == part:
        raise Invalid(refusals.SAME_PART)
    if not state.awaited:
        raise Refused(refusals.NOBODY_WAITS)
    return [
        DemandRedirected(part=part, line=line_of(key), quantity=wish.quantity, to_part=command.to_part)
        for key, wish in waiting_in_turn(state)
    ]
