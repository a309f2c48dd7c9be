"""A report as JSON: what the command line and HTTP answer with."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from domain.labels import Word
from projections.engine.columns import Json
from runtime.reporting.model import Cell, Named, Quantity, Report, Sheet


def report_document(report: Report) -> Mapping[str, Json]:
    return {
        "report": report.key,
        "title_zh": report.title.zh,
        "title_en": report.title.en,
        "store": report.store,
        "first_day": report.period.first.isoformat(),
        "last_day": report.period.last.isoformat(),
        "position": report.position,
        "rule_sets": list(report.rule_sets),
        "made_at": report.made_at.isoformat(),
        "made_by": report.made_by,
        "sheets": [_sheet(sheet) for sheet in report.sheets],
    }


def _sheet(sheet: Sheet) -> Json:
    return {
        "sheet": sheet.key,
        "name_zh": sheet.zh,
        "name_en": sheet.en,
        "columns": [
            {"zh": column.zh, "en": column.en, "kind": column.kind.value, "summed": column.summed}
            for column in sheet.columns
        ],
        "rows": [[_cell(cell) for cell in row] for row in sheet.rows],
    }


def _cell(cell: Cell) -> Json:
    """Exact decimals are text: no reader shall round them. Words are codes with both labels."""
    match cell:
        case Word():
            return {"code": cell.value, "zh": cell.zh, "en": cell.en}
        case Named():
            return {"zh": cell.zh, "en": cell.en}
        case Quantity():
            return {"number": _number(cell.number), "kind": cell.kind.value}
        case Decimal():
            return str(cell)
        case datetime() | date():
            return cell.isoformat()
        case _:
            return cell


def _number(number: Decimal | int) -> Json:
    return str(number) if isinstance(number, Decimal) else number
