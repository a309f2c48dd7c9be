"""What a store is told about a month: each item once, corrected with a reason."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from pydantic import ValidationError

from domain.actors import Role
from domain.aggregates.month_results import MONTH_RESULTS
from domain.aggregates.month_results.commands import (
    CorrectResult,
    MonthResultsCommand,
    ReportResult,
    month_results_id,
)
from domain.aggregates.month_results.events import (
    MonthResultsEvent,
    ReportedValue,
    ResultCorrected,
    ResultReported,
    Score,
)
from domain.aggregates.month_results.state import MonthResults
from domain.aggregates.month_results.words import COSTS, ReportedItem
from domain.money import Money
from domain.reasons import ReasonCode
from tests.support.scenario import (
    INFORMATION_CLERK,
    STATION_HEAD,
    STORE,
    Scenario,
    because,
    clock,
    staff,
)

MONTH = "2026-03"
CSI = ReportedItem.CSI_SCORE
SCORE = Score(score=Decimal("92.50"), answers=120)
COST = Money(fen=12_000_000)
SOURCE = "厂家月报"
AMOUNTS = [item for item in ReportedItem if item is not CSI]


def month(
    *events: MonthResultsEvent, stream: str = month_results_id(STORE, MONTH)
) -> Scenario[MonthResults, MonthResultsCommand, MonthResultsEvent]:
    return Scenario(MONTH_RESULTS, stream).given(*events, by=STATION_HEAD)


def report(value: ReportedValue = SCORE, item: ReportedItem = CSI) -> ReportResult:
    return ReportResult(item=item, value=value, source=SOURCE)


def correct(value: ReportedValue = SCORE, item: ReportedItem = CSI) -> CorrectResult:
    return CorrectResult(item=item, value=value, source=SOURCE, reason=because(ReasonCode.ENTRY_MISTAKE))


def reported(value: ReportedValue = SCORE, item: ReportedItem = CSI) -> ResultReported:
    return ResultReported(month=MONTH, item=item, value=value, source=SOURCE)


def test_a_score_with_its_answers() -> None:
    month().when(report(), by=INFORMATION_CLERK).then(reported())


@pytest.mark.parametrize("item", AMOUNTS)
def test_every_other_item_is_an_amount(item: ReportedItem) -> None:
    month().when(report(COST, item), by=STATION_HEAD).then(reported(COST, item))
    month().when(report(SCORE, item), by=STATION_HEAD).then_refused("MONTH-REPORT-005")


def test_a_score_is_no_amount() -> None:
    month().when(report(COST)).then_refused("MONTH-REPORT-004")


@pytest.mark.parametrize("item", AMOUNTS)
def test_a_profit_may_be_a_loss_a_cost_may_not(item: ReportedItem) -> None:
    told = month().when(report(Money(fen=-1), item), by=STATION_HEAD)
    if item in COSTS:
        told.then_refused("MONTH-REPORT-006")
    else:
        told.then(reported(Money(fen=-1), item))


@pytest.mark.parametrize(
    ("score", "answers"), [("-0.01", 1), ("1000.01", 1), ("92.505", 1), ("92", 0), ("92", -3)]
)
def test_a_score_has_bounds_two_decimals_and_at_least_one_answer(score: str, answers: int) -> None:
    with pytest.raises(ValidationError):
        Score(score=Decimal(score), answers=answers)


def test_nothing_is_told_twice() -> None:
    again = report(Score(score=Decimal(80), answers=5))
    month(reported()).when(again).then_refused("MONTH-REPORT-003")
    month(reported()).when(report(COST, ReportedItem.OPERATING_COST)).then(
        reported(COST, ReportedItem.OPERATING_COST)
    )


def test_a_correction_says_what_it_was_and_what_it_is() -> None:
    better = Score(score=Decimal("93.10"), answers=131)
    scenario = month(reported()).when(correct(better), by=STATION_HEAD)
    scenario.then(ResultCorrected(month=MONTH, item=CSI, was=SCORE, now=better, source=SOURCE))
    last = scenario.history[-1].meta
    assert last.reason is not None
    assert last.reason.code is ReasonCode.ENTRY_MISTAKE
    # the next one starts from there
    scenario.when(correct(SCORE)).then(
        ResultCorrected(month=MONTH, item=CSI, was=better, now=SCORE, source=SOURCE)
    )


def test_a_correction_has_a_reason() -> None:
    with pytest.raises(ValidationError):
        CorrectResult.model_validate(report().model_dump())


def test_what_was_never_told_is_not_corrected() -> None:
    month(reported()).when(correct(COST, ReportedItem.OPERATING_COST)).then_refused("MONTH-CORRECT-001")


def test_a_correction_changes_something() -> None:
    month(reported()).when(correct()).then_refused("MONTH-CORRECT-002")
    other = correct().model_copy(update={"source": "厂家更正函"})
    month(reported()).when(other).then(
        ResultCorrected(month=MONTH, item=CSI, was=SCORE, now=SCORE, source="厂家更正函")
    )


@pytest.mark.parametrize(
    "stream",
    [
        f"month_results-BJ01-{MONTH}",
        f"month_results-{STORE}-2026-13",
        f"month_results-{STORE}-0000-01",
        f"month_results-{STORE}-2026-3",
        f"month_results-{STORE}-{MONTH}-01",
        f"month_results-{STORE}-x-{MONTH}",
        f"month_results-{STORE}",
        "month_results-1",
    ],
)
def test_the_stream_names_the_store_and_the_month(stream: str) -> None:
    month(stream=stream).when(report()).then_refused("MONTH-REPORT-001")


@pytest.mark.parametrize(
    ("at", "begun"),
    [
        (clock(23, 59, days=29), False),
        (clock(9, days=30), True),
    ],
)
def test_the_month_has_begun(at: datetime, begun: bool) -> None:
    april = "2026-04"
    told = month(stream=month_results_id(STORE, april)).when(report(), at=at)
    if begun:
        told.then(ResultReported(month=april, item=CSI, value=SCORE, source=SOURCE))
    else:
        told.then_refused("MONTH-REPORT-002")


@pytest.mark.parametrize("item", AMOUNTS)
def test_the_information_clerk_reports_satisfaction_only(item: ReportedItem) -> None:
    month().when(report(COST, item), by=INFORMATION_CLERK).then_refused("MONTH-ROLE-001")
    month(reported(COST, item)).when(correct(Money(fen=1), item), by=INFORMATION_CLERK).then_refused(
        "MONTH-ROLE-001"
    )
    month().when(report(COST, item), by=staff("gm01", Role.GENERAL_MANAGER)).then(reported(COST, item))
