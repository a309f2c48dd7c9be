"""Files of the parts department: master data, receipts, counts; as text or as workbooks."""

from application.imports.parts.columns import PartsFile, open_parts_file
from application.imports.parts.department import PartsImports

__all__ = ["PartsFile", "PartsImports", "open_parts_file"]
