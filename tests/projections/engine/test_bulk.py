"""Tables filled in bulk hold what was put in, and may be made, dropped and given keys any number of times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection, Index, MetaData, Table, inspect

from projections.engine import ReadDatabase
from projections.engine.bound import Bound, raw_cursor
from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text
from projections.engine.dbapi import REJECTIONS, Record
from projections.engine.physical import FIRST_SLOT
from projections.engine.rebuilding.bulk import add_keys, create_bare, load
from tests.projections.engine.sample import ACCOUNTS

EVERY_KIND = Table(
    "order",  # a word that has to be quoted
    MetaData(),
    key_text("group"),
    key_integer("number"),
    integer("small", optional=True),
    big_integer("large", optional=True),
    flag("yes", optional=True),
    text("words", optional=True),
    Index("by_words", "words", "small"),
)
RECORDS: list[Record] = [
    ("", -(2**63), -(2**31), 2**63 - 1, True, "tab\tline\nreturn\rback\\slash \\N"),
    ("a", 2**63 - 1, 2**31 - 1, -(2**63), False, "车间 🚗"),
    ("b", 0, None, None, None, None),
]


@pytest.fixture
def connection(database: ReadDatabase) -> Iterator[Connection]:
    with database.writer.begin() as opened:
        if opened.dialect.name == "postgresql":
            opened.exec_driver_sql("CREATE SCHEMA read_models")
        yield opened


@pytest.fixture
def bound(database: ReadDatabase) -> Bound:
    return Bound(replace(ACCOUNTS, tables=(EVERY_KIND,)), FIRST_SLOT, database.writer.dialect)


def filled(connection: Connection, bound: Bound, *chunks: list[Record]) -> None:
    (sql,) = bound.tables
    for records in chunks:
        load(connection, sql, records)
    add_keys(connection, sql)


def test_every_kind_of_value_comes_back(connection: Connection, bound: Bound) -> None:
    create_bare(connection, bound)
    filled(connection, bound, RECORDS[:2], RECORDS[2:])
    (sql,) = bound.tables
    assert list(sql.pages(raw_cursor(connection))) == RECORDS


def test_keys_are_added_once(connection: Connection, bound: Bound) -> None:
    create_bare(connection, bound)
    (sql,) = bound.tables
    for _ in range(2):
        add_keys(connection, sql)
    found = inspect(connection)
    assert found.get_pk_constraint(sql.physical.name)["constrained_columns"] == ["group", "number"]
    assert [each["column_names"] for each in found.get_indexes(sql.physical.name)] == [["words", "small"]]


def test_whatever_was_there_gives_way(connection: Connection, bound: Bound) -> None:
    bound.drop(connection)
    (sql,) = bound.tables
    for make in (partial(create_bare, connection, bound), partial(bound.recreate, connection)):
        make()
        load(connection, sql, RECORDS)
        make()
        assert list(sql.pages(raw_cursor(connection))) == []


def test_a_row_that_is_there_already_is_refused(connection: Connection, bound: Bound) -> None:
    create_bare(connection, bound)
    with pytest.raises(REJECTIONS):
        filled(connection, bound, [*RECORDS, RECORDS[0]])
    connection.rollback()


@pytest.mark.parametrize("words", ["nul\x00", "surrogate\ud800"])
def test_text_that_postgresql_cannot_hold_is_refused(
    connection: Connection, bound: Bound, words: str
) -> None:
    create_bare(connection, bound)
    row = ("a", 1, None, None, None, words)
    if connection.dialect.name == "sqlite" and words.startswith("nul"):
        load(connection, bound.tables[0], [row])
        assert list(bound.tables[0].pages(raw_cursor(connection))) == [row], "SQLite holds it"
        return
    with pytest.raises(REJECTIONS):
        load(connection, bound.tables[0], [row])
    connection.rollback()
