"""The handlers' view of their rows against a plain dictionary, and what it refuses."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import Column, Connection, ForeignKey, MetaData, Table, Text

from projections.engine import (
    ReadDatabase,
    Row,
    RowError,
    Rows,
    on,
    open_read_database,
    subscriptions,
)
from projections.engine.bound import Bound, raw_cursor
from projections.engine.columns import big_integer, integer, key_text
from projections.engine.dbapi import Cursor, Value
from projections.engine.physical import FIRST_SLOT
from tests.projections.engine.sample import ACCOUNT, ACCOUNTS, OWNER, Opened, accounts, opened


class Colour(StrEnum):
    RED = "red"


@pytest.fixture
def cursor(database: ReadDatabase) -> Iterator[Cursor]:
    """In a transaction that has made the tables."""
    with database.writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("CREATE SCHEMA read_models")
        Bound(ACCOUNTS, FIRST_SLOT, database.writer.dialect).recreate(connection)
        yield raw_cursor(connection)


@pytest.fixture
def rows(database: ReadDatabase, cursor: Cursor) -> Rows:
    return Rows(Bound(ACCOUNTS, FIRST_SLOT, database.writer.dialect).tables, cursor)


def account(**changes: Value) -> Row:
    return {"id": "1", "owner": "a", "fen": 0, "rich": False, "note": None, **changes}


def test_what_is_handed_out_is_a_copy(rows: Rows) -> None:
    rows.put(ACCOUNT, account())
    for copy in (rows.get(ACCOUNT, "1"), rows.select(ACCOUNT, owner="a")[0]):
        assert copy == account()
        copy["fen"] = 99
    assert rows.get(ACCOUNT, "1") == account()


def test_a_look_up_during_an_undone_event_hides_nothing_afterwards(
    rows: Rows, cursor: Cursor, database: ReadDatabase
) -> None:
    rows.put(ACCOUNT, account())
    rows.flush()
    next_batch = Rows(Bound(ACCOUNTS, FIRST_SLOT, database.writer.dialect).tables, cursor)
    next_batch.begin_event()
    next_batch.put(ACCOUNT, account(owner="b"))
    assert next_batch.select(ACCOUNT, owner="a") == []
    next_batch.undo_event()
    assert next_batch.select(ACCOUNT, owner="a") == [account()]


def test_words_of_closed_lists_become_plain_text(rows: Rows) -> None:
    rows.put(ACCOUNT, account(owner=Colour.RED))
    row = rows.get(ACCOUNT, "1")
    assert row is not None
    assert type(row["owner"]) is str
    rows.flush()
    assert rows.select(ACCOUNT, owner="red") == [account(owner="red")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"fen": "12"},
        {"fen": True},
        {"fen": 2**63},
        {"rich": 1},
        {"owner": 5},
        {"owner": None},
        {"colour": "red"},
        {"id": None},
    ],
)
def test_a_row_that_the_table_cannot_hold_is_refused_at_once(rows: Rows, wrong: dict[str, Value]) -> None:
    with pytest.raises(RowError):
        rows.put(ACCOUNT, account(**wrong))
    rows.put(ACCOUNT, account())
    with pytest.raises(RowError):
        rows.patch(ACCOUNT, "1", **wrong)
    assert rows.get(ACCOUNT, "1") == account()


@pytest.mark.parametrize("wrong", [{"fen": 2**63}, {"fen": -(2**63) - 1}, {"owner": None}])
def test_rows_of_types_seen_before_are_looked_at_all_the_same(rows: Rows, wrong: dict[str, Value]) -> None:
    rows.put(ACCOUNT, account())
    with pytest.raises(RowError):
        rows.put(ACCOUNT, account(**wrong))
    rows.put(ACCOUNT, account(owner=Colour.RED))
    rows.put(ACCOUNT, account(id="2", owner=Colour.RED))
    assert [type(row["owner"]) for row in rows.select(ACCOUNT, owner="red")] == [str, str]


def test_an_unknown_column_in_place_of_another_is_refused(rows: Rows) -> None:
    rows.put(ACCOUNT, account())
    as_many: Row = {**account(), "colour": "red"}
    del as_many["note"]
    with pytest.raises(RowError, match="no column colour"):
        rows.put(ACCOUNT, as_many)
    del as_many["colour"]
    rows.put(ACCOUNT, as_many)
    assert rows.get(ACCOUNT, "1") == account()


def test_a_change_of_a_row_that_is_not_there_changes_nothing(rows: Rows) -> None:
    assert not rows.change(ACCOUNT, "1", fen=1)
    assert rows.get(ACCOUNT, "1") is None
    rows.put(ACCOUNT, account())
    assert rows.change(ACCOUNT, "1", fen=1)
    assert rows.get(ACCOUNT, "1") == account(fen=1)


def test_some_cells_are_those_of_the_row(rows: Rows) -> None:
    assert rows.cells(ACCOUNT, ("fen",), "1") is None
    rows.put(ACCOUNT, account(fen=7))
    rows.put(ACCOUNT, account(id="2"))
    assert rows.cells(ACCOUNT, ("fen",), "1") == (7,)
    assert rows.cells(ACCOUNT, ("rich", "id"), "1") == (False, "1")
    assert rows.cells_of(ACCOUNT, ("id", "fen"), owner="a") == [("1", 7), ("2", 0)]
    assert rows.cells_of(ACCOUNT, ("id",), owner="b") == []


SUMS = Table("sums", MetaData(), key_text("owner"), key_text("day"), big_integer("fen"), integer("count"))


def test_numbers_add_up_over_batches_and_are_gone_when_nothing_is_left(database: ReadDatabase) -> None:
    dialect, key = database.writer.dialect, ("a", Colour.RED)
    bound = Bound(replace(ACCOUNTS, tables=(SUMS,)), FIRST_SLOT, dialect)
    with database.writer.begin() as connection:
        if dialect.name == "postgresql":
            connection.exec_driver_sql("CREATE SCHEMA read_models")
        bound.recreate(connection)
        shown = []
        for amounts in ([2**40, 1], [-(2**41), -3], [0, 0], [2**40, 2]):
            rows = Rows(bound.tables, raw_cursor(connection))
            rows.add(SUMS, key, amounts)
            rows.begin_event()
            rows.add(SUMS, key, [5, 5])
            rows.undo_event()
            rows.flush()
            shown.append(
                Rows(bound.tables, raw_cursor(connection)).cells(SUMS, ("day", "fen", "count"), *key)
            )
    assert shown == [("red", 2**40, 1), ("red", -(2**40), -2), ("red", -(2**40), -2), None]


def test_what_cannot_be_added_is_refused(rows: Rows, database: ReadDatabase, cursor: Cursor) -> None:
    with pytest.raises(RowError, match="columns to add to"):
        rows.add(ACCOUNT, ("1",), [1])
    sums = Rows(
        Bound(replace(ACCOUNTS, tables=(SUMS,)), FIRST_SLOT, database.writer.dialect).tables,
        cursor,
        empty=True,
    )
    for amounts in ([1], [1, 2, 3]):
        with pytest.raises(RowError, match="2 columns to add to"):
            sums.add(SUMS, ("a", "b"), amounts)
    with pytest.raises(RowError, match="cannot hold"):
        sums.add(SUMS, ("a", "b"), [0, 2**31])
    sums.add(SUMS, ("a", "b"), [0, 2**31 - 1])
    with pytest.raises(RowError, match="cannot hold"):
        sums.add(SUMS, ("a", "b"), [0, 1])


def test_wrong_addresses_are_refused(rows: Rows) -> None:
    with pytest.raises(RowError, match="no row"):
        rows.patch(ACCOUNT, "nobody", fen=1)
    with pytest.raises(RowError, match="addressed by"):
        rows.get(ACCOUNT, "1", "2")
    with pytest.raises(RowError, match="no index"):
        rows.select(ACCOUNT, note="x")
    with pytest.raises(RowError, match="no index"):
        rows.select(ACCOUNT)
    with pytest.raises(RowError, match="not a table"):
        rows.get(Table("other", MetaData(), key_text("id")), "1")
    rows.put(ACCOUNT, account())
    with pytest.raises(RowError, match="a key does not change"):
        rows.patch(ACCOUNT, "1", id="2")


def test_declarations_that_cannot_work_are_refused() -> None:
    keyless = Table("keyless", MetaData(), Column("a", Text))
    foreign = Table("foreign", MetaData(), Column("a", Text, ForeignKey("x.a"), primary_key=True))
    endless = Table("t" * 60, MetaData(), key_text("id"))
    for table in (keyless, foreign, endless):
        with pytest.raises(ValueError, match="projection accounts, table"):
            replace(ACCOUNTS, tables=(table,))
    for name in ("", "Accounts", "1st"):
        with pytest.raises(ValueError, match="lower case"):
            accounts(name=name)
    with pytest.raises(ValueError, match="two handlers"):
        subscriptions(on(Opened, opened), on(Opened, opened))


KEYS = st.sampled_from(["k1", "k2", "k3", "k4"])
OWNERS = st.sampled_from(["a", "b"])


class RowsAgainstDictionary(RuleBasedStateMachine):
    """Any mix of changes, look-ups, undone events and batches shows what a dictionary shows."""

    def __init__(self) -> None:
        super().__init__()
        self.directory = tempfile.TemporaryDirectory()
        self.database = open_read_database(f"sqlite:///{Path(self.directory.name)}/read.db")
        self.bound = Bound(ACCOUNTS, FIRST_SLOT, self.database.writer.dialect)
        with self.database.writer.begin() as connection:
            self.bound.recreate(connection)
        self.model: dict[str, Row] = {}
        self.before_event: dict[str, Row] = {}
        self._open(empty=True)

    def _open(self, *, empty: bool) -> None:
        self.connection: Connection = self.database.writer.connect()
        self.transaction = self.connection.begin()
        self.rows = Rows(self.bound.tables, raw_cursor(self.connection), empty=empty)
        self.begin_event()

    @rule(key=KEYS, owner=OWNERS, fen=st.integers(0, 9))
    def put(self, key: str, owner: str, fen: int) -> None:
        row = account(id=key, owner=owner, fen=fen)
        self.rows.put(ACCOUNT, row)
        self.model[key] = row

    @rule(key=KEYS, owner=OWNERS)
    def patch(self, key: str, owner: str) -> None:
        if key in self.model:
            self.rows.patch(ACCOUNT, key, owner=owner)
            self.model[key] = {**self.model[key], "owner": owner}
        else:
            with pytest.raises(RowError):
                self.rows.patch(ACCOUNT, key, owner=owner)

    @rule(key=KEYS)
    def delete(self, key: str) -> None:
        self.rows.delete(ACCOUNT, key)
        self.model.pop(key, None)

    @rule(key=KEYS, fen=st.integers(0, 9))
    def change(self, key: str, fen: int) -> None:
        assert self.rows.change(ACCOUNT, key, fen=fen) is (key in self.model)
        if key in self.model:
            self.model[key] = {**self.model[key], "fen": fen}

    @rule(key=KEYS)
    def cells(self, key: str) -> None:
        row = self.model.get(key)
        expected = None if row is None else (row["fen"], row["owner"])
        assert self.rows.cells(ACCOUNT, ("fen", "owner"), key) == expected

    @rule(key=KEYS)
    def get(self, key: str) -> None:
        assert self.rows.get(ACCOUNT, key) == self.model.get(key)

    @rule(owner=OWNERS)
    def select(self, owner: str) -> None:
        expected = [self.model[key] for key in sorted(self.model) if self.model[key]["owner"] == owner]
        assert self.rows.select(ACCOUNT, owner=owner) == expected

    @rule()
    def begin_event(self) -> None:
        self.rows.begin_event()
        self.before_event = dict(self.model)

    @rule()
    def undo_event(self) -> None:
        self.rows.undo_event()
        self.model = dict(self.before_event)

    @rule()
    def next_batch(self) -> None:
        self.rows.flush()
        self.transaction.commit()
        self.connection.close()
        self._open(empty=False)

    @invariant()
    def the_other_table_is_untouched(self) -> None:
        assert self.rows.get(OWNER, "a") is None

    def teardown(self) -> None:
        self.connection.close()
        self.database.close()
        self.directory.cleanup()


TestRowsAgainstDictionary = RowsAgainstDictionary.TestCase
TestRowsAgainstDictionary.settings = settings(stateful_step_count=30)
