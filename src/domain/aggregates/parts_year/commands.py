"""Agreeing on the targets of a year, and logging what the manufacturer was told."""

import re
from collections.abc import Sequence
from typing import assert_never

from domain.aggregates.parts_year import refusals
from domain.aggregates.parts_year.events import MarketInfoSent, PartsYearEvent, TargetAgreed, TargetProposed
from domain.aggregates.parts_year.state import PartsYear
from domain.aggregates.parts_year.words import MarketInfoKind, YearTarget
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import StoreId, StreamId
from domain.money import Money
from domain.rules.calendar import business_date
from domain.text import ShortText

_YEAR = re.compile(r"20[0-9]{2}|2100")


def parts_year_id(store: StoreId, year: int) -> StreamId:
    """The stream of one store's parts department in one year."""
    return f"parts_year-{store}-{year}"


class ProposeTarget(Command, name="parts_year.propose_target", may_start=True):
    """Replaces what was proposed before; what was agreed stands until the other side agrees to this."""

    target: YearTarget
    amount: Money
    basis: ShortText


class AgreeTarget(Command, name="parts_year.agree_target"):
    """By the other side; ``amount`` is what it has seen proposed."""

    target: YearTarget
    amount: Money


class SendMarketInfo(Command, name="parts_year.send_market_info", may_start=True):
    """Logs that something was sent to the manufacturer, and which document; its content stays in the document."""

    kind: MarketInfoKind
    document: ShortText


PartsYearCommand = ProposeTarget | AgreeTarget | SendMarketInfo


def decide(state: PartsYear, command: PartsYearCommand, frame: Frame) -> Sequence[PartsYearEvent]:
    year, this_year = _year(frame), business_date(frame.rules.calendar, frame.at).year
    if isinstance(command, SendMarketInfo):
        if year != this_year:
            raise Refused(refusals.OTHER_YEAR, year=this_year)
        return [MarketInfoSent(year=year, kind=command.kind, document=command.document)]
    if year < this_year:
        raise Refused(refusals.YEAR_OVER, year=year)
    match command:
        case ProposeTarget():
            return [_proposed(state, command, year)]
        case AgreeTarget():
            return [_agreed(state, command, frame, year)]
        case _:
            assert_never(command)


def _year(frame: Frame) -> int:
    """As the stream is called."""
    year = frame.stream.rpartition("-")[2]
    if not _YEAR.fullmatch(year) or frame.stream != parts_year_id(frame.store, int(year)):
        raise Invalid(refusals.WRONG_STREAM, expected=f"parts_year-{frame.store}-YYYY")
    return int(year)


def _proposed(state: PartsYear, command: ProposeTarget, year: int) -> TargetProposed:
    if command.amount.fen <= 0:
        raise Invalid(refusals.NO_AMOUNT)
    before = state.proposed.get(command.target)
    standing = before.amount if before else state.agreed.get(command.target)
    if standing == command.amount:
        raise Refused(refusals.NOTHING_CHANGED)
    return TargetProposed(year=year, target=command.target, amount=command.amount, basis=command.basis)


def _agreed(state: PartsYear, command: AgreeTarget, frame: Frame, year: int) -> TargetAgreed:
    target = command.target
    proposal = state.proposed.get(target)
    if proposal is None:
        raise Refused(refusals.NOT_PROPOSED, target=target.en, target_zh=target.zh)
    if proposal.amount != command.amount:
        raise Refused(refusals.OTHER_AMOUNT, fen=proposal.amount.fen)
    if proposal.by.id == frame.actor.id:
        raise Refused(refusals.SAME_PERSON)
    if proposal.by.role is frame.actor.role:
        raise Refused(refusals.SAME_SIDE)
    return TargetAgreed(year=year, target=target, amount=proposal.amount)
