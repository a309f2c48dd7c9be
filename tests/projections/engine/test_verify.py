"""Damage is found, row by row, and repaired."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from projections.engine import (
    BuildFailed,
    Engine,
    Progress,
    ReadDatabase,
    Reading,
    Row,
    RowDifference,
    Sizes,
    Status,
    WrongStatus,
)
from projections.engine.bound import Bounds
from projections.engine.copy_rules import no_rules
from projections.engine.physical import OTHER_SLOT, SCRATCH_SLOT
from projections.engine.rebuilding.compare import compare
from projections.engine.rebuilding.copies import begin
from projections.engine.rebuilding.crew import alone
from projections.engine.rebuilding.fill import fill
from projections.engine.rebuilding.plans import Plan
from projections.engine.rebuilding.site import Site
from tests.projections.engine.sample import ACCOUNTS, POISON, Credited, Opened, history, recorded_at
from tests.support.list_source import ListSource
from tests.support.projection_kit import shown

EVENTS = history(60, seed=32)
SMALL = Sizes(building=7, part=25, chunk=5)


def live(database: ReadDatabase, source: ListSource) -> Engine:
    engine = Engine([ACCOUNTS], source, database, sizes=SMALL)
    engine.run_until_caught_up()
    return engine


def site_of(engine: Engine, source: ListSource, database: ReadDatabase) -> Site:
    bounds = Bounds([ACCOUNTS], database.writer.dialect)
    return Site(bounds, source, database, engine.reader, lambda _: None, SMALL, no_rules)


def tables(database: ReadDatabase) -> set[str]:
    with database.writer.connect() as connection:
        return {name for name in inspect(connection).get_table_names() if name.startswith("accounts")}


def test_a_sound_model(database: ReadDatabase) -> None:
    engine = live(database, ListSource(EVENTS))
    before = tables(database)
    heard: list[Progress] = []
    report = engine.verify("accounts", heard.append)
    assert report.sound
    assert (report.position, report.difference.tables) == (EVENTS[-1].position, ())
    assert report.difference.read_digest == report.difference.fresh_digest == engine.digest("accounts")
    assert heard[-1].position == EVENTS[-1].position
    assert tables(database) == before, "nothing is left behind"


def test_every_kind_of_damage_is_found_and_repaired(database: ReadDatabase) -> None:
    engine = live(database, ListSource(EVENTS))
    sound, digest = shown(engine, ACCOUNTS), engine.digest("accounts")
    first, second, *_ = sound["account"]
    with database.writer.begin() as connection:
        for change in (
            f"UPDATE accounts_v1a_account SET fen = 7 WHERE id = '{second['id']}'",
            f"DELETE FROM accounts_v1a_account WHERE id = '{first['id']}'",
            "INSERT INTO accounts_v1a_account (id, owner, fen, rich) VALUES ('zz', 'z', 1, false)",
        ):
            connection.execute(text(change))
    damaged = engine.digest("accounts")
    report = engine.verify("accounts")
    assert not report.sound
    (table,) = report.difference.tables
    assert table.table == "account"
    assert (table.read_rows, table.fresh_rows) == (len(sound["account"]), len(sound["account"]))
    assert (table.missing, table.changed, table.surplus) == (1, 1, 1)
    surplus: Row = {"id": "zz", "owner": "z", "fen": 1, "rich": False, "note": None}
    assert table.first == (
        RowDifference((first["id"],), None, first),
        RowDifference((second["id"],), {**second, "fen": 7}, second),
        RowDifference(("zz",), surplus, None),
    )
    assert [each.kind for each in table.first] == ["missing", "changed", "surplus"]
    assert report.difference.read_digest == damaged
    assert report.difference.fresh_digest == digest
    assert engine.digest("accounts") == damaged, "to verify changes nothing"

    repaired = engine.rebuild("accounts")
    assert repaired.difference == report.difference
    assert engine.digest("accounts") == digest
    assert engine.verify("accounts").sound


def test_more_differences_than_are_named(database: ReadDatabase) -> None:
    many = [recorded_at(i, f"account-{i:03}", 1, Opened(owner="a")) for i in range(1, 51)]
    engine = live(database, ListSource(many))
    with database.writer.begin() as connection:
        connection.execute(text("UPDATE accounts_v1a_account SET note = 'damaged'"))
    (table,) = engine.verify("accounts").difference.tables
    assert table.changed == 50
    assert [each.key for each in table.first] == [(f"account-{i:03}",) for i in range(1, 21)]


def test_layout_damage(database: ReadDatabase) -> None:
    engine = live(database, ListSource(EVENTS))
    with database.writer.begin() as connection:
        connection.execute(text("DROP TABLE accounts_v1a_owner"))
    report = engine.verify("accounts")
    assert not report.sound
    assert "accounts_v1a_owner" in str(report.difference.unreadable)
    assert "accounts_v1v_owner" not in tables(database)


def test_what_is_behind_is_compared_where_it_stands(database: ReadDatabase) -> None:
    source = ListSource(EVENTS[:40])
    engine = live(database, source)
    source.append(*EVENTS[40:])
    report = engine.verify("accounts")
    assert report.sound
    assert report.position == EVENTS[39].position < source.head()


def test_under_traffic_the_two_are_compared_at_one_position(database: ReadDatabase) -> None:
    source = ListSource(EVENTS[:20])
    coming = iter(EVENTS[20:])
    live(database, source)

    def more(step: str) -> None:
        if step == "rebuild.4-chunk-stored" and (recorded := next(coming, None)) is not None:
            source.append(recorded)
            other.step()

    other = Engine([ACCOUNTS], source, database)
    report = Engine([ACCOUNTS], source, database, on_step=more, sizes=SMALL).verify("accounts")
    assert report.sound
    assert report.difference.read_position == report.difference.fresh_position > EVENTS[19].position


def test_when_events_never_pause_the_read_copy_is_held_still(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    engine = live(database, source)
    site = site_of(engine, source, database)
    fresh = site.bounds.at("accounts", OTHER_SLOT["a"])
    begin(site, fresh, Plan(until=0, parts=1, chunk=5))
    assert fill(site, [fresh], alone(site), lambda _: True) == {}
    difference = compare(site, fresh, attempts=0)
    assert not difference
    assert difference.read_position == difference.fresh_position == EVENTS[-1].position


def test_an_interrupted_verification_cleans_up(database: ReadDatabase) -> None:
    def die(step: str) -> None:
        if step == "rebuild.4-chunk-stored":
            raise KeyboardInterrupt

    live(database, ListSource(EVENTS))
    source = ListSource(EVENTS)
    dying = Engine([ACCOUNTS], source, database, on_step=die, sizes=SMALL)
    with pytest.raises(KeyboardInterrupt):
        dying.verify("accounts")
    assert "accounts_v1v_owner" not in tables(database)


def test_leftovers_of_a_killed_verification_do_not_count(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    engine = live(database, source)
    site = site_of(engine, source, database)
    begin(site, site.bounds.at("accounts", SCRATCH_SLOT), Plan(until=80, parts=1, chunk=5))
    with database.writer.begin() as connection:
        connection.execute(text("INSERT INTO accounts_v1v_owner VALUES ('half', 1, 1)"))
    assert engine.verify("accounts").sound
    assert "accounts_v1v_owner" not in tables(database)


def test_a_log_that_cannot_be_projected(database: ReadDatabase) -> None:
    source = ListSource([recorded_at(1, "account-1", 1, Opened(owner="a"))])
    engine = live(database, source)
    source.append(recorded_at(2, "account-1", 2, Credited(fen=POISON)))
    engine.run_until_caught_up()
    with pytest.raises(BuildFailed, match="account-1 v2"):
        engine.verify("accounts")
    assert engine.state("accounts").status is Status.LIVE
    assert "accounts_v1v_owner" not in tables(database)


def test_what_was_never_live_cannot_be_verified(database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS], ListSource(EVENTS), database)
    with pytest.raises(WrongStatus, match="new"):
        engine.verify("accounts")


def test_pages_of_a_table_come_in_order_of_keys(database: ReadDatabase) -> None:
    engine = live(database, ListSource(EVENTS))
    expected = shown(engine, ACCOUNTS)
    tables = Bounds([ACCOUNTS], database.writer.dialect).at("accounts", "a").tables
    with engine.reader.snapshot() as reading:
        assert isinstance(reading, Reading)
        for size in (1, 2, len(expected["account"]), 1000):
            for sql in tables:
                rows = [dict(zip(sql.names, each, strict=True)) for each in sql.pages(reading.cursor, size)]
                assert rows == expected[sql.table.name]
