"""What queries get: plain values, right types, one state."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import MetaData, Table, bindparam, func, select

from domain.envelope import Recorded
from projections.engine import (
    Engine,
    Projection,
    ReadDatabase,
    Row,
    Rows,
    on,
    open_read_database,
    subscriptions,
)
from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text
from tests.projections.engine.sample import ACCOUNT, ACCOUNTS, OWNER, Opened, history, recorded_at
from tests.support.list_source import ListSource

VALUES = Table(
    "value",
    MetaData(),
    key_text("id"),
    key_integer("number"),
    text("words", optional=True),
    integer("small", optional=True),
    big_integer("large", optional=True),
    flag("yes", optional=True),
)
ROWS: list[Row] = [
    {"id": "B", "number": 1, "words": "车间 'quoted' \"", "small": -(2**31), "large": 2**63 - 1, "yes": True},
    {"id": "a", "number": 2, "words": "", "small": 0, "large": -(2**63), "yes": False},
    {"id": "é", "number": 3, "words": None, "small": None, "large": None, "yes": None},
]


def put_all(rows: Rows, _: Recorded[Opened]) -> None:
    for row in ROWS:
        rows.put(VALUES, row)


PLAIN = Projection("plain", 1, (VALUES,), subscriptions(on(Opened, put_all)))


@pytest.fixture
def engine(database: ReadDatabase) -> Engine:
    made = Engine([PLAIN, ACCOUNTS], ListSource([recorded_at(1, "x", 1, Opened(owner="o"))]), database)
    made.run_until_caught_up()
    return made


def test_values_come_back_as_they_went_in_and_sort_by_code_point(engine: Engine) -> None:
    assert engine.reader.rows(select(VALUES).order_by(VALUES.c.id)) == ROWS
    row = engine.reader.row(
        select(VALUES.c.yes, VALUES.c.small).where(VALUES.c.id == bindparam("id")), id="B"
    )
    assert row == {"yes": True, "small": -(2**31)}
    assert row["yes"] is True
    assert engine.reader.row(select(VALUES).where(VALUES.c.yes.is_(True)).limit(1)) == ROWS[0]
    assert engine.reader.row(select(VALUES).where(VALUES.c.id == bindparam("id")), id="nobody") is None


def test_lists_of_values(engine: Engine) -> None:
    among = (
        select(VALUES.c.number)
        .where(VALUES.c.id.in_(bindparam("ids", expanding=True)))
        .order_by(VALUES.c.number)
    )
    assert [row["number"] for row in engine.reader.rows(among, ids=["a", "B"])] == [1, 2]
    assert engine.reader.rows(among, ids=[]) == []
    assert [row["number"] for row in engine.reader.rows(among, ids=["é"])] == [3]


def test_joins_with_the_table_itself_and_across_models(engine: Engine) -> None:
    other = VALUES.alias("other")
    pairs = (
        select(VALUES.c.id, other.c.id.label("next"), func.count(OWNER.c.owner).label("owners"))
        .join(other, other.c.number == VALUES.c.number + 1)
        .join(OWNER, OWNER.c.owner == "o")
        .group_by(VALUES.c.id, other.c.id)
        .order_by(VALUES.c.id)
    )
    assert engine.reader.rows(pairs) == [
        {"id": "B", "next": "a", "owners": 1},
        {"id": "a", "next": "é", "owners": 1},
    ]


def test_mistakes_are_told(engine: Engine) -> None:
    by_id = select(VALUES).where(VALUES.c.id == bindparam("id"))
    for wrong in ({}, {"id": "a", "more": 1}, {"other": "a"}):
        with pytest.raises(TypeError, match="the query takes"):
            engine.reader.rows(by_id, **wrong)
    with pytest.raises(ValueError, match="label the columns"):
        engine.reader.rows(select(VALUES.c.id, ACCOUNT.c.id))


def test_a_snapshot_holds_one_state(database: ReadDatabase) -> None:
    source = ListSource(history(10))
    engine = Engine([ACCOUNTS], source, database)
    engine.run_until_caught_up()
    everything = select(ACCOUNT).order_by(ACCOUNT.c.id)
    with engine.reader.snapshot() as reading:
        before = reading.rows(everything)
        position = reading.position("accounts")
        more = history(10, seed=99, first=source.head() + 1)
        source.append(*more)
        engine.run_until_caught_up()
        assert reading.rows(everything) == before
        assert reading.position("accounts") == position < engine.reader.position("accounts")
        assert reading.standing("accounts").position == position
    assert engine.reader.rows(everything) != before


def test_readers_cannot_write(engine: Engine, database: ReadDatabase) -> None:
    with database.readers.lease() as connection:
        cursor = connection.cursor()
        with pytest.raises(Exception, match=r"read.?only"):
            cursor.execute("DELETE FROM plain_v1a_value", {})
    assert len(engine.reader.rows(select(VALUES))) == 3


def test_text_compares_by_code_point_whatever_the_database_speaks(postgres_url: str) -> None:
    database = open_read_database(postgres_url)
    Engine([PLAIN], ListSource(), database)
    with psycopg.connect(postgres_url) as connection:
        found = connection.execute(
            "SELECT DISTINCT collation_name FROM information_schema.columns"
            " WHERE table_schema = 'read_models' AND data_type = 'text'"
        ).fetchall()
    assert found == [("C",)]
    database.close()


def test_connections_that_died_are_replaced(postgres_url: str) -> None:
    database = open_read_database(postgres_url)
    engine = Engine([PLAIN], ListSource(), database)
    with database.readers.lease(), database.readers.lease():
        pass  # two connections are kept, and both will be dead
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    assert engine.reader.rows(select(VALUES)) == []
    database.close()
