"""备件部: what its month was like, beside the month before, its targets, and by what parts are stocked for."""

from domain.parts import UsageClass
from domain.rules.targets import AfterSalesDepartment, Target
from projections.kpi.catalogue import BY_ID
from projections.kpi.definition import Kpi
from projections.kpi.figures.parts import PARTS
from projections.kpi.words import Dimension
from runtime.reporting.judged import comparable, judge
from runtime.reporting.measured import Measured
from runtime.reporting.model import Cell, Column, Kind, Row, Sheet
from runtime.reporting.sheets.figures import Targets, name_cells
from runtime.reporting.units import in_unit, provisional, value_cell

_SOLD = ("V10", "V17")
"""Figures of another family that the department answers for."""
_OURS = AfterSalesDepartment.PARTS


def parts_sheet(now: Measured, former: Measured, targets: Targets) -> Sheet:
    """A target is the department's where it has its own, else the store's."""
    columns = (
        Column("编号", "Id"),
        Column("指标", "Figure"),
        Column("单位", "Unit"),
        Column("本月", "Month", Kind.NUMBER),
        Column("上月", "Former month", Kind.NUMBER),
        Column("目标", "Target", Kind.NUMBER),
        Column("计划", "Plan", Kind.NUMBER, detail=True),
        Column("完成率", "Fulfilment", Kind.PERCENT),
        Column("档位", "Band"),
        Column("暂定", "Provisional", detail=True),
        *(Column(each.zh, each.en, Kind.NUMBER, detail=True) for each in UsageClass),
    )
    kpis = (*(BY_ID[kpi] for kpi in _SOLD), *PARTS)
    rows: list[Row] = [_row(kpi, now, former, targets.get(kpi.id)) for kpi in kpis]
    return Sheet("parts", "备件部", "Parts department", columns, rows)


def _row(kpi: Kpi, now: Measured, former: Measured, target: Target | None) -> Row:
    value = now.value(kpi)
    return [
        *name_cells(kpi),
        value_cell(kpi, value),
        value_cell(kpi, former.value(kpi)),
        *_target(kpi, now, target),
        provisional(value),
        *_by_class(kpi, now),
    ]


def _target(kpi: Kpi, now: Measured, target: Target | None) -> tuple[Cell, ...]:
    if target is None or not comparable(kpi, now.period):
        return None, None, None, None
    judged = judge(kpi, now.value(kpi), target, now, _OURS)
    planned = target.planned(_OURS, f"{now.period.first:%Y-%m}")
    return (
        in_unit(kpi, target.bands_for(_OURS).passing),
        None if planned is None else in_unit(kpi, planned),
        judged.fulfilment,
        judged.shown,
    )


def _by_class(kpi: Kpi, now: Measured) -> list[Cell]:
    if Dimension.USAGE_CLASS not in kpi.dimensions:
        return [None for _ in UsageClass]
    values = now.by(kpi, Dimension.USAGE_CLASS)
    return [value_cell(kpi, values[each]) if each in values else None for each in UsageClass]
