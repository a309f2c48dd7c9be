"""Cells of a row as what they are."""

from dataclasses import dataclass
from typing import Any

from projections.engine.dbapi import Row
from projections.kpi.cells import items


@dataclass(frozen=True)
class Facts:
    """Cells of a row as what they are. A moment is milliseconds since 1970."""

    row: Row

    def text(self, name: str) -> str:
        return str(self.row[name])

    def optional(self, name: str) -> str | None:
        value = self.row[name]
        return None if value is None else str(value)

    def at(self, name: str) -> int | None:
        """A moment, or None; any other number that may be missing as well."""
        value = self.row[name]
        return None if value is None else int(value)

    def number(self, name: str) -> int:
        return int(self.row[name] or 0)

    def listed(self, name: str) -> list[Any]:
        return items(self.row[name])
