"""Events that cannot be projected: loud while building, set aside while live, never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Index, MetaData, Table, text

from domain.envelope import Recorded
from projections.engine import BuildFailed, Engine, Projection, ReadDatabase, Rows, Status, on, subscriptions
from projections.engine.columns import key_text
from projections.engine.columns import text as text_column
from projections.engine.handling import RETRIES
from tests.projections.engine.sample import (
    ACCOUNT,
    ACCOUNTS,
    POISON,
    Closed,
    Credited,
    Noted,
    Opened,
    closed,
    opened,
    recorded_at,
)
from tests.support.list_source import ListSource
from tests.support.projection_kit import shown

EVENTS = [
    recorded_at(1, "account-1", 1, Opened(owner="a")),
    recorded_at(2, "account-2", 1, Opened(owner="b")),
    recorded_at(3, "account-1", 2, Credited(fen=POISON)),
    recorded_at(4, "account-2", 2, Credited(fen=5)),
    recorded_at(5, "account-1", 3, Credited(fen=7)),
    recorded_at(6, "account-3", 1, Opened(owner="c")),
]


def patiently_credited(rows: Rows, recorded: Recorded[Credited]) -> None:
    account = rows.get(ACCOUNT, recorded.stream)
    assert account is not None
    rows.patch(ACCOUNT, recorded.stream, fen=int(account["fen"] or 0) + recorded.event.fen)


REPAIRED = replace(
    ACCOUNTS,
    handlers=subscriptions(on(Opened, opened), on(Credited, patiently_credited), on(Closed, closed)),
)


def live_engine(database: ReadDatabase, projection: Projection = ACCOUNTS) -> tuple[Engine, ListSource]:
    source = ListSource()
    engine = Engine([projection], source, database)
    engine.run_until_caught_up()
    assert engine.state(projection.name).status is Status.LIVE
    return engine, source


@pytest.mark.parametrize("limit", [None, 1, 2])
def test_live_the_stream_is_parked_and_the_others_go_on(database: ReadDatabase, limit: int | None) -> None:
    engine, source = live_engine(database)
    source.append(*EVENTS)
    while not engine.advance("accounts", limit).complete:
        pass
    state = engine.state("accounts")
    assert (state.status, state.position, state.parked) == (Status.LIVE, 6, 2)
    assert [
        (parked.position, parked.stream_version, parked.type) for parked in engine.parked("accounts")
    ] == [
        (3, 2, "sample.credited"),
        (5, 3, "sample.credited"),
    ]
    assert engine.parked("accounts")[0].error == "ArithmeticError: poison"
    fen = {row["id"]: row["fen"] for row in shown(engine, ACCOUNTS)["account"]}
    assert fen == {"account-1": 0, "account-2": 5, "account-3": 0}, (
        "what the failing handler changed is undone"
    )


def test_retrying_with_a_repaired_handler_clears(database: ReadDatabase) -> None:
    engine, source = live_engine(database)
    source.append(*EVENTS)
    engine.run_until_caught_up()
    assert engine.retry_parked("accounts") == 0, "the handler is still broken"
    assert len(engine.parked("accounts")) == 2
    repaired = Engine([REPAIRED], source, database)
    assert repaired.retry_parked("accounts") == 2
    assert repaired.parked("accounts") == []
    retried = shown(repaired, REPAIRED)
    repaired.rebuild("accounts")
    assert shown(repaired, REPAIRED)["account"] == retried["account"]


def test_a_passing_fault_is_tried_again(database: ReadDatabase) -> None:
    attempts = 0

    def flaky(rows: Rows, recorded: Recorded[Credited]) -> None:
        nonlocal attempts
        attempts += 1
        patiently_credited(rows, recorded)
        if attempts <= RETRIES:
            raise ConnectionError("not yet")

    handlers = subscriptions(on(Opened, opened), on(Credited, flaky))
    engine, source = live_engine(database, replace(ACCOUNTS, handlers=handlers))
    source.append(*EVENTS[:4])
    engine.run_until_caught_up()
    assert attempts == RETRIES + 2
    assert engine.parked("accounts") == []
    fen = {row["id"]: row["fen"] for row in shown(engine, ACCOUNTS)["account"]}
    assert fen == {"account-1": POISON, "account-2": 5}, "each effect once"


def test_building_stops_loudly_and_stores_nothing_of_the_batch(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    engine = Engine([ACCOUNTS], source, database)
    with pytest.raises(BuildFailed, match=r"position 3.*account-1 v2.*poison"):
        engine.run_until_caught_up()
    state = engine.state("accounts")
    assert (state.status, state.position) == (Status.FAILED, 0)
    assert state.error is not None
    assert "poison" in state.error
    assert shown(engine, ACCOUNTS)["account"] == []
    assert engine.step() == 0, "a failed model rests"
    with pytest.raises(BuildFailed, match="poison"):
        engine.run_until_caught_up()

    repaired = Engine([REPAIRED], source, database)
    repaired.resume("accounts")
    repaired.run_until_caught_up()
    assert repaired.state("accounts").status is Status.LIVE
    assert repaired.state("accounts").error is None
    assert len(shown(repaired, REPAIRED)["account"]) == 3


def test_rebuilding_over_parked_events_is_strict(database: ReadDatabase) -> None:
    engine, source = live_engine(database)
    source.append(*EVENTS)
    engine.run_until_caught_up()
    before = shown(engine, ACCOUNTS)
    with pytest.raises(BuildFailed):
        engine.rebuild("accounts")
    beside = engine.status()[0].beside
    assert beside is not None
    assert (beside.status, beside.position) == (Status.FAILED, 0)
    assert "poison" in str(beside.error)
    assert engine.state("accounts").status is Status.LIVE, "what is read goes on"
    assert shown(engine, ACCOUNTS) == before
    assert len(engine.parked("accounts")) == 2

    repaired = Engine([REPAIRED], source, database)
    assert repaired.rebuild("accounts").switched
    assert repaired.parked("accounts") == []


def test_every_failing_event_of_a_batch_is_named(database: ReadDatabase) -> None:
    two_more = [
        recorded_at(7, "account-2", 3, Credited(fen=POISON)),
        recorded_at(8, "account-2", 4, Credited(fen=POISON)),
    ]
    engine = Engine([ACCOUNTS], ListSource([*EVENTS, *two_more]), database)
    with pytest.raises(BuildFailed, match=r"position 3: sample.credited, account-1 v2: .*poison") as failed:
        engine.run_until_caught_up()
    first, second = str(failed.value).splitlines()
    assert "account-1" in first
    assert second.startswith("7: sample.credited, account-2 v3: "), "of each stream the first one"
    assert engine.state("accounts").error == "\n".join((first.partition("position 3: ")[2], second))


UNIQUE = Table(
    "holder", MetaData(), key_text("id"), text_column("owner"), Index("once", "owner", unique=True)
)


def held(rows: Rows, recorded: Recorded[Opened]) -> None:
    rows.put(UNIQUE, {"id": recorded.stream, "owner": recorded.event.owner})


HOLDERS = Projection("holders", 1, (UNIQUE,), subscriptions(on(Opened, held)))
CLASHING = [
    recorded_at(i, f"account-{i}", 1, Opened(owner=owner)) for i, owner in enumerate("abcadef", start=1)
]


def test_rows_that_the_database_refuses_are_traced_to_their_event(database: ReadDatabase) -> None:
    engine, source = live_engine(database, HOLDERS)
    source.append(*CLASHING)
    engine.run_until_caught_up()
    assert [(parked.position, parked.stream) for parked in engine.parked("holders")] == [(4, "account-4")]
    assert "unique" in engine.parked("holders")[0].error.lower()
    assert [row["owner"] for row in shown(engine, HOLDERS)["holder"]] == list("abcdef")
    assert engine.retry_parked("holders") == 0
    assert engine.state("holders").parked == 1
    with database.writer.begin() as connection:
        connection.execute(text("DELETE FROM holders_v1a_holder WHERE id = 'account-1'"))
    assert engine.retry_parked("holders") == 1


def test_rows_that_the_database_refuses_stop_a_build(database: ReadDatabase) -> None:
    engine = Engine([HOLDERS], ListSource(CLASHING), database)
    with pytest.raises(BuildFailed, match="account-4 v1"):
        engine.run_until_caught_up()
    assert engine.state("holders").position == 3


def test_types_that_nobody_handles_are_passed_over(database: ReadDatabase) -> None:
    engine, source = live_engine(database)
    source.append(recorded_at(1, "account-1", 1, Noted()))
    assert engine.step() == 0
    assert engine.wait_for(1, timeout=0)
