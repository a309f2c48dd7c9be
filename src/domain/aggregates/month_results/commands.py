"""Reporting what a month has brought, and putting a report right."""

import re
from collections.abc import Sequence
from datetime import date
from typing import assert_never

from domain.actors import Role
from domain.aggregates.month_results import refusals
from domain.aggregates.month_results.events import (
    MonthResultsEvent,
    ReportedValue,
    ResultCorrected,
    ResultReported,
    Score,
)
from domain.aggregates.month_results.state import MonthResults, Told
from domain.aggregates.month_results.words import COSTS, ReportedItem
from domain.command import Command
from domain.decider import Frame
from domain.errors import ErrorCode, Invalid, Refused
from domain.identifiers import StoreId, StreamId
from domain.reasons import ReasonInput
from domain.rules.calendar import business_date
from domain.rules.targets import Month
from domain.text import ShortText

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def month_results_id(store: StoreId, month: Month) -> StreamId:
    """The stream of one store's results of one month."""
    return f"month_results-{store}-{month}"


class ReportResult(Command, name="month_results.report_result", may_start=True):
    """Each item once: ``csi_score`` takes a score with its number of valid answers, every other one an amount.

    ``source`` names the document or the office that the figure comes from, never a person.
    """

    item: ReportedItem
    value: ReportedValue
    source: ShortText


class CorrectResult(Command, name="month_results.correct_result"):
    """Another value in place of one that was reported; why is on record beside it."""

    item: ReportedItem
    value: ReportedValue
    source: ShortText
    reason: ReasonInput


MonthResultsCommand = ReportResult | CorrectResult


def decide(state: MonthResults, command: MonthResultsCommand, frame: Frame) -> Sequence[MonthResultsEvent]:
    month, item = _month(frame), command.item
    if frame.actor.role is Role.INFORMATION_CLERK and item is not ReportedItem.CSI_SCORE:
        raise Refused(refusals.ONLY_SATISFACTION)
    _check_value(item, command.value)
    told = state.told.get(item)
    match command:
        case ReportResult(value=value, source=source):
            if told is not None:
                raise _refused(refusals.ALREADY_REPORTED, item)
            return [ResultReported(month=month, item=item, value=value, source=source)]
        case CorrectResult(value=value, source=source):
            if told is None:
                raise _refused(refusals.NOT_REPORTED, item)
            if told == Told(value, source):
                raise Refused(refusals.NOTHING_CHANGED)
            return [ResultCorrected(month=month, item=item, was=told.value, now=value, source=source)]
        case _:
            assert_never(command)


def _month(frame: Frame) -> Month:
    """As the stream is called; it must have begun, by the store's calendar."""
    month = frame.stream[-len("2026-03") :]
    if not _MONTH.fullmatch(month) or month.startswith("0000") or frame.stream != _own(frame, month):
        raise Invalid(refusals.WRONG_STREAM, expected=_own(frame, "YYYY-MM"))
    if date.fromisoformat(f"{month}-01") > business_date(frame.rules.calendar, frame.at):
        raise Refused(refusals.MONTH_AHEAD, month=month)
    return month


def _own(frame: Frame, month: str) -> StreamId:
    return month_results_id(frame.store, month)


def _check_value(item: ReportedItem, value: ReportedValue) -> None:
    if item is ReportedItem.CSI_SCORE:
        if not isinstance(value, Score):
            raise Invalid(refusals.NOT_A_SCORE, **_names(item))
    elif isinstance(value, Score):
        raise Invalid(refusals.NOT_AN_AMOUNT, **_names(item))
    elif item in COSTS and value.fen < 0:
        raise Invalid(refusals.COST_BELOW_ZERO, **_names(item))


def _refused(code: ErrorCode, item: ReportedItem) -> Refused:
    return Refused(code, **_names(item))


def _names(item: ReportedItem) -> dict[str, str]:
    return {"item": item.en, "item_zh": item.zh}
