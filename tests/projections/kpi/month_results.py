"""What a store is told about a month, as its log holds it."""

from __future__ import annotations

from decimal import Decimal

from domain.aggregates.month_results.commands import month_results_id
from domain.aggregates.month_results.events import ResultCorrected, ResultReported, Score
from domain.aggregates.month_results.words import ReportedItem
from domain.money import Money
from domain.reasons import ReasonCode
from tests.projections.log_builder import Log
from tests.support.scenario import STATION_HEAD, STORE, clock

MONTH = "2026-03"
SOURCE = "月度报告"


def scored(log: Log, score: str, answers: int, month: str = MONTH) -> Log:
    return _told(log, month, ReportedItem.CSI_SCORE, _score(score, answers))


def rescored(log: Log, was: tuple[str, int], now: tuple[str, int], month: str = MONTH) -> Log:
    event = ResultCorrected(
        month=month, item=ReportedItem.CSI_SCORE, was=_score(*was), now=_score(*now), source=SOURCE
    )
    return _add(log, event)


def amount(log: Log, item: ReportedItem, fen: int, month: str = MONTH) -> Log:
    return _told(log, month, item, Money(fen=fen))


def corrected_amount(log: Log, item: ReportedItem, was: int, now: int, month: str = MONTH) -> Log:
    event = ResultCorrected(month=month, item=item, was=Money(fen=was), now=Money(fen=now), source=SOURCE)
    return _add(log, event)


def _score(score: str, answers: int) -> Score:
    return Score(score=Decimal(score), answers=answers)


def _told(log: Log, month: str, item: ReportedItem, value: Score | Money) -> Log:
    event = ResultReported(month=month, item=item, value=value, source=SOURCE)
    return log.add(month_results_id(STORE, month), clock(18), event, by=STATION_HEAD)


def _add(log: Log, event: ResultCorrected) -> Log:
    stream = month_results_id(STORE, event.month)
    return log.add(stream, clock(19), event, by=STATION_HEAD, reason=ReasonCode.READING_MISTAKE)
