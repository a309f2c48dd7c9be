"""Live read models step together, and trouble with one of them is its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event, update

from projections.engine import Committed, Engine, ReadDatabase, Status, open_read_database
from projections.engine.checkpoint import is_of
from projections.engine.control import CHECKPOINT
from tests.faults.lives import killed
from tests.projections.engine import killed_together
from tests.projections.engine.companions import ALL, NAMES, digests, follow, round_of, stepped_alone
from tests.projections.engine.sample import POISON, Closed, Credited, Noted, Opened, history, recorded_at
from tests.projections.engine.test_exactly_once import STEPS
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import shown

EVENTS = history(60, seed=11)
LAST = EVENTS[-1].position
EVERYBODY = set(NAMES)


@pytest.fixture
def source() -> ListSource:
    return ListSource()


@pytest.fixture
def engine(database: ReadDatabase, source: ListSource) -> Engine:
    """All of its read models are live."""
    engine = Engine(ALL, source, database)
    engine.run_until_caught_up()
    return engine


def positions(engine: Engine) -> dict[str, int]:
    return {name: engine.reader.position(name) for name in NAMES}


def everybody_at(position: int) -> dict[str, int]:
    return dict.fromkeys(NAMES, position)


def interrupted(
    database: ReadDatabase, source: ListSource, act: Callable[[], object], at: str = "project.1-read"
) -> Engine:
    """An engine during whose first batch, after it was read, somebody else does something."""
    acted = threading.Event()

    def once(step: str) -> None:
        if step == at and not acted.is_set():
            acted.set()
            act()

    return Engine(ALL, source, database, on_step=once)


def test_one_reading_and_one_commit_for_all(
    engine: Engine, database: ReadDatabase, source: ListSource
) -> None:
    source.append(*EVENTS)
    heard: list[Committed] = []
    engine.on_commit(heard.append)
    commits: list[object] = []
    event.listen(database.follower, "commit", commits.append)
    pages = source.pages_read
    moved = engine.advance_together(NAMES)
    assert (source.pages_read - pages, len(commits)) == (1, 1)
    assert {name: outcome.position for name, outcome in moved.items()} == everybody_at(LAST)
    assert all(outcome.stored and outcome.complete for outcome in moved.values())
    assert heard == [Committed(name, LAST, moved[name].handled) for name in moved]
    taken = {each.name: sum(of.event.type_name in each.type_names for of in EVENTS) for each in ALL}
    assert {name: outcome.handled for name, outcome in moved.items()} == taken
    assert {name: engine.state(name).handled for name in NAMES} == taken
    again = engine.advance_together(NAMES)
    assert again.keys() == EVERYBODY
    assert not any(outcome.stored for outcome in again.values()), "there is nothing more"
    assert len(commits) == 1


def test_it_makes_the_same_rows_as_each_alone(engine: Engine, source: ListSource, tmp_path: Path) -> None:
    source.append(*EVENTS)
    while positions(engine) != everybody_at(LAST):
        assert engine.advance_together(NAMES, limit=4).keys() == EVERYBODY
    assert digests(engine) == stepped_alone(EVENTS, tmp_path)


def test_who_takes_no_event_moves_too(engine: Engine, source: ListSource) -> None:
    source.append(recorded_at(7, "account-1", 1, Opened(owner="a")))
    engine.advance_together(NAMES)
    assert engine.wait_for(7, 0)
    assert engine.state("closings").handled == 0


def test_a_poisonous_event_is_parked_where_it_is_poison(engine: Engine, source: ListSource) -> None:
    source.append(
        recorded_at(1, "account-1", 1, Opened(owner="a")),
        recorded_at(2, "account-1", 2, Credited(fen=POISON)),
    )
    assert round_of(engine) == (EVERYBODY, 3)
    source.append(
        recorded_at(3, "account-1", 3, Closed()),
        recorded_at(4, "account-2", 1, Opened(owner="b")),
    )
    assert round_of(engine) == (EVERYBODY, 4)
    assert [parked.position for parked in engine.parked("accounts")] == [2, 3], "its stream waits"
    assert {name: engine.state(name).parked for name in NAMES} == {**everybody_at(0), "accounts": 2}
    assert shown(engine, ALL[1])["closing"] == [{"id": "account-1"}], "the others show it"
    assert len(shown(engine, ALL[0])["account"]) == len(shown(engine, ALL[3])["account"]) == 2


def test_refused_rows_are_traced_alone(engine: Engine, source: ListSource) -> None:
    source.append(
        recorded_at(1, "x:1", 1, Noted()),
        recorded_at(2, "account-1", 1, Opened(owner="a")),
        recorded_at(3, "x:2", 1, Noted()),
        recorded_at(4, "y:1", 1, Noted()),
    )
    assert engine.advance_together(NAMES) == {}
    assert positions(engine) == everybody_at(0), "nothing of it is stored"
    follow(engine, source)
    assert [parked.position for parked in engine.parked("holders")] == [3]
    assert [name for name in NAMES if engine.parked(name)] == ["holders"]
    source.append(recorded_at(5, "y:2", 1, Closed()))
    assert round_of(engine)[0] == EVERYBODY, "all are together again"


def test_a_paused_model_stays_and_joins_again(engine: Engine, source: ListSource, tmp_path: Path) -> None:
    engine.pause("closings")
    source.append(*EVENTS[:20])
    assert round_of(engine)[0] == EVERYBODY - {"closings"}
    assert positions(engine) == {**everybody_at(EVENTS[19].position), "closings": 0}
    engine.resume("closings")
    source.append(*EVENTS[20:40])
    follow(engine, source)
    source.append(*EVENTS[40:])
    assert round_of(engine)[0] == EVERYBODY
    assert digests(engine) == stepped_alone(EVENTS, tmp_path)


def test_who_is_ahead_is_taken_along(engine: Engine, source: ListSource) -> None:
    """Otherwise they would pass each other for ever while events come in."""
    source.append(*EVENTS[:10])
    engine.advance("accounts")
    source.append(*EVENTS[10:])
    moved = engine.advance_together(NAMES)
    assert moved.keys() == EVERYBODY - {"accounts"}
    assert {outcome.position for outcome in moved.values()} == {EVENTS[9].position}
    assert not any(outcome.complete for outcome in moved.values()), "the log goes on"
    assert engine.advance_together(NAMES).keys() == EVERYBODY


def test_what_a_crash_took_back_is_taken_again(
    engine: Engine, database: ReadDatabase, source: ListSource
) -> None:
    """Nobody waits for the disk when a batch is stored. What is remembered of it is not relied upon, also in a lull."""
    source.append(*EVENTS)
    assert round_of(engine)[0] == EVERYBODY
    noted = is_of(engine.state("accounts"))
    with database.writer.begin() as connection:
        connection.execute(update(CHECKPOINT).where(noted).values(position=EVENTS[-2].position))
    round_of(engine)
    assert positions(engine) == everybody_at(LAST)


def test_another_runner_moves_one_in_the_middle(
    database: ReadDatabase, elsewhere: ReadDatabase, engine: Engine, source: ListSource, tmp_path: Path
) -> None:
    other = Engine(ALL, source, elsewhere)
    here = interrupted(database, source, lambda: other.advance("accounts", limit=7))
    source.append(*EVENTS)
    follow(here, source)
    assert digests(engine) == stepped_alone(EVENTS, tmp_path)
    assert positions(engine) == everybody_at(LAST)
    taken = sum(each.event.type_name in ALL[0].type_names for each in EVENTS)
    assert engine.state("accounts").handled == taken, "each event once"


def test_a_pause_in_the_middle_stops_that_model_alone(
    database: ReadDatabase, elsewhere: ReadDatabase, engine: Engine, source: ListSource
) -> None:
    other = Engine(ALL, source, elsewhere)
    here = interrupted(database, source, lambda: other.pause("openings"))
    assert round_of(here)[0] == EVERYBODY
    source.append(*EVENTS)
    assert round_of(here)[0] == EVERYBODY - {"openings"}
    assert positions(engine) == {**everybody_at(LAST), "openings": 0}
    assert engine.state("openings").status is Status.PAUSED


def test_a_switch_in_the_middle_is_noticed(
    database: ReadDatabase, elsewhere: ReadDatabase, engine: Engine, source: ListSource, tmp_path: Path
) -> None:
    source.append(*EVENTS[:30])
    follow(engine, source)
    other = Engine(ALL, source, elsewhere)
    here = interrupted(database, source, lambda: other.rebuild("accounts"))
    assert round_of(here)[0] == EVERYBODY
    former = here.state("accounts").slot
    source.append(*EVENTS[30:])
    follow(here, source)
    follow(engine, source)
    assert here.state("accounts").slot != former
    assert digests(engine) == digests(here) == stepped_alone(EVENTS, tmp_path)
    source.append(recorded_at(LAST + 1, "account-new", 1, Opened(owner="a")))
    other.roll_back("accounts")
    follow(engine, source)
    assert engine.state("accounts").slot == former, "what was remembered is of the other copy"
    assert positions(engine) == everybody_at(LAST + 1)
    assert len(shown(engine, ALL[0])["account"]) == len(shown(here, ALL[0])["account"])
    assert {"id": "account-new"}.items() <= shown(engine, ALL[0])["account"][-1].items()


@pytest.mark.parametrize("at", ["rebuild.1-begun", "rebuild.6-filled", "rebuild.9-compared"])
def test_the_group_goes_on_beside_a_rebuild(
    elsewhere: ReadDatabase, engine: Engine, source: ListSource, tmp_path: Path, at: str
) -> None:
    source.append(*EVENTS[:30])
    follow(engine, source)
    together: list[set[str]] = []

    def more() -> None:
        source.append(*EVENTS[30:])
        together.append(round_of(engine)[0])

    assert interrupted(elsewhere, source, more, at).rebuild("accounts").switched
    assert together == [EVERYBODY]
    follow(engine, source)
    assert digests(engine) == stepped_alone(EVENTS, tmp_path)


def test_the_loop_lets_each_go_alone_where_the_group_cannot(
    database: ReadDatabase, source: ListSource, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down() -> None:
        raise OSError("broken")

    Engine(ALL, source, database).run_until_caught_up()
    engine = interrupted(database, source, break_down, at="project.3-rows-written")
    source.append(*EVENTS)
    stop = threading.Event()
    thread = threading.Thread(target=engine.run, args=(stop,))
    with caplog.at_level(logging.ERROR):
        thread.start()
        assert engine.wait_for(LAST, 30)
        stop.set()
        thread.join(30)
    assert [record.getMessage() for record in caplog.records] == [
        "the projections could not go on together"
    ], "and none had trouble by itself"


def test_two_runners_share_the_checkpoints(
    database: ReadDatabase, elsewhere: ReadDatabase, engine: Engine, source: ListSource, tmp_path: Path
) -> None:
    """They claim the same rows at the same time: neither waits for the other for ever, and no event counts twice."""
    source.append(*EVENTS)
    errors: list[BaseException] = []
    start = threading.Barrier(2)

    def work(each: Engine) -> None:
        try:
            start.wait()
            follow(each, source, limit=2)
        except BaseException as error:
            errors.append(error)
            raise

    runners = (Engine(ALL, source, database), Engine(tuple(reversed(ALL)), source, elsewhere))
    threads = [threading.Thread(target=work, args=(each,)) for each in runners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    assert digests(engine) == stepped_alone(EVENTS, tmp_path)
    for each in ALL:
        assert engine.state(each.name).handled == sum(of.event.type_name in each.type_names for of in EVENTS)


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_each_step_of_a_group(backend: BackendUrl, tmp_path: Path, step: str) -> None:
    events = history(80, seed=7)
    killed(killed_together.run, backend.read_url, step, 7)
    database = open_read_database(backend.read_url)
    again = Engine(ALL, ListSource(events), database)
    (position,) = set(positions(again).values())
    assert 0 < position < events[-1].position, "it died on the way"
    assert round_of(again)[0] == EVERYBODY
    assert digests(again) == stepped_alone(events, tmp_path)
    assert not any(again.parked(name) for name in NAMES)
    database.close()
