"""What was told about a month, beside what the manufacturer and the store want and what was earned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from application.commands import CommandEnvelope
from application.demo import STORE, Script
from domain.actors import Actor, Role
from domain.aggregates.month_results.commands import CorrectResult, ReportResult, month_results_id
from domain.aggregates.month_results.events import Score
from domain.aggregates.month_results.words import ReportedItem
from domain.command import Command
from domain.money import Money
from domain.reasons import ReasonCode
from domain.rules.targets import AfterSalesDepartment, Band, IndicatorKind
from projections.kpi.catalogue import BY_ID
from projections.kpi.periods import month_of
from runtime.figures.explaining import explain
from runtime.reporting.measured import measured
from runtime.reporting.model import Mark, Report, Sheet
from runtime.reporting.reports import Commission, daily_report, monthly_report, positions_of
from runtime.reporting.source import Source
from runtime.settings import Settings
from runtime.system import System
from tests.application.demo.played import played
from tests.runtime.reporting.reading import MONTH, plain, row_of, rules_with
from tests.support.scenario import because

HEAD = Actor(id="H01", role=Role.STATION_HEAD)
CLERK = Actor(id="I01", role=Role.INFORMATION_CLERK)
AFTERWARDS = date(2025, 4, 1)
PARTS_TASK = rules_with(
    {
        "targets": {
            "V10": {
                "kind": "economic",
                "better": "higher",
                "bands": {"passing": "1000"},
                "departments": {"parts": {"plan": {"2025-03": "2000"}}},
            }
        }
    }
)


def give(system: System, number: int, body: Command, by: Actor = HEAD) -> None:
    system.bus.handle(
        CommandEnvelope(
            command_id=f"told-{number:06d}",
            actor=by,
            store=STORE,
            stream=month_results_id(STORE, "2025-03"),
            body=body,
            occurred_at=system.clock(),
            correlation_id=f"told-{number:06d}",
        )
    )


def tell(system: System, number: int, item: ReportedItem, value: Score | Money, by: Actor = HEAD) -> None:
    give(system, number, ReportResult(item=item, value=value, source="月度报告"), by)


AMOUNTS = {
    ReportedItem.AFTER_SALES_GROSS_PROFIT: 9_000_000,
    ReportedItem.OPERATING_COST: 12_000_000,
    ReportedItem.DIRECT_PROFIT: 6_000_000,
    ReportedItem.DIRECT_AND_INDIRECT_COST: 10_000_000,
    ReportedItem.FIXED_OPERATIONS_GROSS: 8_000_000,
}
"""Nobody has told what the whole dealership spent."""


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A day of the demo, and then what the manufacturer and the accountants say."""
    directory = tmp_path_factory.mktemp("told")
    with played(Settings(data_dir=directory), Script(days=1, seed=1)) as (played_system, _, _):
        first = Score(score=Decimal("82.5"), answers=40)
        tell(played_system, 1, ReportedItem.CSI_SCORE, first, CLERK)
        right = CorrectResult(
            item=ReportedItem.CSI_SCORE,
            value=Score(score=Decimal("92.5"), answers=40),
            source="厂家更正函",
            reason=because(ReasonCode.READING_MISTAKE),
        )
        give(played_system, 2, right, CLERK)
        for number, (item, fen) in enumerate(AMOUNTS.items(), start=3):
            tell(played_system, number, item, Money(fen=fen))
        played_system.engine.run_until_caught_up()
        yield played_system


def report_of(system: System, month: date = MONTH.first, *, day: date | None = None) -> Report:
    make = monthly_report(month_of(month)) if day is None else daily_report(day)
    with system.reader.snapshot() as reading:
        source = Source(reading, STORE, PARTS_TASK, AFTERWARDS, system.clock())
        return make(Commission(source, "H01", positions_of(reading)))


