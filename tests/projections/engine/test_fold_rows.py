"""The rows of a fold and those of a batch answer and refuse alike, whatever is done to them."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from random import Random
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Index, MetaData, Table
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from projections.engine import Rows
from projections.engine.bound import Bound
from projections.engine.columns import big_integer, flag, integer, key_text, text
from projections.engine.dbapi import Row, Value
from projections.engine.physical import FIRST_SLOT
from projections.engine.rebuilding.fold_rows import FoldRows
from projections.engine.rebuilding.fold_table import FoldTable
from projections.engine.rebuilding.folds import NoDatabase
from tests.projections.engine.sample import ACCOUNTS

ChoiceT = TypeVar("ChoiceT")


class Word(StrEnum):
    """Members equal plain texts, as those of closed lists do."""

    A = "a"
    B = "b"


CAR = Table(
    "car",
    MetaData(),
    key_text("id"),
    text("owner"),
    big_integer("fen", optional=True),
    integer("doors"),
    flag("sold"),
    text("note", optional=True),
    Index("by_owner", "owner", "sold"),
    Index("by_doors", "doors"),
)
WHEEL = Table("wheel", MetaData(), key_text("car"), key_text("place"), text("tyre", optional=True))
SUMS = Table(
    "sums",
    MetaData(),
    key_text("store"),
    key_text("day"),
    big_integer("fen"),
    integer("count"),
    Index("by_day", "day"),
    Index("by_count", "count"),
)
FOREIGN = Table("foreign", MetaData(), key_text("id"))
OWN = (CAR, WHEEL, SUMS)
BOUND = Bound(replace(ACCOUNTS, tables=OWN), FIRST_SLOT, SQLiteDialect())


TEXTS: Sequence[Value] = ("a", "b", "c", Word.A, Word.B)
LARGE: Sequence[Value] = (0, 1, -1, 2**31, 2**62, 2**63 - 1, -(2**63))
SMALL: Sequence[Value] = (-2, -1, 0, 1, 2)
ANYTHING: Sequence[Value] = (None, True, "a", Word.A, 0, 2**31 - 1, 2**31, -(2**31) - 1, 2**63)
COLUMNS: Mapping[Table, Mapping[str, Sequence[Value]]] = {
    CAR: {
        "id": TEXTS,
        "owner": TEXTS,
        "fen": (None, *LARGE),
        "doors": SMALL,
        "sold": (True, False),
        "note": (None, *TEXTS),
    },
    WHEEL: {"car": TEXTS, "place": TEXTS, "tyre": (None, *TEXTS)},
    SUMS: {"store": TEXTS, "day": TEXTS, "fen": LARGE, "count": SMALL},
    FOREIGN: {"id": TEXTS},
}
LOOK_UPS: Mapping[Table, Sequence[Sequence[str]]] = {
    CAR: (("owner",), ("owner", "sold"), ("sold", "owner"), ("doors",), ("id",), ("note",), ()),
    WHEEL: (("car",), ("place", "car"), ("tyre",)),
    SUMS: (("store",), ("day",), ("count",), ("colour",)),
    FOREIGN: (("id",),),
}
METHODS = (
    *4 * ("put", "change", "add"),
    *2 * ("patch", "get", "cells", "select", "cells_of", "touch"),
    "delete",
    "take_touched",
)


@dataclass(frozen=True)
class Operation:
    """A call of a method of the rows."""

    method: str
    table: Table
    values: Sequence[object] = ()
    named: Row = field(default_factory=dict)

    def outcome(self, rows: Rows) -> str:
        """As text, in which a word differs from the text that it equals, and so do columns in another order."""
        try:
            return repr(getattr(rows, self.method)(self.table, *self.values, **self.named))
        except Exception as refusal:  # noqa: BLE001  # whatever it is, the other rows give the same
            return f"{type(refusal).__name__}: {refusal}"


class Operations:
    """Mostly such as a handler may want, and some of which nothing can come."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)

    def next(self) -> Operation:
        table, method = self._any((CAR, WHEEL, SUMS)), self._any(METHODS)
        if self._seldom():
            table = FOREIGN
        columns = COLUMNS[table]
        key = self._key(table)
        names = tuple(self._some([*columns, "colour"] if self._seldom() else list(columns), least=1))
        match method:
            case "put":
                wanted = self._some([*columns, "colour"]) if self._seldom() else list(columns)
                return Operation(method, table, [self._row(table, wanted)])
            case "change" | "patch":
                free = [column.name for column in table.columns if not column.primary_key]
                wanted = self._some([*columns, "colour"] if self._seldom() else free)
                address = key[0] if len(key) == 1 and self._chance.random() < 0.5 else key
                return Operation(method, table, [address], self._row(table, wanted))
            case "add":
                numbers = [self._any(LARGE if self._seldom() else SMALL), self._any(SMALL)]
                return Operation(
                    method, table, [key, self._some([*numbers, 1]) if self._seldom() else numbers]
                )
            case "cells":
                return Operation(method, table, [names, *key])
            case "select":
                return Operation(method, table, named=self._row(table, self._any(LOOK_UPS[table])))
            case "cells_of":
                return Operation(method, table, [names], self._row(table, self._any(LOOK_UPS[table])))
            case "take_touched":
                return Operation(method, table)
            case _:
                return Operation(method, table, key)

    def _key(self, table: Table) -> tuple[Value, ...]:
        if self._seldom():
            # no numbers, which would be taken, and could not be sorted beside texts
            return tuple(self._any((None, *TEXTS)) for _ in range(self._chance.randrange(4)))
        return tuple(self._any(COLUMNS[table][column.name]) for column in table.primary_key.columns)

    def _row(self, table: Table, names: Sequence[str]) -> Row:
        likely = COLUMNS[table]
        odd = self._any(names) if names and self._seldom() else None
        return {name: self._any(ANYTHING if name == odd else likely.get(name, TEXTS)) for name in names}

    def _any(self, choices: Sequence[ChoiceT]) -> ChoiceT:
        return self._chance.choice(choices)

    def _some(self, choices: list[ChoiceT], *, least: int = 0) -> list[ChoiceT]:
        return self._chance.sample(choices, self._chance.randint(least, len(choices)))

    def _seldom(self) -> bool:
        return self._chance.random() < 0.1


