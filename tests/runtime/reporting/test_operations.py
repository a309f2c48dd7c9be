"""What the reports say of the workshop, of quality and of what is left to do, against the lists they come from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from application.demo import STORE
from domain.rules.targets import Band
from projections.inspection_log.queries.inspections import final_inspection_report, inspections_of
from projections.inspection_log.queries.reworks import external_reworks, internal_reworks
from projections.inspection_log.words import InspectionKind
from projections.kpi.catalogue import BY_ID
from projections.promise_ledger.queries import late_deliveries, ledger, overdue
from projections.registers.queries.accidents import accidents
from projections.registers.queries.plans import operation_plans
from projections.workshop_load.queries.fulfilment import plan_fulfilment
from projections.workshop_load.queries.report import workshop_report
from runtime.reporting.model import Cell, Mark, Sheet, number_of, total
from runtime.reporting.reports import daily_report, monthly_report
from tests.runtime.reporting.conftest import Demo
from tests.runtime.reporting.reading import MONTH, SECOND_DAY, column, place, row_of


def zh(cell: Cell) -> str | None:
    return getattr(cell, "zh", None)


def summed(sheet: Sheet, heading: str) -> Decimal:
    return total(sheet, place(sheet, heading))


@pytest.mark.requirement("R-040")
def test_workshop_and_final_inspection_reports(demo: Demo) -> None:
    report, reader = demo.report(monthly_report(MONTH)), demo.system.reader
    lines = workshop_report(reader, STORE, MONTH.first, MONTH.last)
    workshop = report.sheet("workshop")
    assert len(workshop.rows) == len(lines) > 0
    assert summed(workshop, "作业") == sum(line.worked_minutes for line in lines)
    assert summed(workshop, "完工标准工时") == sum(line.finished_hours for line in lines)
    days = final_inspection_report(reader, STORE, MONTH.first, MONTH.last)
    final = report.sheet("final_inspections")
    assert column(final, "业务日") == [line.day for line in days]
    assert summed(final, "终检项次") == sum(line.inspected for line in days)
    assert summed(final, "不合格") == sum(line.failed for line in days) > 0


@pytest.mark.requirement("R-028")
def test_the_job_plan_of_the_day_stands_beside_what_was_done(demo: Demo) -> None:
    sheet = demo.report(daily_report(SECOND_DAY)).sheet("job_plan")
    lines = plan_fulfilment(demo.system.reader, STORE, SECOND_DAY, SECOND_DAY)
    assert column(sheet, "工单") == [line.order for line in lines]
    assert summed(sheet, "计划") == sum(line.planned_minutes for line in lines) > 0
    assert summed(sheet, "实际作业") == sum(line.clocked_minutes for line in lines) > 0
    for line, what in zip(lines, column(sheet, "完成情况"), strict=True):
        assert (line.start is None) == (zh(what) in {"计划外完工", "计划外作业"})
    plans = operation_plans(demo.system.reader, STORE, MONTH.first, MONTH.last)
    operations = demo.report(monthly_report(MONTH)).sheet("operation_plans")
    assert summed(operations, "计划") == sum(plan.planned_minutes for plan in plans)


@pytest.mark.requirement("R-043")
def test_the_quality_report_has_rates_causes_and_accidents(demo: Demo) -> None:
    report, reader = demo.report(monthly_report(MONTH)), demo.system.reader
    quality = report.sheet("quality")
    by_name = {(zh(row[0]), zh(row[1])): row for row in quality.rows}
    for kpi in ("Q01", "Q02", "Q03", "Q04"):
        row = by_name["质量指标", f"{kpi} {BY_ID[kpi].zh}"]
        shown = row_of(report.sheet("figures"), 编号=kpi)["本月数值"]
        assert row[3].number == shown  # type: ignore[union-attr]
    reworks = [row for row in quality.rows if zh(row[0]) == "返修责任"]
    found = [
        *internal_reworks(reader, STORE, MONTH.first, MONTH.last),
        *external_reworks(reader, STORE, MONTH.first, MONTH.last),
    ]
    assert sum(number_of(row[3]) for row in reworks) == len(found) > 0
    registered = accidents(reader, STORE, MONTH.first, MONTH.last)
    counted = [row for row in quality.rows if zh(row[0]) == "质量事故"]
    assert sum(number_of(row[3]) for row in counted) == len(registered) > 0
    assert column(report.sheet("accidents"), "工单") == [each.order for each in registered]


@pytest.mark.requirement("R-046a", "R-046b")
def test_rework_items_and_rework_orders_have_their_sheets(demo: Demo) -> None:
    report, reader = demo.report(monthly_report(MONTH)), demo.system.reader
    items, orders = report.sheet("rework_items"), report.sheet("rework_orders")
    internal = internal_reworks(reader, STORE, MONTH.first, MONTH.last)
    external = external_reworks(reader, STORE, MONTH.first, MONTH.last)
    assert summed(items, "内返") == len(internal) > 0
    assert summed(items, "外返") == len(external) > 0
    assert set(column(orders, "返修单")) == {each.order for each in external}
    assert summed(items, "返修成本") == row_of(report.sheet("figures"), 编号="Q05")["本月数值"]


def test_problems_name_the_department_and_how_far_they_have_come(demo: Demo) -> None:
    sheet = demo.report(monthly_report(MONTH)).sheet("problems")
    reader = demo.system.reader
    closed = [row for row in sheet.rows if zh(row[0]) == "内返" and zh(row[place(sheet, "状态")]) == "已关闭"]
    passed = [each for each in internal_reworks(reader, STORE, MONTH.first, MONTH.last) if each.passed_at]
    assert len(closed) == len(passed)
    assert {zh(row[1]) for row in sheet.rows if zh(row[0]) in {"内返", "外返"}} <= {
        "维修车间",
        "备件部",
        "客服部",
        "售后前台",
    }


@pytest.mark.requirement("R-186a")
def test_the_service_quality_table_has_a_column_for_each_advisor(demo: Demo) -> None:
    report = demo.report(monthly_report(MONTH))
    table, advisors = report.sheet("service_quality"), report.sheet("advisors")
    names = [each.zh for each in table.columns[6:]]
    assert names == ["A01", "A02"]
    for name in names:
        shown = row_of(table, 编号="T01")[name]
        assert shown == row_of(advisors, 编号="T01", 服务顾问=name)["数值"]
    assert row_of(table, 编号="R12")["全店"] is Mark.NO_DENOMINATOR


@pytest.mark.requirement("R-186b")
def test_the_digest_begins_with_the_worst_and_leaves_no_promise_out(demo: Demo) -> None:
    report, reader, now = demo.report(monthly_report(MONTH)), demo.system.reader, demo.system.clock()
    digest, targets = report.sheet("digest"), report.sheet("targets")
    missed = [row for row in digest.rows if zh(row[0]) == "未达标"]
    by_id = {str(zh(row[1])).split()[0] for row in missed}
    assert by_id == {row[2] for row in targets.rows if row[10] is Band.MISSED and zh(row[1]) == "全店"}
    deviations = [row[5] for row in missed]
    assert deviations == sorted(deviations, reverse=True)  # type: ignore[type-var]
    [waiting] = [row[2] for row in digest.rows if zh(row[0]) == "未结承诺"]
    assert waiting.number == len(ledger(reader, STORE))  # type: ignore[union-attr]
    late = [row[1] for row in digest.rows if zh(row[0]) == "逾期承诺"]
    assert late == [promise.order for promise in overdue(reader, STORE, now)]
    cars = [row[1] for row in digest.rows if zh(row[0]) in {"逾期未交车", "逾期交车"}]
    assert cars == [each.order for each in late_deliveries(reader, STORE, MONTH.first, MONTH.last, now)]


@pytest.mark.requirement("R-185")
def test_service_reports_say_what_each_order_lacks(demo: Demo) -> None:
    sheet, reader = demo.report(monthly_report(MONTH)).sheet("service_reports"), demo.system.reader
    lacking = 0
    for row in sheet.rows:
        cells = dict(zip([each.zh for each in sheet.columns], row, strict=True))
        final = [
            entry
            for entry in inspections_of(reader, STORE, str(cells["工单"]))
            if entry.kind is InspectionKind.FINAL and entry.passed
        ]
        if cells["终检记录"] is Mark.YES:
            assert cells["终检合格"] is Mark.YES
            assert all(entry.record for entry in final)
        complete = (
            cells["交车时间"] is not None
            and [cells[name] for name in ("终检合格", "终检记录", "结算")] == [Mark.YES] * 3
        )
        assert (zh(cells["缺少"]) == "齐全") == complete
        lacking += not complete
    assert 0 < lacking < len(sheet.rows)
