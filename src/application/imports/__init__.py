"""Files into commands: mappings, rows, rehearsals, result sheets."""

from application.imports.arrivals import ArrivalImport
from application.imports.importing import Result, Verdict
from application.imports.mapping import Mapping, load_mapping, shipped_mappings
from application.imports.reading import Sheet, open_sheet
from application.imports.sheet import write_rejections

__all__ = [
    "ArrivalImport",
    "Mapping",
    "Result",
    "Sheet",
    "Verdict",
    "load_mapping",
    "open_sheet",
    "shipped_mappings",
    "write_rejections",
]
