"""Compiled selects, and which copy of each table they read."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Dialect, Table, bindparam, exists, func, select, true
from sqlalchemy.sql.expression import SelectBase

from projections.engine.bound import Bounds
from projections.engine.compiled import Query, compile_query
from projections.engine.control import CHECKPOINT, PARKED, SERVING, SWITCHES
from projections.engine.dbapi import Cursor, Value

_MOST_QUERIES = 500

_C, _P, _S = CHECKPOINT.c, PARKED.c, SERVING.c
_IS_READ = (_S.name == _C.name) & (_S.version == _C.version) & (_S.slot == _C.slot)
_OF_PROJECTION = (_C.name == bindparam("name")) & (_C.version == bindparam("version"))
_PARKED = (
    select(func.count())
    .select_from(PARKED)
    .where(_P.name == _C.name, _P.version == _C.version, _P.slot == _C.slot)
    .correlate(CHECKPOINT)
    .scalar_subquery()
    .label("parked")
)
STANDINGS = select(*CHECKPOINT.columns, _PARKED, true().label("serving")).join(SERVING, _IS_READ)
"""Of every copy that is read, of any version."""
STANDING = STANDINGS.where(_OF_PROJECTION)
"""Of the copy that is read."""
STANDING_AT = select(
    *CHECKPOINT.columns, _PARKED, exists().where(_IS_READ).correlate(CHECKPOINT).label("serving")
).where(_OF_PROJECTION, _C.slot == bindparam("slot"))
"""Of the copy in a slot."""
POSITION = select(_C.position).join(SERVING, _IS_READ).where(_OF_PROJECTION)
_POINTERS = select(_S.name, _S.version, _S.slot)
_SWITCHES = select(SWITCHES.c.number)


@dataclass(frozen=True, slots=True)
class Pointers:
    """Which copy is read, by projection; ``switches`` counts the changes that led there."""

    switches: int
    slots: Mapping[str, str]


class Queries:
    """Selects on declared tables as they are written for these pointers."""

    def __init__(self, bounds: Bounds, dialect: Dialect, pointers: Pointers) -> None:
        self.pointers = pointers
        self._bounds = bounds
        self._physical: dict[Table, Table] = {
            declared: physical
            for name, slot in pointers.slots.items()
            for declared, physical in bounds.at(name, slot).physical.items()
        }
        self._dialect = dialect
        self._compiled: dict[SelectBase, Query] = {}

    def moved(self, pointers: Pointers) -> "Queries":
        """The same for other pointers; what reads the same tables as before is not compiled again."""
        moved = Queries(self._bounds, self._dialect, pointers)
        now, before = moved._physical, self._physical
        moved._compiled = {
            statement: query
            # a copy, since another thread may just compile one more
            for statement, query in self._compiled.copy().items()
            if all(now.get(table) is before.get(table) for table in query.tables)
        }
        return moved

    def version(self, name: str) -> int:
        """Raises :class:`UnknownProjection`."""
        return self._bounds.projection(name).version

    def is_current(self, name: str, version: Value) -> bool:
        """Whether it is the version of a projection that is at work here."""
        return name in self._bounds.names and self.version(name) == version

    def compiled(self, statement: SelectBase) -> Query:
        query = self._compiled.get(statement)
        if query is None:
            if len(self._compiled) >= _MOST_QUERIES:
                # somebody makes statements at run time; forgetting all is dear but bounded
                self._compiled.clear()
            query = self._compiled[statement] = compile_query(statement, self._physical, self._dialect)
        return query


class Control:
    """The engine's own questions, which no switch can mislead."""

    def __init__(self, bounds: Bounds, dialect: Dialect) -> None:
        self._versions = {each.name: each.version for each in bounds.projections}
        self._pointers = compile_query(_POINTERS, {}, dialect)
        self._switches = compile_query(_SWITCHES, {}, dialect)

    def pointers(self, cursor: Cursor) -> Pointers:
        """In one statement, so that slots and count belong together."""
        rows, switches = self._pointers.stamped_rows(cursor, {})
        slots = {
            str(row["name"]): str(row["slot"])
            for row in rows
            if self._versions.get(str(row["name"])) == row["version"]
        }
        return Pointers(self.switches(cursor) if switches is None else switches, slots)

    def switches(self, cursor: Cursor) -> int:
        return int(self._switches.rows(cursor, {})[0]["number"] or 0)
