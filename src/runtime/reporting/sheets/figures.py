"""Every figure of one or several periods, with what it is made of and the band it reaches."""

from collections.abc import Iterator, Mapping, Sequence

from domain.rules.targets import Target
from projections.kpi.catalogue import KPIS
from projections.kpi.definition import Kpi
from runtime.reporting.judged import comparable, judge
from runtime.reporting.measured import Measured
from runtime.reporting.model import Cell, Column, Kind, Named, Sheet
from runtime.reporting.units import in_unit, parts, provisional, value_cell

Targets = Mapping[str, Target]
Group = tuple[Named, Measured, Targets]
"""What a period is called, its figures, and the targets in force on its last day."""

_NAMED_BY = (Column("编号", "Id"), Column("指标", "Figure"), Column("单位", "Unit"))


def figures_sheet(groups: Sequence[Group]) -> Sheet:
    """The groups stand beside each other."""
    columns = [*_NAMED_BY, *(column for name, _, _ in groups for column in _columns(name))]
    rows = [
        [
            *name_cells(kpi),
            *(cell for _, measured, targets in groups for cell in _cells(kpi, measured, targets)),
        ]
        for kpi in KPIS
    ]
    return Sheet("figures", "指标", "Figures", columns, rows)


def name_cells(kpi: Kpi) -> list[Cell]:
    return [kpi.id, Named(kpi.zh, kpi.en), kpi.unit]


def _columns(of: Named) -> Iterator[Column]:
    for zh, en, kind, detail in (
        ("数值", "Value", Kind.NUMBER, False),
        ("90分位", "P90", Kind.NUMBER, True),
        ("分子", "Numerator", Kind.NUMBER, True),
        ("分母", "Denominator", Kind.NUMBER, True),
        ("计入", "Counted", Kind.INTEGER, True),
        ("单列", "Apart", Kind.INTEGER, True),
        ("不计", "Excluded", Kind.INTEGER, True),
        ("暂定", "Provisional", Kind.TEXT, False),
        ("目标", "Target", Kind.NUMBER, False),
        ("档位", "Band", Kind.TEXT, False),
    ):
        yield Column(f"{of.zh}{zh}", f"{of.en}: {en.lower()}", kind, detail=detail)


def _cells(kpi: Kpi, measured: Measured, targets: Targets) -> list[Cell]:
    value = measured.value(kpi)
    counts: Sequence[Cell] = (
        (value.counted, value.separate, value.excluded) if kpi.enabled else (None, None, None)
    )
    return [
        value_cell(kpi, value),
        None if value.p90 is None else in_unit(kpi, value.p90),
        *parts(kpi, value),
        *counts,
        provisional(value),
        *target_cells(kpi, measured, targets),
    ]


def target_cells(kpi: Kpi, measured: Measured, targets: Targets) -> tuple[Cell, Cell]:
    """Where the lowest band begins, and the band that is reached; empty where the period cannot be compared."""
    target = targets.get(kpi.id)
    if target is None or not comparable(kpi, measured.period):
        return None, None
    judged = judge(kpi, measured.value(kpi), target, measured)
    return in_unit(kpi, judged.goal), judged.shown
