"""From new to retired, and back from damage."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from projections.engine import (
    Engine,
    OtherLog,
    Progress,
    ReadDatabase,
    Status,
    UnknownDatabase,
    UnknownProjection,
    WrongStatus,
    open_read_database,
)
from tests.projections.engine.sample import ACCOUNTS, Noted, accounts, history, recorded_at
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import shown

EVENTS = history(50, seed=11)


def test_from_new_over_building_to_live(database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS], ListSource(EVENTS), database)
    assert engine.state("accounts").status is Status.NEW
    assert engine.step(limit=10) == 10
    line = engine.status()[0]
    assert (line.status, line.head) == (Status.BUILDING, EVENTS[-1].position)
    assert line.lag == line.head - line.position > 0
    engine.run_until_caught_up()
    line = engine.status()[0]
    assert (line.status, line.lag, line.parked, line.error) == (Status.LIVE, 0, 0, None)
    assert engine.status(count_rows=False)[0].rows is None
    assert line.rows == sum(len(rows) for rows in shown(engine, ACCOUNTS).values()) > 0
    assert line.handled == sum(each.event.type_name in ACCOUNTS.type_names for each in EVENTS)


def test_an_empty_log_makes_a_live_model(database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS], ListSource(), database)
    assert engine.run_until_caught_up() == 0
    assert (engine.state("accounts").status, engine.state("accounts").position) == (Status.LIVE, 0)
    engine.rebuild("accounts")
    assert engine.state("accounts").status is Status.LIVE


def test_a_damaged_model_is_rebuilt(database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS], ListSource(EVENTS), database)
    engine.run_until_caught_up()
    sound = engine.digest("accounts")
    with database.writer.begin() as connection:
        connection.execute(text("UPDATE accounts_v1a_account SET fen = fen + 1"))
        connection.execute(text("INSERT INTO accounts_v1a_owner VALUES ('zoe', 1, 1)"))
        connection.execute(text("ALTER TABLE accounts_v1a_account DROP COLUMN note"))
    heard: list[Progress] = []
    engine.rebuild("accounts", heard.append)
    assert engine.digest("accounts") == sound
    assert heard[-1].position == heard[-1].head == EVENTS[-1].position
    assert engine.state("accounts").status is Status.LIVE


def test_a_lost_table_is_built_anew_at_the_next_start(database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS], ListSource(EVENTS), database)
    engine.run_until_caught_up()
    sound = engine.digest("accounts")
    with database.writer.begin() as connection:
        connection.execute(text("DROP TABLE accounts_v1a_owner"))
    again = Engine([ACCOUNTS], ListSource(EVENTS), database)
    assert again.state("accounts").status is Status.NEW
    again.run_until_caught_up()
    assert again.digest("accounts") == sound


def test_a_restart_changes_nothing(database: ReadDatabase) -> None:
    Engine([ACCOUNTS], ListSource(EVENTS), database).run_until_caught_up()
    again = Engine([ACCOUNTS], ListSource(EVENTS), database)
    assert again.state("accounts").position == EVENTS[-1].position
    assert again.step() == 0


def test_a_new_version_retires_the_old_one_when_it_is_live(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    Engine([ACCOUNTS], source, database).run_until_caught_up()
    second = Engine([accounts(version=2)], source, database)
    second.step(limit=10)
    assert {"accounts_v1a_owner", "accounts_v2a_owner"} <= _tables(database), "the old one is still there"
    second.run_until_caught_up()
    assert "accounts_v2a_owner" in _tables(database)
    assert "accounts_v1a_owner" not in _tables(database)

    first_again = Engine([ACCOUNTS], source, database)
    assert first_again.state("accounts").status is Status.NEW, "a retired version starts from nothing"
    first_again.run_until_caught_up()
    assert first_again.digest("accounts") == second_digest(database, source)


def second_digest(database: ReadDatabase, source: ListSource) -> str:
    engine = Engine([accounts(version=2)], source, database)
    engine.run_until_caught_up()
    return engine.digest("accounts")


def test_pause_and_resume(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    engine = Engine([ACCOUNTS], source, database)
    engine.step(limit=10)
    engine.pause("accounts")
    assert engine.step() == 0
    with pytest.raises(WrongStatus, match="paused"):
        engine.pause("accounts")
    engine.resume("accounts")
    assert engine.state("accounts").status is Status.BUILDING
    engine.run_until_caught_up()
    engine.pause("accounts")
    source.append(recorded_at(EVENTS[-1].position + 1, "account-x", 1, Noted()))
    assert engine.run_until_caught_up() == 0
    assert engine.status()[0].lag == 1
    engine.resume("accounts")
    assert engine.state("accounts").status is Status.LIVE, "what was live goes on live"
    with pytest.raises(WrongStatus, match="live"):
        engine.resume("accounts")


def test_a_pause_stops_a_batch_that_was_read_before_it(database: ReadDatabase) -> None:
    def pause(step: str) -> None:
        if step == "project.1-read":
            engine.pause("accounts")

    engine = Engine([ACCOUNTS], ListSource(EVENTS), database, on_step=pause)
    assert engine.step() == 0
    assert engine.state("accounts").position == 0


def test_another_log_is_noticed(database: ReadDatabase) -> None:
    Engine([ACCOUNTS], ListSource(EVENTS), database).run_until_caught_up()
    engine = Engine([ACCOUNTS], ListSource(EVENTS[:5]), database)
    with pytest.raises(OtherLog, match=str(EVENTS[-1].position)):
        engine.step()
    engine.rebuild("accounts")
    assert engine.state("accounts").position == EVENTS[4].position


def test_unknown_names_and_databases(database: ReadDatabase, backend: BackendUrl) -> None:
    engine = Engine([ACCOUNTS], ListSource(), database)
    for act in (engine.step, engine.rebuild, engine.pause, engine.parked, engine.digest, engine.state):
        with pytest.raises(UnknownProjection, match="nonsense"):
            act("nonsense")
    for url in ("mysql://somewhere/x", "sqlite://", "no url at all", "sqlite:///:memory:"):
        with pytest.raises(UnknownDatabase):
            open_read_database(url)
    with pytest.raises(ValueError, match="same name"):
        Engine([ACCOUNTS, accounts(version=2)], ListSource(), database)


def _tables(database: ReadDatabase) -> set[str]:
    with database.writer.connect() as connection:
        return set(inspect(connection).get_table_names())
