"""JSON in the cells of the facts."""

from typing import Any

from pydantic_core import from_json

from projections.engine.columns import Json, json_text
from projections.engine.dbapi import Value


def items(cell: Value) -> list[Any]:
    """The list that a cell holds; none in an empty one."""
    stored: list[Any] = from_json(str(cell)) if cell and cell != "[]" else []
    return stored


def mapping(cell: Value) -> dict[str, Any]:
    """The object that a cell holds; an empty one in an empty cell."""
    stored: dict[str, Any] = from_json(str(cell)) if cell and cell != "{}" else {}
    return stored


def with_item(cell: Value, item: Json) -> str:
    """The cell of a list with one more at its end."""
    # canonical as it is, so the rest need not be read and written again
    before = "" if cell in (None, "", "[]") else f"{str(cell)[1:-1]},"
    return f"[{before}{json_text(item)}]"
