"""Read models cut by stream, by store and not at all, built together from few parts or many: what they were live."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

import pytest
from sqlalchemy import text

from domain.envelope import Recorded
from domain.event import Event
from projections.engine import Crew, Engine, ReadDatabase, Sizes, Workplace
from projections.engine.rebuilding.cut import CUT
from projections.engine.rebuilding.inline import InlineExecutor
from projections.engine.rebuilding.units import UnitResult
from tests.projections.engine.mixed_sample import MIXED, mixed, moving_history
from tests.projections.engine.real_log import LogAt, fill_log
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource

ParamsT = ParamSpec("ParamsT")
ResultT = TypeVar("ResultT")

NAMES = [each.name for each in MIXED]
EVENTS = 210
HISTORIES = {
    "stores alike": moving_history(EVENTS, seed=3),
    "one large store": moving_history(EVENTS, seed=4, large=0.95),
}


def sizes(parts: int) -> Sizes:
    return Sizes(building=17, part=-(-EVENTS // parts), chunk=5)


class Counting(ListSource):
    """Remembers what was read."""

    def __init__(self, history: Sequence[Recorded[Event]]) -> None:
        super().__init__(history)
        self.outlines = self.scans = self.picked = 0

    def outline(self, *, to_position: int) -> Iterator[tuple[int, str, str]]:
        self.outlines += 1
        return super().outline(to_position=to_position)

    def scan(self, *, after: int, to_position: int, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        self.scans += 1
        return super().scan(after=after, to_position=to_position, type_names=type_names)

    def pick(self, positions: Sequence[int], *, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        self.picked += len(positions)
        return super().pick(positions, type_names=type_names)


def live(database: ReadDatabase, source: ListSource, parts: int) -> Engine:
    engine = Engine(MIXED, source, database, sizes=sizes(parts))
    engine.run_until_caught_up()
    return engine


def digests(engine: Engine) -> list[str]:
    return [engine.digest(name) for name in NAMES]


@pytest.mark.parametrize("parts", [1, 2, 3, 7])
@pytest.mark.parametrize("history", HISTORIES)
def test_any_number_of_parts_makes_what_was_live(database: ReadDatabase, history: str, parts: int) -> None:
    source = Counting(HISTORIES[history])
    engine = live(database, source, parts)
    before = digests(engine)
    for report in engine.rebuild_all(NAMES):
        assert report.switched
        assert not report.difference
    assert digests(engine) == before
    assert source.outlines == (parts > 1), "the log is looked at once, for all models and parts"
    assert source.scans == 1, "by the model that has one part; for all where there is but one"
    if history == "stores alike" and parts == 2:
        assert EVENTS < source.picked < 1.4 * EVENTS, "twice are read those that are in two stores"
    for name in NAMES:
        assert engine.verify(name).sound


@pytest.fixture(scope="module")
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        yield executor


@pytest.mark.parametrize("history", HISTORIES)
def test_processes_make_the_same(
    processes: Executor, backend: BackendUrl, database: ReadDatabase, history: str
) -> None:
    with LogAt(backend.log_url)() as log:
        fill_log(log, HISTORIES[history])
        engine = Engine(MIXED, log, database, sizes=sizes(3))
        engine.run_until_caught_up()
        before = digests(engine)
        crew = Crew(processes, 2, Workplace(mixed, LogAt(backend.log_url)))
        reports = engine.rebuild_all(NAMES, crew=crew)
        assert all(report.switched and not report.difference for report in reports)
        assert digests(engine) == before


class Looking(InlineExecutor):
    """Counts how many results are still held when the next unit of work is begun."""

    def __init__(self) -> None:
        self.held: list[int] = []

    def submit(
        self, fn: Callable[ParamsT, ResultT], /, *args: ParamsT.args, **kwargs: ParamsT.kwargs
    ) -> Future[ResultT]:
        self.held.append(sum(type(each) is UnitResult for each in gc.get_objects()))
        return super().submit(fn, *args, **kwargs)


def test_the_rows_of_one_part_are_gone_before_the_next_is_folded(database: ReadDatabase) -> None:
    source = ListSource(HISTORIES["stores alike"])
    engine = live(database, source, 7)
    looking = Looking()
    engine.rebuild_all(NAMES, crew=Crew(looking, 1, Workplace(mixed, lambda: nullcontext(source))))
    assert len(looking.held) >= 7
    assert not any(looking.held)


class Stopped(Exception):
    """A step as far as which a rebuild got."""


def stop_after_chunks(engine: Engine, database: ReadDatabase, source: ListSource, chunks: int) -> None:
    stored = 0

    def on_step(step: str) -> None:
        nonlocal stored
        stored += step == "rebuild.4-chunk-stored"
        if stored == chunks:
            raise Stopped

    halted = Engine(MIXED, source, database, sizes=sizes(3), on_step=on_step)
    with pytest.raises(Stopped):
        halted.rebuild_all(NAMES)


@pytest.mark.parametrize("marked", ["as now", "as another way", "with no column for it"])
def test_a_build_from_parts_that_were_cut_otherwise_does_not_go_on(
    database: ReadDatabase, marked: str
) -> None:
    source = ListSource(HISTORIES["stores alike"])
    engine = live(database, source, 3)
    before = digests(engine)
    stop_after_chunks(engine, database, source, 4)
    with database.writer.begin() as connection:
        plans = connection.execute(text("SELECT name, parts, cut FROM projection_plan ORDER BY name")).all()
        assert [tuple(each) for each in plans] == [
            ("of_everything", 1, CUT),
            ("of_stores", 3, CUT),
            ("of_streams", 3, CUT),
        ]
        if marked == "as another way":
            connection.execute(text("UPDATE projection_plan SET cut = cut + 1"))
        elif marked == "with no column for it":
            connection.execute(text("ALTER TABLE projection_plan DROP COLUMN cut"))
    steps: list[str] = []
    again = Engine(MIXED, source, database, sizes=sizes(3), on_step=steps.append)
    assert all(report.switched and not report.difference for report in again.rebuild_all(NAMES))
    assert steps.count("rebuild.1-begun") == (0 if marked == "as now" else len(NAMES))
    assert digests(again) == before
