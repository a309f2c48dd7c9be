"""The quality report: rates, reworks by whose doing they were, root causes, accidents."""

from collections import Counter
from collections.abc import Iterator

from domain.aggregates.work_order.words import AccidentKind
from projections.kpi.catalogue import BY_ID, KPIS
from projections.kpi.words import Dimension, Unit
from projections.registers.queries.accidents import Accident, accidents
from projections.registers.queries.reworks import rework_causes, rework_counts
from projections.registers.words import AccidentStage
from runtime.reporting.measured import Measured
from runtime.reporting.members import member_name
from runtime.reporting.model import Cell, Column, Kind, Named, Quantity, Row, Sheet
from runtime.reporting.sheets.figures import Targets, target_cells
from runtime.reporting.source import Source
from runtime.reporting.units import parts, provisional, value_cell

_RATES = Named("质量指标", "Rates")
_CAUSES = Named("返修责任", "Whose doing reworks were")
_COSTS = Named("返修成本", "Cost of reworks")
_ROOTS = Named("外返根本原因", "Root causes of comebacks")
_COUNTS = Named("返修与重复进厂", "Reworks and repeat visits")
_ACCIDENTS = Named("质量事故", "Accidents")


def quality_sheet(source: Source, measured: Measured, targets: Targets) -> Sheet:
    columns = (
        Column("板块", "Section"),
        Column("项目", "Item"),
        Column("单位", "Unit"),
        Column("数值", "Value", Kind.NUMBER),
        Column("分子", "Numerator", Kind.NUMBER, detail=True),
        Column("分母", "Denominator", Kind.NUMBER, detail=True),
        Column("暂定", "Provisional"),
        Column("目标", "Target", Kind.NUMBER),
        Column("档位", "Band"),
    )
    rows = [
        *_rates(measured, targets),
        *_by_cause(measured, "Q06", _CAUSES),
        *_by_cause(measured, "Q05", _COSTS),
        *_registered(source, measured),
    ]
    return Sheet("quality", "质量报告", "Quality report", columns, rows)


def _rates(measured: Measured, targets: Targets) -> Iterator[Row]:
    for kpi in KPIS:
        if kpi.id.startswith("Q"):
            value = measured.value(kpi)
            yield [
                _RATES,
                Named(f"{kpi.id} {kpi.zh}", f"{kpi.id} {kpi.en}"),
                kpi.unit,
                value_cell(kpi, value),
                *parts(kpi, value),
                provisional(value),
                *target_cells(kpi, measured, targets),
            ]


def _by_cause(measured: Measured, kpi_id: str, section: Named) -> Iterator[Row]:
    kpi = BY_ID.get(kpi_id)
    if kpi is None:
        return
    for cause, value in measured.by(kpi, Dimension.CAUSE).items():
        name = member_name(Dimension.CAUSE, cause)
        yield [section, name, kpi.unit, value_cell(kpi, value), None, None, provisional(value), None, None]


def _registered(source: Source, measured: Measured) -> Iterator[Row]:
    reads, store, period = source.reads, source.store, measured.period
    for line in rework_causes(reads, store, period.first, period.last):
        yield _count(_ROOTS, line.cause, line.count)
    for group in rework_counts(reads, store, period.first, period.last):
        why = group.cause or group.reason
        yield _count(
            _COUNTS,
            Named(
                f"{group.kind.zh} {why.zh if why else ''}".rstrip(),
                f"{group.kind.en} {why.en if why else ''}".rstrip(),
            ),
            group.count,
        )
    found = Counter((each.kind, each.stage) for each in accidents(reads, store, period.first, period.last))
    for kind in AccidentKind:
        for stage in AccidentStage:
            if found[kind, stage]:
                name = Named(f"{kind.zh} {stage.zh}", f"{kind.en}: {stage.en.lower()}")
                yield _count(_ACCIDENTS, name, found[kind, stage])


def _count(section: Named, item: Cell, count: int) -> Row:
    return [section, item, Unit.COUNT, Quantity(count, Kind.INTEGER), None, None, None, None, None]


def accidents_sheet(source: Source, measured: Measured) -> Sheet:
    """The register. What was reported in whose words lies in the vault."""
    columns = (
        Column("发生时间", "Reported at", Kind.DATETIME),
        Column("类别", "Kind"),
        Column("工单", "Order"),
        Column("项目", "Job"),
        Column("上报人", "Reported by"),
        Column("状态", "Stage"),
        Column("原因", "Cause"),
        Column("分析时间", "Analysed at", Kind.DATETIME, detail=True),
        Column("结案时间", "Closed at", Kind.DATETIME, detail=True),
    )
    period = measured.period
    found = accidents(source.reads, source.store, period.first, period.last)
    return Sheet("accidents", "事故台账", "Accidents", columns, [_accident(source, each) for each in found])


def _accident(source: Source, each: Accident) -> Row:
    return [
        source.wall_clock(each.at),
        each.kind,
        each.order,
        each.job,
        each.by,
        each.stage,
        each.cause,
        source.wall_clock(each.analysed_at),
        source.wall_clock(each.closed_at),
    ]
