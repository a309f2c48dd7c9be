"""Whoever reads during a switch sees the one copy or the other, never both, never none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text, union_all

from projections.engine import Engine, ReadDatabase, Reader, StillRead, open_read_database
from projections.engine.rebuilding.grace import await_readers
from tests.projections.engine.sample import ACCOUNT, ACCOUNTS, OWNER, Noted, Opened, recorded_at
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource

FIXED = [
    recorded_at(1, "account-1", 1, Opened(owner="a")),
    recorded_at(2, "account-2", 1, Opened(owner="b")),
    recorded_at(3, "account-2", 2, Noted()),
]
NOTES = select(ACCOUNT.c.id, ACCOUNT.c.note).order_by(ACCOUNT.c.id)
TOGETHER = (
    select(ACCOUNT.c.note, OWNER.c.accounts)
    .join(OWNER, OWNER.c.owner == ACCOUNT.c.owner)
    .order_by(ACCOUNT.c.id)
)
MARKED = select(ACCOUNT.c.id).where(ACCOUNT.c.note == "old")
COUNTED = select(func.count().label("n")).select_from(ACCOUNT).where(ACCOUNT.c.note == "old")
EITHER = union_all(select(ACCOUNT.c.note), select(OWNER.c.owner.label("note")).where(OWNER.c.accounts == 99))


@pytest.fixture
def second(backend: BackendUrl) -> Iterator[ReadDatabase]:
    """The same database, opened by another process as it were."""
    opened = open_read_database(backend.read_url)
    yield opened
    opened.close()


def marked(database: ReadDatabase) -> Engine:
    """What is read bears marks that a rebuild does not make."""
    engine = Engine([ACCOUNTS], ListSource(FIXED), database)
    engine.run_until_caught_up()
    slot = engine.state("accounts").slot
    with database.writer.begin() as connection:
        connection.execute(text(f"UPDATE accounts_v1{slot}_account SET note = 'old'"))
        connection.execute(text(f"UPDATE accounts_v1{slot}_owner SET accounts = 99"))
    return engine


def test_another_process_follows_at_once(database: ReadDatabase, second: ReadDatabase) -> None:
    engine = marked(database)
    reader = Engine([ACCOUNTS], ListSource(FIXED), second).reader
    queries = (NOTES, TOGETHER, MARKED, COUNTED, EITHER)
    old = [reader.rows(query) for query in queries]
    assert old[2:4] == [[{"id": "account-1"}, {"id": "account-2"}], [{"n": 2}]]
    engine.rebuild("accounts")
    new = [reader.rows(query) for query in queries]
    assert new[2:4] == [[], [{"n": 0}]]
    assert [{row["note"] for row in rows} for rows in (new[0], new[1], new[4])] == [{None}, {None}, {None}]
    engine.roll_back("accounts")
    assert [reader.rows(query) for query in reversed(queries)] == old[::-1]
    engine.roll_back("accounts")
    engine.drop_old("accounts")
    assert reader.rows(MARKED) == [], "an empty answer is checked too"


def test_a_query_for_tables_that_are_gone_is_asked_again(
    database: ReadDatabase, second: ReadDatabase
) -> None:
    engine = marked(database)
    reader = Engine([ACCOUNTS], ListSource(FIXED), second).reader
    before = reader.rows(NOTES)
    engine.rebuild("accounts")
    engine.drop_old("accounts")
    assert [row["note"] for row in before] == ["old", "old"]
    assert [row["note"] for row in reader.rows(NOTES)] == [None, None]
    with database.writer.begin() as connection:
        connection.execute(text("DROP TABLE accounts_v1b_account"))
    with pytest.raises(Exception, match="accounts_v1b_account"):
        reader.rows(NOTES)


def test_a_snapshot_from_before_the_switch_stays_with_the_old_copy(database: ReadDatabase) -> None:
    engine = marked(database)
    with engine.reader.snapshot() as reading:
        assert reading.standing("accounts").slot == "a"
        engine.rebuild("accounts")
        # the first look at the tables comes after the switch
        assert [row["note"] for row in reading.rows(NOTES)] == ["old", "old"]
        assert {row["accounts"] for row in reading.rows(TOGETHER)} == {99}
        assert reading.standing("accounts").slot == "a"
        assert engine.reader.standing("accounts").slot == "b"
        assert [row["note"] for row in engine.reader.rows(NOTES)] == [None, None]
    with engine.reader.snapshot() as reading:
        assert [row["note"] for row in reading.rows(NOTES)] == [None, None]


def test_tables_are_not_dropped_under_a_reader(postgres_url: str) -> None:
    database = open_read_database(postgres_url)
    engine = marked(database)
    with engine.reader.snapshot() as reading:
        engine.rebuild("accounts")
        with pytest.raises(StillRead, match="accounts"):
            await_readers(database, "accounts", seconds=0)
        dropped = threading.Thread(target=engine.drop_old, args=("accounts",))
        dropped.start()
        assert [row["note"] for row in reading.rows(NOTES)] == ["old", "old"]
    dropped.join(30)
    assert engine.status()[0].beside is None
    database.close()


def test_no_reader_fails_or_sees_a_mixture(backend: BackendUrl, database: ReadDatabase) -> None:
    databases = [open_read_database(backend.read_url) for _ in range(2)]
    source = ListSource(FIXED)
    readers = [Engine([ACCOUNTS], source, each).reader for each in databases]
    engine = marked(database)
    stop = threading.Event()

    def read(reader: Reader) -> set[str]:
        answers = set()
        while not stop.is_set():
            answers.add(one_answer(reader))
        return answers

    with ThreadPoolExecutor(2) as threads:
        reading = [threads.submit(read, reader) for reader in readers]
        try:
            engine.rebuild("accounts")
            for _ in range(15):
                engine.roll_back("accounts")
            for _ in range(3):
                engine.rebuild("accounts")
                engine.drop_old("accounts")
        finally:
            stop.set()
    for each in databases:
        each.close()
    assert [each.result() for each in reading] == [{"old", "new"}] * 2


def one_answer(reader: Reader) -> str:
    """Which copy was read, by one statement and by several of a snapshot; each agrees with itself."""
    marks = {(row["note"], row["accounts"]) for row in reader.rows(TOGETHER)}
    assert marks in ({("old", 99)}, {(None, 1)})
    with reader.snapshot() as reading:
        notes = {row["note"] for row in reading.rows(NOTES)}
        accounts = {row["accounts"] for row in reading.rows(select(OWNER))}
        assert (notes, accounts) in (({"old"}, {99}), ({None}, {1}))
        assert len(reading.rows(MARKED)) == (2 if notes == {"old"} else 0)
    return "old" if marks == {("old", 99)} else "new"
