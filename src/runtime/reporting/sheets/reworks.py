"""What was done again: by operation and cause, order by order, and how often for which reason."""

from projections.kpi.periods import Period
from projections.kpi.queries.rework_orders import rework_statistics
from projections.kpi.queries.rework_tables import counts_with_reason, rework_items
from runtime.reporting.model import Cell, Column, Kind, Mark, Named, Row, Sheet
from runtime.reporting.source import Source
from runtime.reporting.units import yuan

_UNJUDGED = Named("未判定", "Not judged yet")


def rework_items_sheet(source: Source, period: Period) -> Sheet:
    """月度车辆返修项目分析表: the most frequent first."""
    names = source.rules_on(period.last).labour_standard
    columns = (
        Column("维修项目", "Operation"),
        Column("项目名称", "Name"),
        Column("责任", "Cause"),
        Column("内返", "Internal", Kind.INTEGER, summed=True),
        Column("外返", "External", Kind.INTEGER, summed=True),
        Column("技师", "Technicians"),
        Column("返修成本", "Cost", Kind.YUAN, summed=True),
        Column("暂定", "Provisional"),
    )
    rows: list[Row] = []
    for item in rework_items(source.reads, source.store, period.first, period.last):
        known = names.get(item.operation) if item.operation else None
        rows.append(
            [
                item.operation or Named("原单不详", "Original order unknown"),
                Named(known.zh, known.en) if known else None,
                item.cause or _UNJUDGED,
                item.internal,
                item.external,
                " ".join(item.technicians),
                yuan(item.cost_fen),
                _provisional(item.provisional),
            ]
        )
    return Sheet("rework_items", "返修项目分析", "Rework items", columns, rows)


def rework_orders_sheet(source: Source, period: Period) -> Sheet:
    """返修单的统计表: each external rework claimed in the period."""
    columns = (
        Column("返修单", "Rework order"),
        Column("返修日期", "Claimed on", Kind.DATE),
        Column("原工单", "Original order"),
        Column("距交车天数", "Days since delivery", Kind.INTEGER),
        Column("受理", "Verdict"),
        Column("同一故障", "Same fault"),
        Column("责任", "Cause"),
        Column("返修成本", "Cost", Kind.YUAN, summed=True),
        Column("暂定", "Provisional"),
    )
    found = rework_statistics(source.reads, source.store, period.first, period.last, source.case_rules())
    rows: list[Row] = [
        [
            order.order,
            order.claimed_on,
            order.original,
            order.days_since_delivery,
            order.verdict,
            order.same_fault,
            order.cause or _UNJUDGED,
            None if order.cost_fen is None else yuan(order.cost_fen),
            _provisional(order.provisional),
        ]
        for order in found.orders
    ]
    return Sheet("rework_orders", "返修单统计", "Rework orders", columns, rows)


def again_sheet(source: Source, period: Period) -> Sheet:
    """返工数量及重复上门次数, with cause or reason."""
    columns = (
        Column("类别", "Kind"),
        Column("责任或原因", "Cause or reason"),
        Column("次数", "Times", Kind.INTEGER, summed=True),
    )
    rows: list[Row] = [
        [line.kind, line.reason or _UNJUDGED, line.count]
        for line in counts_with_reason(source.reads, source.store, period.first, period.last)
    ]
    return Sheet("again", "返工与重复上门", "Reworks and repeat visits", columns, rows)


def _provisional(still_open: bool) -> Cell:
    return Mark.PROVISIONAL if still_open else None
