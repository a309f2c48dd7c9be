"""The daily report and the month-end report: which sheets, over which days."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.rules.targets import Target
from projections.engine import Projection, Reading
from projections.inspection_log import INSPECTION_LOG
from projections.kpi import KPI
from projections.kpi.periods import Period, month_of
from projections.promise_ledger import PROMISE_LEDGER
from projections.registers import REGISTERS
from projections.workshop_load import WORKSHOP_LOAD
from runtime.figures.explaining import rule_sets_in_force
from runtime.reporting.measured import Measured, measured
from runtime.reporting.model import Named, Report, Sheet
from runtime.reporting.sheets.board import board_sheet
from runtime.reporting.sheets.by_day import by_day_sheet, meeting_sheet
from runtime.reporting.sheets.digest import digest_sheet
from runtime.reporting.sheets.figures import figures_sheet
from runtime.reporting.sheets.notes import notes_sheet
from runtime.reporting.sheets.parts import parts_sheet
from runtime.reporting.sheets.persons import advisors_sheet, technicians_sheet
from runtime.reporting.sheets.plans import job_plan_sheet, operation_plan_sheet
from runtime.reporting.sheets.problems import problems_sheet
from runtime.reporting.sheets.profit import earned, profit_sheet, revenue_sheet
from runtime.reporting.sheets.quality import accidents_sheet, quality_sheet
from runtime.reporting.sheets.reworks import again_sheet, rework_items_sheet, rework_orders_sheet
from runtime.reporting.sheets.service_quality import service_quality_sheet
from runtime.reporting.sheets.service_reports import service_reports_sheet
from runtime.reporting.sheets.targets import targets_sheet
from runtime.reporting.sheets.workshop import final_inspections_sheet, workshop_sheet
from runtime.reporting.source import Source

READ_MODELS: tuple[Projection, ...] = (KPI, WORKSHOP_LOAD, INSPECTION_LOG, REGISTERS, PROMISE_LEDGER)
"""What reports are made from."""


@dataclass(frozen=True)
class Commission:
    """For whom a report is made, from what, and how far each of the read models had come."""

    source: Source
    made_by: str
    positions: Sequence[tuple[str, int]]


Make = Callable[[Commission], Report]


def positions_of(reading: Reading) -> list[tuple[str, int]]:
    return [(model.name, reading.position(model.name)) for model in READ_MODELS]


def daily_report(day: date) -> Make:
    """One business day beside its month up to then."""

    def make(commission: Commission) -> Report:
        source = commission.source
        month = _measured(source, Period(day.replace(day=1), day))
        today = month.part(Period(day, day))
        targets = _targets(source, day)
        groups = ((Named("当日", "Day"), today), (Named("本月累计", "Month to date"), month))
        sheets = [
            board_sheet(source, *groups, targets),
            digest_sheet(source, today, targets),
            figures_sheet([(name, each, targets) for name, each in groups]),
            advisors_sheet(today, targets),
            technicians_sheet(today, targets),
            targets_sheet(month, targets),
            service_quality_sheet(month, targets),
            job_plan_sheet(source, today.period),
            workshop_sheet(source, today.period),
            final_inspections_sheet(source, month.period),
            service_reports_sheet(source, today.period),
            problems_sheet(source, today.period),
        ]
        return _report("daily", Named("售后服务部日报表", "Daily report of the service department"),
                       commission, today.period, sheets)  # fmt: skip

    return make


def monthly_report(month: Period) -> Make:
    """A month beside the one before it."""

    def make(commission: Commission) -> Report:
        source = commission.source
        before = month_of(month.first - timedelta(days=1))
        now, former = _measured(source, month), _measured(source, before)
        targets = _targets(source, month.last)
        groups = ((Named("本月", "Month"), now), (Named("上月", "Former month"), former))
        money = earned(source, now)
        sheets = [
            board_sheet(source, *groups, targets),
            digest_sheet(source, now, targets),
            figures_sheet([(*groups[0], targets), (*groups[1], _targets(source, before.last))]),
            targets_sheet(now, targets),
            revenue_sheet(money),
            profit_sheet(money, earned(source, former) if former.anything else None),
            parts_sheet(now, former, targets),
            quality_sheet(source, now, targets),
            rework_items_sheet(source, month),
            rework_orders_sheet(source, month),
            again_sheet(source, month),
            service_quality_sheet(now, targets),
            advisors_sheet(now, targets),
            technicians_sheet(now, targets),
            meeting_sheet(now),
            by_day_sheet(now),
            job_plan_sheet(source, month),
            operation_plan_sheet(source, month),
            workshop_sheet(source, month),
            final_inspections_sheet(source, month),
            service_reports_sheet(source, month),
            accidents_sheet(source, now),
            problems_sheet(source, month),
        ]
        return _report("monthly", Named("售后服务部月报", "Monthly report of the service department"),
                       commission, month, sheets)  # fmt: skip

    return make


def _measured(source: Source, period: Period) -> Measured:
    return measured(source.reads, source.store, period, source.today)


def _targets(source: Source, day: date) -> Mapping[str, Target]:
    return source.rules_on(day).targets


def _report(
    key: str, title: Named, commission: Commission, period: Period, sheets: Sequence[Sheet]
) -> Report:
    source = commission.source
    report = Report(
        key=key,
        title=title,
        store=source.store,
        period=period,
        position=min(position for _, position in commission.positions),
        rule_sets=rule_sets_in_force(source.rules, source.store, period),
        made_at=source.wall_clock(source.now),
        made_by=commission.made_by,
        sheets=sheets,
    )
    return replace(report, sheets=[*sheets, notes_sheet(report, commission.positions)])
