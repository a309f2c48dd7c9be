"""Figures of each advisor and each technician."""

from collections.abc import Iterator

from projections.kpi.catalogue import KPIS
from projections.kpi.words import Dimension
from runtime.reporting.judged import accumulates, judge
from runtime.reporting.measured import Measured
from runtime.reporting.members import member_name
from runtime.reporting.model import Column, Kind, Named, Row, Sheet
from runtime.reporting.sheets.figures import Targets, name_cells
from runtime.reporting.units import in_unit, parts, provisional, value_cell


def advisors_sheet(measured: Measured, targets: Targets) -> Sheet:
    return _sheet("advisors", Named("顾问指标", "Figures by advisor"), Dimension.ADVISOR, measured, targets)


def technicians_sheet(measured: Measured, targets: Targets) -> Sheet:
    name = Named("技师指标", "Figures by technician")
    return _sheet("technicians", name, Dimension.TECHNICIAN, measured, targets)


def _sheet(key: str, name: Named, dimension: Dimension, measured: Measured, targets: Targets) -> Sheet:
    """A row for each person and figure that has anything of him in it; those of one person together."""
    columns = (
        Column(dimension.zh, dimension.en),
        Column("编号", "Id"),
        Column("指标", "Figure"),
        Column("单位", "Unit"),
        Column("数值", "Value", Kind.NUMBER),
        Column("分子", "Numerator", Kind.NUMBER, detail=True),
        Column("分母", "Denominator", Kind.NUMBER, detail=True),
        Column("计入", "Counted", Kind.INTEGER),
        Column("单列", "Apart", Kind.INTEGER, detail=True),
        Column("不计", "Excluded", Kind.INTEGER, detail=True),
        Column("暂定", "Provisional", detail=True),
        Column("门店目标", "Target of the store", Kind.NUMBER),
        Column("档位", "Band"),
    )
    found = sorted(_rows(dimension, measured, targets), key=lambda each: each[0])
    return Sheet(key, name.zh, name.en, columns, [row for _, row in found])


def _rows(
    dimension: Dimension, measured: Measured, targets: Targets
) -> Iterator[tuple[tuple[bool, str, int], Row]]:
    """With what they are ordered by; what belongs to nobody comes last."""
    for place, kpi in enumerate(KPIS):
        if dimension not in kpi.dimensions:
            continue
        # a sum is everybody's together: the store's target is nobody's own
        target = None if accumulates(kpi) else targets.get(kpi.id)
        for person, value in measured.by(kpi, dimension).items():
            judged = judge(kpi, value, target, measured) if target else None
            yield (
                (not person, person, place),
                [
                    member_name(dimension, person),
                    *name_cells(kpi),
                    value_cell(kpi, value),
                    *parts(kpi, value),
                    value.counted,
                    value.separate,
                    value.excluded,
                    provisional(value),
                    in_unit(kpi, judged.goal) if judged else None,
                    judged.shown if judged else None,
                ],
            )