def line(sheet: Sheet, zh: str) -> list[object]:
    [row] = [row for row in sheet.rows if row[0].zh == zh]  # type: ignore[union-attr]
    return [plain(cell) for cell in row[1:]]


@pytest.mark.requirement("R-064a")
def test_both_targets_of_the_manufacturer_stand_beside_what_was_reached(system: System) -> None:
    """The score is told, the parts are counted; each has its target, its actual value and its fulfilment."""
    sheet = report_of(system).sheet("targets")
    csi = row_of(sheet, 编号="R12")
    assert (csi["指标类别"], csi["称谓"].zh) == (IndicatorKind.QUALITY, "CSI目标")  # type: ignore[union-attr]
    assert (csi["目标"], csi["实际"], csi["完成率"]) == (90, Decimal("92.5"), Decimal("102.78"))
    assert (csi["档位"], csi["暂定"]) == (Band.PASS, None)
    sold = measured(system.reader, STORE, MONTH, AFTERWARDS).value(BY_ID["V10"]).value
    assert sold
    parts = row_of(sheet, 编号="V10", 部门=AfterSalesDepartment.PARTS)
    assert (parts["称谓"].zh, parts["计划"], parts["实际"]) == ("配件任务", 2000, sold)  # type: ignore[union-attr]
    assert parts["完成率"] == (sold / 20).quantize(Decimal("0.01"))


def test_absorption_is_judged_like_any_other_figure(system: System) -> None:
    row = row_of(report_of(system).sheet("targets"), 编号="V21")
    assert (row["目标"], row["实际"], row["完成率"], row["档位"]) == (60, 75, 125, Band.PASS)


@pytest.mark.requirement("R-193")
def test_profit_and_loss_shows_what_was_told_beside_what_was_earned(system: System) -> None:
    sheet = report_of(system).sheet("profit")
    earned = measured(system.reader, STORE, MONTH, AFTERWARDS).value(BY_ID["V08"])
    assert line(sheet, "产值合计")[0] == Decimal(earned.numerator) / 100 > 0
    for item, fen in AMOUNTS.items():
        assert line(sheet, item.zh)[0] == fen // 100
    assert line(sheet, "售后毛利减运营成本")[0] == -30_000
    assert line(sheet, "零服务吸收率")[0] == 75
    assert [line(sheet, BY_ID[kpi].zh)[0] for kpi in ("V21a", "V21b", "V21c")] == [75, 60, Mark.NOT_REPORTED]
    assert line(sheet, ReportedItem.DEALERSHIP_EXPENSES.zh)[0] is Mark.NOT_REPORTED


@pytest.mark.requirement("R-193")
def test_the_next_month_is_compared_with_it(system: System) -> None:
    april = report_of(system, AFTERWARDS).sheet("profit")
    assert line(april, "固定与变动运营成本") == [Mark.NOT_REPORTED, 120_000, None, None]
    assert line(april, "零服务吸收率") == [Mark.NOT_REPORTED, 75, None, None]


def test_a_months_result_is_no_days_result(system: System) -> None:
    row = row_of(report_of(system, day=date(2025, 3, 3)).sheet("targets"), 编号="R12")
    assert (row["目标"], row["实际"]) == (90, Mark.NO_DENOMINATOR)
    row = row_of(report_of(system, day=date(2025, 3, 31)).sheet("targets"), 编号="R12")
    assert row["实际"] == Decimal("92.5")


def test_a_reported_figure_explains_itself_down_to_who_told_it(system: System) -> None:
    found = explain(system.reader, system.log, BY_ID["R12"], STORE, MONTH, rules=PARTS_TASK, today=AFTERWARDS)
    assert found.agrees
    assert found.value == found.recomputed
    [member] = found.members
    told = [(event.type.partition(".")[2], event.actor, event.reason) for event in member.events]
    assert told[0] == ("result_reported", CLERK, None)
    assert told[1] == ("result_corrected", CLERK, ReasonCode.READING_MISTAKE)
