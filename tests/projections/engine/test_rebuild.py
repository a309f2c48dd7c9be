"""A second copy is built beside the one that is read, compared with it, and read instead of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import inspect, select, text

from domain.envelope import Recorded
from domain.event import Event
from domain.rules.timetable import RuleTimetable
from projections.engine import (
    BuildReplaced,
    Derivation,
    Difference,
    Engine,
    NotKept,
    Phase,
    Progress,
    Projection,
    ReadDatabase,
    Rows,
    Sizes,
    Status,
    on,
    open_read_database,
    subscriptions,
)
from tests.projections.engine.sample import (
    ACCOUNT,
    ACCOUNTS,
    OWNER,
    Closed,
    Credited,
    Opened,
    closed,
    credited,
    expected_owners,
    history,
    opened,
)
from tests.support.backends import BackendUrl
from tests.support.default_rules import DEFAULT_RULES
from tests.support.list_source import ListSource
from tests.support.projection_kit import Shown, shown

EVENTS = history(60, seed=32)
SMALL = Sizes(building=7, part=25, chunk=5)


def twice_credited(rows: Rows, recorded: Recorded[Credited]) -> None:
    credited(rows, recorded)
    credited(rows, recorded)


DOUBLED = replace(
    ACCOUNTS, handlers=subscriptions(on(Opened, opened), on(Credited, twice_credited), on(Closed, closed))
)
"""The same read model after a change of its code."""
DEPENDING = replace(DOUBLED, derivations=(Derivation(ACCOUNT, lambda _rows, _key, _rules: None),))
RULES = RuleTimetable(DEFAULT_RULES, {})


def live(database: ReadDatabase, source: ListSource, projection: Projection = ACCOUNTS) -> Engine:
    engine = Engine([projection], source, database, sizes=SMALL)
    engine.run_until_caught_up()
    return engine


def owners(engine: Engine) -> dict[str, tuple[int, int]]:
    rows = engine.reader.rows(select(OWNER))
    return {str(row["owner"]): (int(row["accounts"] or 0), int(row["fen"] or 0)) for row in rows}


def up_to(events: Sequence[Recorded[Event]], position: int) -> dict[str, tuple[int, int]]:
    return expected_owners([each for each in events if each.position <= position])


def test_what_is_read_goes_on_while_the_other_is_built(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    everything = [*EVENTS, *history(40, seed=42, first=source.head() + 1)]
    coming = iter(everything[len(EVENTS) :])
    heard: list[tuple[str, str]] = []

    def more_comes_in(step: str) -> None:
        if not step.startswith("rebuild.") or "before" in step:
            return  # inside a transaction nobody else can write to a file of SQLite
        if (recorded := next(coming, None)) is not None:
            source.append(recorded)
            other.step()
        seen = other.state("accounts")
        heard.append((seen.slot, step))
        assert owners(other) == up_to(everything, seen.position)
        assert seen.position == source.head()

    other = live(database, source)
    engine = Engine([ACCOUNTS], source, database, on_step=more_comes_in, sizes=SMALL)
    report = engine.rebuild("accounts")
    assert report.switched
    assert not report.difference
    assert {slot for slot, step in heard if step != "rebuild.11-switched"} == {"a"}
    assert heard[-1] == ("b", "rebuild.11-switched")
    assert owners(engine) == owners(other) == up_to(everything, source.head())
    source.append(*coming)
    other.run_until_caught_up()
    assert owners(engine) == up_to(everything, source.head()), "the new copy lives on"


def test_no_step_back_when_events_come_between_comparing_and_switching(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    more = history(30, seed=33, first=source.head() + 1)
    other = live(database, source)

    def at_the_last_moment(_: str, difference: Difference) -> bool:
        source.append(*more)
        other.run_until_caught_up()
        return not difference

    assert other.rebuild("accounts", accept=at_the_last_moment).switched
    assert other.reader.position("accounts") == source.head()
    assert owners(other) == up_to([*EVENTS, *more], source.head())


def test_the_switch_itself_takes_what_came_in_meanwhile(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    more = history(30, seed=33, first=source.head() + 1)
    other = live(database, source)
    arrived: list[int] = []

    class Late(ListSource):
        """Its head grows just after the last batch before the switch was read."""

        def head(self) -> int:
            if switching and not arrived:
                arrived.append(1)
                source.append(*more)
                other.run_until_caught_up()
            return source.head()

        read_all = source.read_all
        scan = source.scan
        outline = source.outline
        pick = source.pick

    switching: list[int] = []
    engine = Engine([ACCOUNTS], Late(), database, sizes=SMALL)

    def accept(_name: str, _difference: Difference) -> bool:
        switching.append(1)
        return True

    assert engine.rebuild("accounts", accept=accept).switched
    assert arrived
    assert owners(engine) == up_to([*EVENTS, *more], source.head())


def test_a_changed_rule_shows_what_it_changes(
    database: ReadDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    source = ListSource(EVENTS)
    live(database, source)
    engine = Engine([DOUBLED], source, database)
    seen: list[Difference] = []

    def not_yet(_: str, difference: Difference) -> bool:
        seen.append(difference)
        return False

    before = shown(engine, ACCOUNTS)
    with caplog.at_level(logging.WARNING):
        report = engine.rebuild("accounts", accept=not_yet)
    assert not report.switched
    assert "accounts differs" in caplog.text
    assert shown(engine, ACCOUNTS) == before
    assert engine.drop_old("accounts")
    assert not engine.drop_old("accounts")

    report = engine.rebuild("accounts")
    assert report.switched
    after = shown(engine, ACCOUNTS)
    assert report.difference == seen[0]
    assert_names_the_differing_rows(seen[0], before, after)


def assert_names_the_differing_rows(difference: Difference, before: Shown, after: Shown) -> None:
    keys = {"account": "id", "owner": "owner"}
    for table in difference.tables:
        key = keys[table.table]
        changed = [
            ((old[key],), old, new)
            for old, new in zip(before[table.table], after[table.table], strict=True)
            if old != new
        ]
        assert [(each.key, each.read, each.fresh) for each in table.first] == changed
        assert (table.changed, table.missing, table.surplus) == (len(changed), 0, 0)
        assert table.read_rows == table.fresh_rows == len(after[table.table])
    assert {table.table for table in difference.tables} == {"account", "owner"}


def test_a_rule_change_that_is_expected_raises_no_alarm(
    database: ReadDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    source = ListSource(EVENTS)
    live(database, source)
    with caplog.at_level(logging.WARNING):
        report = Engine([DEPENDING], source, database, rules=lambda: RULES).rebuild("accounts")
    assert report.difference
    assert caplog.text == ""


def test_rolling_back_restores_the_old_figures_bit_for_bit(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    old = live(database, source).digest("accounts")
    engine = Engine([DOUBLED], source, database)
    engine.rebuild("accounts")
    new = engine.digest("accounts")
    assert new != old
    engine.roll_back("accounts")
    assert engine.digest("accounts") == old
    engine.roll_back("accounts")
    assert engine.digest("accounts") == new
    engine.drop_old("accounts")
    with pytest.raises(NotKept, match="accounts"):
        engine.roll_back("accounts")
    assert engine.digest("accounts") == new


def test_rolling_back_catches_up_first(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    engine = live(database, source)
    engine.rebuild("accounts")
    more = history(30, seed=34, first=source.head() + 1)
    source.append(*more)
    engine.run_until_caught_up()
    beside = engine.status()[0].beside
    assert beside is not None
    assert (beside.status, beside.position) == (Status.KEPT, EVENTS[-1].position), "it stays where it was"
    engine.roll_back("accounts")
    seen = engine.state("accounts")
    assert (seen.slot, seen.status, seen.position) == ("a", Status.LIVE, source.head())
    assert owners(engine) == up_to([*EVENTS, *more], source.head())


def test_stopped_and_resumed(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    engine = live(database, source)
    before = engine.reader.rows(select(OWNER))
    stop = threading.Event()
    heard: list[Progress] = []

    def stop_after_two(progress: Progress) -> None:
        heard.append(progress)
        if len(heard) == 3:
            stop.set()

    report = engine.rebuild("accounts", stop_after_two, stop=stop)
    assert not report.switched
    until = EVENTS[-1].position
    assert [progress.position for progress in heard] == [0, until // 4, until // 2], "two of four parts"
    beside = engine.status()[0].beside
    assert beside is not None
    assert (beside.status, beside.position) == (Status.BUILDING, until // 2)
    assert engine.reader.rows(select(OWNER)) == before

    again = Engine([ACCOUNTS], source, database, sizes=SMALL)
    report = again.rebuild("accounts", heard.append)
    assert report.switched
    goes_on = [progress.position for progress in heard[3:6]]
    assert goes_on == [until // 2, until * 3 // 4, until], "it goes on where it was"

    assert report.handled == sum(each.event.type_name in ACCOUNTS.type_names for each in EVENTS)
    assert owners(again) == up_to(EVENTS, until)


def test_stopped_while_catching_up(database: ReadDatabase) -> None:
    source = ListSource(EVENTS[:10])
    engine = live(database, source)
    stop = threading.Event()

    def more(progress: Progress) -> None:
        if progress.phase is Phase.FILLING and progress.position == EVENTS[9].position:
            source.append(*EVENTS[10:])
            engine.run_until_caught_up()
        if progress.phase is Phase.CATCHING_UP:
            stop.set()

    report = engine.rebuild("accounts", more, stop=stop)
    assert not report.switched
    assert EVENTS[9].position < report.position < source.head()
    report_handled, handled = report.handled, list[int]()
    report = engine.rebuild("accounts", lambda progress: handled.append(progress.handled))
    assert report.switched
    assert handled[0] > report_handled, "it goes on where it was"
    assert owners(engine) == up_to(EVENTS, source.head())


def test_a_build_that_somebody_drops_notices(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    other = live(database, source)

    def drop(step: str) -> None:
        if step == "rebuild.4-chunk-stored":
            other.drop_old("accounts")

    engine = Engine([ACCOUNTS], source, database, on_step=drop, sizes=SMALL)
    with pytest.raises(BuildReplaced):
        engine.rebuild("accounts")
    assert other.state("accounts").status is Status.LIVE


def test_two_rebuilds_at_once_make_one_copy(backend: BackendUrl, database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    live(database, source)
    second = open_read_database(backend.read_url)
    other = Engine([ACCOUNTS], source, second, sizes=SMALL)
    joined: list[bool] = []

    def join(step: str) -> None:
        if step == "rebuild.4-chunk-stored" and not joined:
            joined.append(True)
            assert other.rebuild("accounts").switched

    engine = Engine([ACCOUNTS], source, database, on_step=join, sizes=SMALL)
    with pytest.raises(BuildReplaced):
        engine.rebuild("accounts")
    assert engine.state("accounts").slot == "b"
    assert owners(engine) == up_to(EVENTS, EVENTS[-1].position)
    second.close()


def test_a_model_that_was_never_live_leaves_nothing_behind(database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS], ListSource(EVENTS), database)
    report = engine.rebuild("accounts")
    assert report.switched
    assert report.difference is None, "there was nothing to compare with"
    assert engine.status()[0].beside is None
    with database.writer.connect() as connection:
        tables = set(inspect(connection).get_table_names())
    assert {name for name in tables if name.startswith("accounts")} == {
        "accounts_v1b_account",
        "accounts_v1b_owner",
    }
    assert owners(engine) == up_to(EVENTS, EVENTS[-1].position)


def test_the_next_rebuild_takes_the_place_of_what_was_kept(database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    engine = live(database, source)
    slots = []
    for _ in range(3):
        engine.rebuild("accounts")
        slots.append(engine.state("accounts").slot)
    assert slots == ["b", "a", "b"]


def test_damage_to_the_layout_is_told(database: ReadDatabase) -> None:
    engine = live(database, ListSource(EVENTS))
    sound = engine.digest("accounts")
    with database.writer.begin() as connection:
        connection.execute(text("ALTER TABLE accounts_v1a_account DROP COLUMN note"))
    report = engine.rebuild("accounts")
    assert report.difference is not None
    assert "note" in str(report.difference.unreadable)
    assert report.difference.fresh_digest == engine.digest("accounts") == sound


def test_a_lost_copy_beside_is_forgotten_at_the_next_start(database: ReadDatabase) -> None:
    engine = live(database, ListSource(EVENTS))
    engine.rebuild("accounts")
    with database.writer.begin() as connection:
        connection.execute(text("DROP TABLE accounts_v1a_owner"))
    again = Engine([ACCOUNTS], ListSource(EVENTS), database)
    assert again.status()[0].beside is None
    with pytest.raises(NotKept):
        again.roll_back("accounts")
    assert len(again.reader.rows(select(ACCOUNT))) > 0