@given(seed=st.integers(0, 2**32), count=st.integers(1, 2_000))
def test_whatever_is_done_they_answer_and_refuse_as_the_rows_of_a_batch_do(seed: int, count: int) -> None:
    of_fold, of_batch = FoldRows(BOUND.tables), Rows(BOUND.tables, NoDatabase(), empty=True)
    operations = Operations(seed)
    for _ in range(count):
        operation = operations.next()
        assert operation.outcome(of_fold) == operation.outcome(of_batch), operation
    for table in (*OWN, FOREIGN):
        touched, records = Operation("take_touched", table), Operation("records", table)
        assert touched.outcome(of_fold) == touched.outcome(of_batch)
        assert records.outcome(of_fold) == records.outcome(of_batch)


def test_what_is_handed_out_is_a_copy() -> None:
    rows = FoldRows(BOUND.tables)
    wheel = {"car": "a", "place": "front", "tyre": None}
    rows.put(WHEEL, wheel)
    rows.change(WHEEL, ("a", "front"), tyre="wet")
    for copy in (rows.get(WHEEL, "a", "front"), rows.select(WHEEL, car="a")[0], wheel):
        assert copy is not None
        copy["tyre"] = "flat"
    assert rows.records(WHEEL) == [("a", "front", "wet")]


def test_sums_go_and_come_again() -> None:
    rows = FoldRows(BOUND.tables)
    for fen in (5, -5, 7, 0):
        rows.add(SUMS, ("s", "d"), (fen, 0))
    assert rows.cells(SUMS, ("fen",), "s", "d") == (7,)
    rows.add(SUMS, ("s", "d"), (-7, 0))
    assert rows.records(SUMS) == []


def test_a_table_is_gone_when_nobody_holds_it() -> None:
    """While parts are folded the collector of garbage is off: what refers to itself would stay until the end."""
    held = FoldTable(BOUND.tables[0])
    held.put(held.shape.record({"id": "c1", "owner": "o", "doors": 4, "sold": False}))
    assert held.where({"owner": "o", "sold": False})
    assert held.values(("id", "doors"))(held.records["c1",]) == ("c1", 4)
    gone = weakref.ref(held)
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        del held
        assert gone() is None
    finally:
        if was_enabled:
            gc.enable()
