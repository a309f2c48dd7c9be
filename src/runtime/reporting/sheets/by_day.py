"""Every figure on each business day: what is shown at each meeting, merged for the month."""

from collections.abc import Iterator

from projections.kpi.catalogue import BY_ID, KPIS
from projections.kpi.definition import Kpi
from runtime.reporting.measured import Measured
from runtime.reporting.model import Cell, Column, Kind, Mark, Row, Sheet
from runtime.reporting.sheets.figures import name_cells
from runtime.reporting.units import value_cell

_MEETING = ("V01", "V02", "V03a", "V08", "V09", "V10", "T01", "T08", "Q02", "Q03", "R12")
_NOT_FED = (Column("预约登记数", "Bookings taken"), Column("售后回访数", "Callbacks made"))
"""Nothing in the log says how many there were."""


def by_day_sheet(measured: Measured) -> Sheet:
    """A row for each figure and a column for each day, and the whole period first: days do not always add up to it."""
    days = list(measured.days())
    columns = [
        Column("编号", "Id"),
        Column("指标", "Figure"),
        Column("单位", "Unit"),
        Column("全期", "Whole period", Kind.NUMBER),
        *(Column(f"{day.period.first:%m-%d}", f"{day.period.first:%m-%d}", Kind.NUMBER) for day in days),
    ]
    rows = [[*name_cells(kpi), *(_cell(kpi, each) for each in (measured, *days))] for kpi in KPIS]
    return Sheet("by_day", "逐日指标", "Figures by day", columns, rows, on_screen=False)


def meeting_sheet(measured: Measured) -> Sheet:
    """A row for each day's meeting. Days without anything in them are left out."""
    kpis = [BY_ID[kpi] for kpi in _MEETING if kpi in BY_ID]
    columns = [Column("业务日", "Business day", Kind.DATE), *(_column(kpi) for kpi in kpis), *_NOT_FED]
    return Sheet("meetings", "例会数据", "Meeting figures", columns, list(_meetings(measured, kpis)))


def _cell(kpi: Kpi, measured: Measured) -> Cell:
    """Nothing for a day that has not begun: it has no zero either."""
    return None if measured.period.first > measured.today else value_cell(kpi, measured.value(kpi))


def _column(kpi: Kpi) -> Column:
    return Column(f"{kpi.zh}({kpi.unit.zh})", f"{kpi.en} ({kpi.unit.en})", Kind.NUMBER)


def _meetings(measured: Measured, kpis: list[Kpi]) -> Iterator[Row]:
    for day in measured.days():
        values = [day.value(kpi) for kpi in kpis]
        if any(value.counted or value.separate for value in values):
            cells: list[Cell] = [value_cell(kpi, value) for kpi, value in zip(kpis, values, strict=True)]
            yield [day.period.first, *cells, *(Mark.NOT_ENABLED for _ in _NOT_FED)]
