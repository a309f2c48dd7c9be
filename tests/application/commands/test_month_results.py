"""A month's results through the command side: who may report, and of which store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from application.commands import Bus, CommandEnvelope
from application.commands.permission_tables.month_results import TABLE
from domain.actors import Actor, Role
from domain.aggregates.month_results.commands import CorrectResult, ReportResult, month_results_id
from domain.aggregates.month_results.events import ResultCorrected, Score
from domain.aggregates.month_results.words import ReportedItem
from domain.command import Command
from domain.errors import AfterSalesError, Forbidden, Invalid
from domain.money import Money
from domain.reasons import ReasonCode
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.support.scenario import INFORMATION_CLERK, STATION_HEAD, STORE, because, staff

NOW = datetime(2026, 3, 31, 8, tzinfo=UTC)
STREAM = month_results_id(STORE, "2026-03")
REPORT = ReportResult(
    item=ReportedItem.CSI_SCORE, value=Score(score=Decimal("92.5"), answers=40), source="厂家月报"
)
CORRECT = CorrectResult(
    item=ReportedItem.CSI_SCORE,
    value=Score(score=Decimal("92.7"), answers=41),
    source="厂家月报",
    reason=because(ReasonCode.READING_MISTAKE, "抄错一行"),
)


def give(bus: Bus, body: Command, number: int, *, by: Actor = INFORMATION_CLERK, store: str = STORE) -> None:
    name = f"month-results-{number:06d}"
    bus.handle(
        CommandEnvelope(
            command_id=name,
            actor=by,
            store=store,
            stream=STREAM,
            body=body,
            occurred_at=NOW,
            correlation_id=name,
        )
    )


@pytest.fixture
def system(tmp_path: Path) -> System:
    return open_system(Settings(data_dir=tmp_path), clock=lambda: NOW)


def refused(act: Callable[[], None]) -> AfterSalesError:
    with pytest.raises(AfterSalesError) as found:
        act()
    return found.value


def test_the_first_report_starts_the_month_and_a_correction_goes_on(system: System) -> None:
    with system:
        assert refused(lambda: give(system.bus, CORRECT, 1)).http_status == 404
        give(system.bus, REPORT, 2)
        give(system.bus, CORRECT, 3, by=STATION_HEAD)
        first, second = system.log.read_stream(STREAM)
    assert first.meta.store == STORE
    assert isinstance(second.event, ResultCorrected)
    assert second.meta.reason is not None
    assert second.meta.reason.note is not None


def test_a_month_belongs_to_its_store(system: System) -> None:
    with system:
        started = refused(lambda: give(system.bus, REPORT, 1, store="BJ01"))
        assert isinstance(started, Invalid)
        assert started.code == "MONTH-REPORT-001"
        give(system.bus, REPORT, 2)
        other = refused(lambda: give(system.bus, REPORT, 3, store="BJ01"))
        assert other.http_status == 404


@pytest.mark.parametrize("role", [Role.SERVICE_ADVISOR, Role.TECHNICIAN, Role.CASHIER, Role.AUDITOR])
def test_nobody_reports_his_own_marks(system: System, role: Role) -> None:
    with system:
        assert isinstance(refused(lambda: give(system.bus, REPORT, 1, by=staff("x01", role))), Forbidden)


def test_amounts_are_for_managers(system: System) -> None:
    amount = ReportResult(item=ReportedItem.OPERATING_COST, value=Money(fen=1), source="财务月结")
    with system:
        assert refused(lambda: give(system.bus, amount, 1)).code == "MONTH-ROLE-001"
        for number, role in enumerate(sorted(TABLE[ReportResult] - {Role.INFORMATION_CLERK}), start=2):
            item = list(ReportedItem)[number]
            give(system.bus, amount.model_copy(update={"item": item}), number, by=staff("m01", role))
