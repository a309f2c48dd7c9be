"""Selects on declared tables, turned once into SQL on physical ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Boolean, Column, Dialect, Select, Table, select
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import SelectBase
from sqlalchemy.sql.visitors import replacement_traverse

from projections.engine.control import SWITCHES
from projections.engine.dbapi import Cursor, Param, Row

STAMP = select(SWITCHES.c.number).scalar_subquery().label("switches_so_far")


@dataclass(frozen=True, slots=True)
class Query:
    """``needed`` parameters are the caller's, ``given`` ones are written in the statement.

    Where ``stamped``, the last column of the answer, which no row shows, tells how many switches there had been.
    """

    sql: str
    given: Mapping[str, Param]
    needed: frozenset[str]
    names: tuple[str, ...]
    flags: tuple[int, ...]
    stamped: bool
    tables: frozenset[Table]
    """As the statement names them."""
    compiler: SQLCompiler | None
    """Only where a list parameter (``IN``) makes the text depend on the values."""

    def rows(self, cursor: Cursor, params: Mapping[str, Param]) -> list[Row]:
        """TypeError for a parameter too many or too few."""
        return self.stamped_rows(cursor, params)[0]

    def stamped_rows(self, cursor: Cursor, params: Mapping[str, Param]) -> tuple[list[Row], int | None]:
        """The rows with their stamp; None where it is not known, as when there are no rows to carry it."""
        if params.keys() != self.needed:
            raise TypeError(f"the query takes {sorted(self.needed)}, not {sorted(params)}")
        values = {**self.given, **params} if self.given else params
        sql = self.sql
        if self.compiler is not None:
            expanded = self.compiler.construct_expanded_state(values)
            sql, values = expanded.statement, expanded.parameters
        cursor.execute(sql, values)
        names = self.names
        records = cursor.fetchall()
        rows: list[Row] = [dict(zip(names, record, strict=False)) for record in records]
        for i in self.flags:
            name = names[i]
            for row in rows:
                if row[name] is not None:
                    row[name] = bool(row[name])
        stamp = cast("int", records[0][-1]) if self.stamped and records else None
        return rows, stamp


def compile_query(statement: SelectBase, physical: Mapping[Table, Table], dialect: Dialect) -> Query:
    """``physical``: the table to read for each declared one. ValueError when two columns have one name."""
    tables: set[Table] = set()

    def in_place_of(element: object, **_: object) -> ClauseElement | None:
        table = element.table if isinstance(element, Column) else element
        if not isinstance(table, Table):
            return None
        tables.add(table)
        placed = physical.get(table)
        return placed.c[element.key] if isinstance(element, Column) and placed is not None else placed

    columns = tuple(statement.selected_columns)
    names = tuple(column.key or "" for column in columns)
    if len(set(names)) != len(names) or "" in names:
        raise ValueError(f"label the columns of the query, each with a name of its own: {names}")
    stamped = isinstance(statement, Select)
    with_stamp = statement.add_columns(STAMP) if isinstance(statement, Select) else statement
    placed = cast("SelectBase", replacement_traverse(with_stamp, {}, in_place_of))
    compiler = placed.compile(dialect=dialect)
    needed = frozenset(
        name
        for name, bind in compiler.binds.items()
        if bind.required and name in compiler.bind_names.values()
    )
    given = {name: value for name, value in compiler.params.items() if name not in needed}
    return Query(
        sql=str(compiler),
        given=given,
        needed=needed,
        names=names,
        flags=tuple(i for i, column in enumerate(columns) if isinstance(column.type, Boolean)),
        stamped=stamped,
        tables=frozenset(tables),
        compiler=compiler if any(bind.expanding for bind in compiler.binds.values()) else None,
    )
