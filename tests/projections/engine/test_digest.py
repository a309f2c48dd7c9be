"""Equal rows have equal digests, different rows do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from projections.engine import Engine, ReadDatabase, open_read_database
from tests.projections.engine.sample import ACCOUNTS, Opened, recorded_at
from tests.support.list_source import ListSource

TWO = [
    recorded_at(1, "account-1", 1, Opened(owner="a")),
    recorded_at(2, "account-2", 1, Opened(owner="b")),
]
TWO_IN_OTHER_ORDER = [
    recorded_at(1, "account-2", 1, Opened(owner="b")),
    recorded_at(2, "account-1", 1, Opened(owner="a")),
]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE accounts_v1a_account SET fen = 1 WHERE id = 'account-1'",
        "UPDATE accounts_v1a_account SET note = '' WHERE id = 'account-1'",
        "DELETE FROM accounts_v1a_owner WHERE owner = 'b'",
    ],
)
def test_every_cell_counts(database: ReadDatabase, change: str) -> None:
    engine = Engine([ACCOUNTS], ListSource(TWO), database)
    engine.run_until_caught_up()
    before = engine.digest("accounts")
    with database.writer.begin() as connection:
        connection.execute(text(change))
    assert engine.digest("accounts") != before


def test_neither_the_order_of_writing_nor_the_database_counts(tmp_path: Path, postgres_url: str) -> None:
    digests = set()
    urls = (f"sqlite:///{tmp_path}/one.db", f"sqlite:///{tmp_path}/two.db", postgres_url)
    for url, events in zip(urls, (TWO, TWO_IN_OTHER_ORDER, TWO), strict=True):
        database = open_read_database(url)
        engine = Engine([ACCOUNTS], ListSource(events), database)
        engine.run_until_caught_up()
        digests.add(engine.digest("accounts"))
        database.close()
    assert len(digests) == 1
