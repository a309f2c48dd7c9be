"""Problems of the service, each with the department that can do something about it and how far that has come."""

from collections.abc import Iterator

from domain.aggregates.work_order.words import Cause
from domain.rules.targets import AfterSalesDepartment
from projections.inspection_log.queries.inspections import Missing, violations
from projections.inspection_log.queries.reworks import external_reworks, internal_reworks
from projections.kpi.periods import Period
from projections.registers.queries.accidents import accidents
from projections.registers.queries.faults import fault_cases
from runtime.reporting.model import Cell, Column, Kind, Named, Row, Sheet
from runtime.reporting.source import Source

_OPEN, _DONE = Named("处理中", "Open"), Named("已关闭", "Closed")
_WORKSHOP = AfterSalesDepartment.WORKSHOP
_DEPARTMENTS = {
    Cause.WORKMANSHIP: _WORKSHOP,
    Cause.DIAGNOSIS: _WORKSHOP,
    Cause.PART: AfterSalesDepartment.PARTS,
    Cause.CUSTOMER_USE: AfterSalesDepartment.CUSTOMER_SERVICE,
    Cause.UNRELATED: AfterSalesDepartment.FRONT_DESK,
}
"""Who is told. As long as nobody has named a cause, the workshop looks for it."""


def problems_sheet(source: Source, period: Period) -> Sheet:
    """What came up in the period, and what is open now however old it is."""
    columns = (
        Column("问题", "Problem"),
        Column("责任部门", "Department"),
        Column("发生时间", "Since", Kind.DATETIME),
        Column("工单", "Order"),
        Column("项目", "Job"),
        Column("原因", "Cause"),
        Column("进度", "Stage"),
        Column("状态", "State"),
        Column("关闭时间", "Closed at", Kind.DATETIME, detail=True),
    )
    return Sheet("problems", "问题跟踪", "Problems", columns, list(_rows(source, period)))


def _rows(source: Source, period: Period) -> Iterator[Row]:
    days = (source.reads, source.store, period.first, period.last)
    clock = source.wall_clock
    for accident in accidents(*days):
        state = _state(accident.closed_at)
        yield [
            accident.kind, _department(accident.cause), clock(accident.at), accident.order, accident.job,
            accident.cause, accident.stage, state, clock(accident.closed_at),
        ]  # fmt: skip
    for comeback in external_reworks(*days):
        cause = comeback.root_cause or comeback.cause
        jobs = " ".join(comeback.original_jobs)
        yield [
            Named("外返", "External rework"), _department(cause), clock(comeback.claimed_at), comeback.order, jobs,
            cause, comeback.disposal, _state(comeback.closed_at), clock(comeback.closed_at),
        ]  # fmt: skip
    for rework in internal_reworks(*days):
        yield [
            Named("内返", "Internal rework"), _department(rework.cause), clock(rework.opened_at), rework.order,
            rework.job, rework.cause, None, _state(rework.passed_at), clock(rework.passed_at),
        ]  # fmt: skip
    for case in fault_cases(source.reads, source.store, source.now):
        yield [
            Named("疑难故障", "Difficult fault"), _WORKSHOP, clock(case.at), case.order, case.job,
            None, case.level, _OPEN, None,
        ]  # fmt: skip
    for violation in violations(source.reads, source.store):
        owner = _WORKSHOP if violation.missing is Missing.REWORK else None
        yield [violation.missing, owner, None, violation.order, violation.job, None, None, _OPEN, None]


def _department(cause: Cause | None) -> Cell:
    return _WORKSHOP if cause is None else _DEPARTMENTS[cause]


def _state(closed_at: object) -> Named:
    return _OPEN if closed_at is None else _DONE
