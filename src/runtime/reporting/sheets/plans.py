"""The daily job plan beside what was done, and planned operations beside the time that they took."""

from decimal import Decimal

from projections.kpi.periods import Period
from projections.registers.queries.plans import operation_plans
from projections.workshop_load.queries.fulfilment import PlanFulfilment, plan_fulfilment
from runtime.reporting.model import Cell, Column, Kind, Named, Row, Sheet
from runtime.reporting.source import Source

_STATES = {
    (True, True): Named("按计划完工", "Finished as planned"),
    (True, False): Named("当日未完工", "Not finished that day"),
    (False, True): Named("计划外完工", "Finished without a plan"),
    (False, False): Named("计划外作业", "Worked on without a plan"),
}
_NOT_BEGUN = Named("未动工", "Not begun")
_BY_OTHERS = Named("由他人完工", "Finished by somebody else")


def job_plan_sheet(source: Source, period: Period) -> Sheet:
    """Each planned job of each technician; work that nobody had planned comes last on its day."""
    columns = (
        Column("业务日", "Business day", Kind.DATE),
        Column("工单", "Order"),
        Column("项目", "Job"),
        Column("技师", "Technician"),
        Column("工位", "Bay"),
        Column("计划开始", "Planned start", Kind.DATETIME),
        Column("计划结束", "Planned end", Kind.DATETIME, detail=True),
        Column("计划", "Planned", Kind.MINUTES, summed=True),
        Column("实际作业", "Worked", Kind.MINUTES, summed=True),
        Column("差异", "Difference", Kind.MINUTES, summed=True),
        Column("完成情况", "What came of it"),
    )
    rows: list[Row] = [
        [
            line.day,
            line.order,
            line.job,
            line.technician,
            line.bay,
            source.wall_clock(line.start),
            source.wall_clock(line.end),
            line.planned_minutes,
            line.clocked_minutes,
            line.clocked_minutes - line.planned_minutes,
            _state(line),
        ]
        for line in plan_fulfilment(source.reads, source.store, period.first, period.last)
    ]
    return Sheet("job_plan", "作业计划完成", "Job plan fulfilment", columns, rows)


def _state(line: PlanFulfilment) -> Cell:
    if line.start is not None and not line.clocked_minutes:
        return _BY_OTHERS if line.finished else _NOT_BEGUN
    return _STATES[line.start is not None, line.finished]


def operation_plan_sheet(source: Source, period: Period) -> Sheet:
    columns = (
        Column("工单", "Order"),
        Column("项目", "Job"),
        Column("计划时间", "Planned at", Kind.DATETIME),
        Column("计划人", "Planned by"),
        Column("会商顾问", "Agreed with", detail=True),
        Column("工序数", "Operations", Kind.INTEGER, summed=True),
        Column("计划", "Planned", Kind.MINUTES, summed=True),
        Column("实际作业", "Worked", Kind.MINUTES, summed=True),
        Column("完成率", "Fulfilment", Kind.PERCENT),
    )
    rows: list[Row] = [
        [
            plan.order,
            plan.job,
            source.wall_clock(plan.at),
            plan.by,
            plan.with_advisor,
            len(plan.steps),
            plan.planned_minutes,
            plan.clocked_minutes,
            (Decimal(plan.clocked_minutes) / plan.planned_minutes * 100).quantize(Decimal("0.01"))
            if plan.planned_minutes
            else None,
        ]
        for plan in operation_plans(source.reads, source.store, period.first, period.last)
    ]
    return Sheet("operation_plans", "工序计划完成", "Operation plans", columns, rows)
