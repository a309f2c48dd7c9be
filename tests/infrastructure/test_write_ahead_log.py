"""Opening one SQLite file from several processes at once waits instead of failing."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infrastructure.write_ahead_log import use_write_ahead_log


@pytest.fixture
def other(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A second process, as far as SQLite can tell, in the middle of a transaction."""
    connection = sqlite3.connect(tmp_path / "shared.db", isolation_level=None)
    connection.execute("CREATE TABLE anything (id)")
    connection.execute("BEGIN EXCLUSIVE")
    yield connection
    connection.close()


def test_waits_for_the_other_process(tmp_path: Path, other: sqlite3.Connection) -> None:
    refused = []

    class Watched(sqlite3.Connection):
        def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
            try:
                return super().execute(sql, *args)
            except sqlite3.OperationalError as error:
                refused.append(error)
                if len(refused) == 2:
                    other.execute("COMMIT")
                raise

    connection = sqlite3.connect(tmp_path / "shared.db", factory=Watched, timeout=0)
    use_write_ahead_log(connection, timeout=60)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert len(refused) == 2
    connection.close()


def test_gives_up_in_the_end(tmp_path: Path, other: sqlite3.Connection) -> None:
    connection = sqlite3.connect(tmp_path / "shared.db", timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        use_write_ahead_log(connection, timeout=0)
    connection.close()


def test_other_faults_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "no.db").write_bytes(b"this is not a database, and no waiting makes it one" * 30)
    connection = sqlite3.connect(tmp_path / "no.db")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        use_write_ahead_log(connection, timeout=60)
    connection.close()
