"""The management board: few figures at a glance, each with its target and when it was brought up to date."""

from projections.kpi.catalogue import BY_ID
from runtime.reporting.measured import Measured
from runtime.reporting.model import Column, Kind, Named, Row, Sheet
from runtime.reporting.sheets.figures import Targets, target_cells
from runtime.reporting.source import Source
from runtime.reporting.units import provisional, value_cell

_TILES = (
    "V01", "V02", "V08", "V13", "T01", "T02", "T08", "Q01", "Q02", "Q04", "C01", "C02", "C03", "C06", "C07", "R12",
)  # fmt: skip


def board_sheet(
    source: Source, now: tuple[Named, Measured], beside: tuple[Named, Measured], targets: Targets
) -> Sheet:
    """``now`` is what the board is about, and what is judged where it can be; else the wider of the two."""
    name, measured = now
    other_name, other = beside
    columns = (
        Column("看板", "Tile"),
        Column("单位", "Unit"),
        Column(name.zh, name.en, Kind.NUMBER),
        Column(other_name.zh, other_name.en, Kind.NUMBER),
        Column("目标", "Target", Kind.NUMBER),
        Column("档位", "Band"),
        Column("暂定", "Provisional"),
        Column("更新时间", "Brought up to date", Kind.DATETIME),
    )
    judged = max((measured, other), key=lambda each: (each.period.last, each.period.last - each.period.first))
    rows: list[Row] = [
        [
            Named(f"{kpi.id} {kpi.zh}", f"{kpi.id} {kpi.en}"),
            kpi.unit,
            value_cell(kpi, measured.value(kpi)),
            value_cell(kpi, other.value(kpi)),
            *target_cells(kpi, judged, targets),
            provisional(judged.value(kpi)),
            source.wall_clock(source.now),
        ]
        for kpi in (BY_ID[tile] for tile in _TILES if tile in BY_ID)
    ]
    return Sheet("board", "管理看板", "Management board", columns, rows)
