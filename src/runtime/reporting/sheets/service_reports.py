"""Which orders have what they must leave behind (final inspection, its record, bill, delivery) and which lack it."""

from domain.trade import OrderClass
from projections.inspection_log.queries.inspections import inspections_of
from projections.inspection_log.words import InspectionKind
from projections.kpi.periods import Period
from projections.kpi.queries.orders import OrderProgress, orders_of_days
from projections.kpi.words import Dimension
from runtime.reporting.members import member_name
from runtime.reporting.model import Cell, Column, Kind, Mark, Named, Row, Sheet
from runtime.reporting.source import Source

_COMPLETE = Named("齐全", "Complete")
_LATE = Named("逾期", "Late")
_LACKS = (
    Named("缺终检", "final inspection"),
    Named("缺终检记录", "record of the final inspection"),
    Named("未结算", "settlement"),
    Named("未交车", "delivery"),
)


def service_reports_sheet(source: Source, period: Period) -> Sheet:
    """Orders that were opened or delivered in the period, cancelled ones left out."""
    columns = (
        Column("工单", "Order"),
        Column("类别", "Class"),
        Column("服务顾问", "Advisor"),
        Column("开单时间", "Opened at", Kind.DATETIME),
        Column("应交时间", "Promised for", Kind.DATETIME),
        Column("终检合格", "Passed"),
        Column("终检记录", "Record"),
        Column("结算", "Settled"),
        Column("交车时间", "Delivered at", Kind.DATETIME),
        Column("索赔成本", "Claim cost", detail=True),
        Column("及时", "On time"),
        Column("缺少", "Lacks"),
    )
    orders = orders_of_days(source.reads, source.store, period.first, period.last, source.case_rules())
    rows = [_row(source, each) for each in orders]
    return Sheet("service_reports", "服务报告", "Service reports", columns, rows)


def _row(source: Source, each: OrderProgress) -> Row:
    passed_entries = [
        entry
        for entry in inspections_of(source.reads, source.store, each.order)
        if entry.kind is InspectionKind.FINAL and entry.passed
    ]
    recorded = each.passed and bool(passed_entries) and all(entry.record for entry in passed_entries)
    claim: Cell = Mark.NOT_ENABLED if each.order_class == OrderClass.WARRANTY else None
    return [
        each.order,
        member_name(Dimension.ORDER_CLASS, each.order_class),
        each.advisor,
        source.wall_clock(each.opened_at),
        source.wall_clock(each.promised_at),
        _mark(each.passed),
        _mark(recorded),
        _mark(each.settled),
        source.wall_clock(each.delivered_at),
        claim,
        _late(source, each),
        _lacking((each.passed, recorded, each.settled, each.delivered_at is not None)),
    ]


def _mark(done: bool) -> Mark:
    return Mark.YES if done else Mark.NO


def _late(source: Source, each: OrderProgress) -> Cell:
    if each.promised_at is None:
        return None
    return _LATE if (each.delivered_at or source.now) > each.promised_at else None


def _lacking(done: tuple[bool, ...]) -> Named:
    lacks = [name for name, there in zip(_LACKS, done, strict=True) if not there]
    if not lacks:
        return _COMPLETE
    return Named("、".join(name.zh for name in lacks), "Lacks " + ", ".join(name.en for name in lacks))
