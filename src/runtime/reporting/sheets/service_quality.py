"""服务质量表: what the customers see of the work, for the store and for each advisor."""

from projections.kpi.catalogue import BY_ID
from projections.kpi.words import Dimension
from runtime.reporting.measured import Measured
from runtime.reporting.model import Cell, Column, Kind, Row, Sheet
from runtime.reporting.sheets.figures import Targets, name_cells, target_cells
from runtime.reporting.units import value_cell

_FIGURES = (
    "T01", "T01c", "T02", "T03", "T04", "T09", "T09a", "T10", "T10a", "Q01", "Q02", "Q02a", "Q07", "E01", "E02",
    "V19", "V20", "R12",
)  # fmt: skip


def service_quality_sheet(measured: Measured, targets: Targets) -> Sheet:
    kpis = [BY_ID[kpi] for kpi in _FIGURES if kpi in BY_ID]
    by_advisor = {
        kpi.id: measured.by(kpi, Dimension.ADVISOR) for kpi in kpis if Dimension.ADVISOR in kpi.dimensions
    }
    advisors = sorted({advisor for values in by_advisor.values() for advisor in values if advisor})
    columns = (
        Column("编号", "Id"),
        Column("指标", "Figure"),
        Column("单位", "Unit"),
        Column("全店", "The store", Kind.NUMBER),
        Column("目标", "Target", Kind.NUMBER),
        Column("档位", "Band"),
        *(Column(advisor, advisor, Kind.NUMBER) for advisor in advisors),
    )
    rows: list[Row] = []
    for kpi in kpis:
        own = by_advisor.get(kpi.id, {})
        of_advisors: list[Cell] = [
            value_cell(kpi, own[advisor]) if advisor in own else None for advisor in advisors
        ]
        value = value_cell(kpi, measured.value(kpi))
        rows.append([*name_cells(kpi), value, *target_cells(kpi, measured, targets), *of_advisors])
    return Sheet("service_quality", "服务质量表", "Service quality", columns, rows)
