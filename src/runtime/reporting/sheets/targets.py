"""Targets of the store and of its departments: plan, actual, fulfilment and band, by kind of indicator."""

from collections.abc import Iterator, Mapping

from domain.rules.targets import AfterSalesDepartment, IndicatorKind, Target
from projections.kpi.catalogue import BY_ID
from projections.kpi.definition import Kpi
from projections.kpi.queries.values import FigureValue
from projections.kpi.words import Dimension, Trade
from runtime.reporting.judged import comparable, judge
from runtime.reporting.measured import Measured
from runtime.reporting.model import Cell, Column, Kind, Mark, Named, Row, Sheet
from runtime.reporting.sheets.figures import Targets, name_cells
from runtime.reporting.units import in_unit, provisional, value_cell

_STORE = Named("全店", "The store")
_ALWAYS = {
    "R12": Named("CSI目标", "CSI target"),
    "V03a": Named("维保目标", "Maintenance target"),
    "V10": Named("配件任务", "Parts task"),
    "V21": Named("吸收率目标", "Absorption target"),
}
"""Rows that are there before anybody has set a target."""
_TRADES: Mapping[AfterSalesDepartment, frozenset[Trade]] = {
    AfterSalesDepartment.WORKSHOP: frozenset({Trade.MECHANICAL}),
    AfterSalesDepartment.BODY_AND_PAINT: frozenset({Trade.BODY, Trade.PAINT}),
}
"""A department with trades of its own is measured by them, where the figure knows trades."""


def targets_sheet(measured: Measured, targets: Targets) -> Sheet:
    columns = (
        Column("指标类别", "Kind"),
        Column("部门", "Department"),
        Column("编号", "Id"),
        Column("指标", "Figure"),
        Column("单位", "Unit"),
        Column("称谓", "Known as", detail=True),
        Column("目标", "Target", Kind.NUMBER),
        Column("计划", "Plan", Kind.NUMBER),
        Column("实际", "Actual", Kind.NUMBER),
        Column("完成率", "Fulfilment", Kind.PERCENT),
        Column("档位", "Band"),
        Column("优劣", "Better", detail=True),
        Column("口径范围", "Measured over", detail=True),
        Column("暂定", "Provisional", detail=True),
    )
    return Sheet("targets", "目标达成", "Targets", columns, list(_rows(measured, targets)))


def _rows(measured: Measured, targets: Targets) -> Iterator[Row]:
    for kind in IndicatorKind:
        for kpi_id, target in sorted(targets.items()):
            if target.kind is kind:
                for department in (
                    None,
                    *(each for each in AfterSalesDepartment if each in target.departments),
                ):
                    yield _row(measured, kpi_id, target, department)
    for kpi_id in sorted(_ALWAYS.keys() - targets.keys()):
        yield _without_target(measured, kpi_id)


def _row(
    measured: Measured, kpi_id: str, target: Target, department: AfterSalesDepartment | None
) -> list[Cell]:
    kpi = BY_ID.get(kpi_id)
    head: list[Cell] = [target.kind, department or _STORE]
    if kpi is None:
        # a target may be older or newer than the figure
        return [
            *head,
            kpi_id,
            None,
            None,
            *_known_as(kpi_id),
            *_limits(None, target, None, measured),
            *_none(),
        ]
    value, over = _actual(measured, kpi, department)
    judged = judge(kpi, value, target, measured, department)
    compared = kpi.enabled and comparable(kpi, measured.period)
    return [
        *head,
        *name_cells(kpi),
        *_known_as(kpi_id),
        *_limits(kpi, target, department, measured),
        value_cell(kpi, value),
        judged.fulfilment if compared else None,
        judged.shown if kpi.enabled else Mark.NOT_ENABLED,
        target.better,
        over,
        provisional(value),
    ]


def _limits(
    kpi: Kpi | None, target: Target, department: AfterSalesDepartment | None, measured: Measured
) -> tuple[Cell, Cell]:
    passing = target.bands_for(department).passing
    planned = target.planned(department, f"{measured.period.first:%Y-%m}") if department else None
    if kpi is None:
        return passing, planned
    return in_unit(kpi, passing), None if planned is None else in_unit(kpi, planned)


def _none() -> tuple[Cell, ...]:
    return (Mark.NOT_ENABLED, None, Mark.NOT_ENABLED, None, None, None)


def _without_target(measured: Measured, kpi_id: str) -> Row:
    kpi = BY_ID.get(kpi_id)
    names: list[Cell] = [kpi_id, None, None] if kpi is None else name_cells(kpi)
    actual: Cell = Mark.NOT_ENABLED if kpi is None else value_cell(kpi, measured.value(kpi))
    band: Cell = Mark.NO_TARGET if kpi is not None and kpi.enabled else Mark.NOT_ENABLED
    return [
        None,
        _STORE,
        *names,
        *_known_as(kpi_id),
        Mark.NO_TARGET,
        None,
        actual,
        None,
        band,
        None,
        None,
        None,
    ]


def _known_as(kpi_id: str) -> tuple[Cell]:
    return (_ALWAYS.get(kpi_id),)


def _actual(
    measured: Measured, kpi: Kpi, department: AfterSalesDepartment | None
) -> tuple[FigureValue, Cell]:
    """The department's where the figure tells it apart, else the store's; and which of the two."""
    trades = _TRADES.get(department, frozenset()) if department else frozenset()
    if not trades or Dimension.TRADE not in kpi.dimensions:
        return measured.value(kpi), _STORE
    value = measured.where(kpi, lambda each: each.entry.by.get(Dimension.TRADE) in trades)
    return value, Named(
        "、".join(trade.zh for trade in Trade if trade in trades),
        ", ".join(trade.en for trade in Trade if trade in trades),
    )
