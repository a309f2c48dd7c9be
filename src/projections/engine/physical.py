"""Where the tables of a projection really lie. Only this module knows how their names are made."""

from sqlalchemy import MetaData, Table
from sqlalchemy.sql import quoted_name

LONGEST_NAME = 63
"""PostgreSQL cuts longer identifiers off."""

FIRST_SLOT = "a"
OTHER_SLOT = {"a": "b", "b": "a"}
"""Where a copy is built beside the one that is read."""
SCRATCH_SLOT = "v"
"""Where a copy is built only to be compared."""


def physical_name(projection: str, version: int, table: str, slot: str = FIRST_SLOT) -> str:
    """Versions and slots lie side by side, so that a new one can be filled while an old one is read."""
    return f"{projection}_v{version}{slot}_{table}"


def physical_table(projection: str, version: int, table: Table, slot: str) -> Table:
    """A copy under its physical name; index names are unique in a schema, so they are renamed with it."""
    name = physical_name(projection, version, table.name, slot)
    copy = table.to_metadata(MetaData(), name=name)
    for number, index in enumerate(sorted(copy.indexes, key=lambda each: str(each.name)), start=1):
        index.name = quoted_name(f"{name}_ix{number}", quote=None)
    return copy
