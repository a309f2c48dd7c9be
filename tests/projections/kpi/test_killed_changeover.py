"""Killed at each step of projecting and of changing over to other rules: what is read is whole and by one set of rules,
and the next attempt ends where an undisturbed one does."""

from __future__ import annotations

from functools import cache
from tempfile import TemporaryDirectory

import pytest

from projections.engine import Engine, ReadDatabase, open_read_database
from projections.engine.rebuilding.site import STEPS
from projections.kpi import KPI
from tests.faults.lives import killed
from tests.projections.kpi.killed_changeover import EARLY, EVENTS, RULES, SIZES, change_over, follow
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import fresh_read_database

SWITCHED = STEPS[STEPS.index("rebuild.11-switched") :]
REPEATED = ("rebuild.2-part-folded", "rebuild.3-before-chunk", "rebuild.4-chunk-stored")
BATCH_STEPS = (
    "project.1-read",
    "project.2-handled",
    "project.3-rows-written",
    "project.4-before-commit",
    "project.5-after-commit",
)
AGAIN_CHANGED = (
    "rebuild.1-begun",
    "rebuild.4-chunk-stored",
    "rebuild.6-filled",
    "project.3-rows-written",
    "rebuild.9-compared",
    "rebuild.11-switched",
)


@cache
def undisturbed(rules: str, position: int) -> str:
    """The digest of figures that nobody killed, made of the log up to a position."""
    with (
        TemporaryDirectory() as directory,
        fresh_read_database(f"sqlite:///{directory}/read.db") as database,
    ):
        source = ListSource(each for each in EVENTS if each.position <= position)
        engine = Engine([KPI], source, database, rules=lambda: RULES[rules])
        engine.run_until_caught_up()
        return engine.digest(KPI.name)


def opened_again(database: ReadDatabase, source: ListSource, rules: str) -> Engine:
    return Engine([KPI], source, database, sizes=SIZES, rules=lambda: RULES[rules])


def assert_followed_by(engine: Engine, source: ListSource, rules: str) -> None:
    """What is read is by these rules, and goes on by them."""
    assert engine.rules_of(KPI.name).text() == RULES[rules].text()
    seen = engine.state(KPI.name)
    assert engine.digest(KPI.name) == undisturbed(rules, seen.position), "what is read is whole"
    engine.run_until_caught_up()
    assert engine.digest(KPI.name) == undisturbed(rules, source.head())
    assert engine.parked(KPI.name) == []


def assert_changes_over(engine: Engine, source: ListSource, rules: str) -> None:
    report = engine.rebuild(KPI.name)
    assert report.switched
    assert engine.digest(KPI.name) == undisturbed(rules, source.head())
    assert engine.outdated() == []
    engine.drop_old(KPI.name)
    assert engine.status()[0].beside is None


def test_the_figures_differ_by_the_rules() -> None:
    """Otherwise nothing here would tell by which they were made."""
    for position in (len(EARLY) // 2, len(EARLY), len(EVENTS)):
        assert len({undisturbed(rules, position) for rules in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("step", "decided"),
    [
        *((step, "second") for step in (*STEPS, *BATCH_STEPS[1:])),
        *((step, "third") for step in AGAIN_CHANGED),
    ],
)
def test_killed_while_changing_over(backend: BackendUrl, step: str, decided: str) -> None:
    killed(change_over, backend.read_url, step, 3 if step in REPEATED else 1)
    database, source = open_read_database(backend.read_url), ListSource(EVENTS)
    again = opened_again(database, source, decided)
    read_by = "second" if step in SWITCHED else "first"
    assert again.state(KPI.name).slot == {"first": "a", "second": "b"}[read_by]
    assert again.outdated() == ([] if read_by == decided else [KPI.name])
    assert_followed_by(again, source, read_by)
    assert_changes_over(again, source, decided)
    database.close()


@pytest.mark.parametrize("step", BATCH_STEPS)
@pytest.mark.parametrize("life", ["building", "live"])
def test_killed_while_following_the_log(backend: BackendUrl, life: str, step: str) -> None:
    """A copy is made to its end by the rules under which it was begun, however the rules are changed."""
    killed(follow, backend.read_url, life, step)
    database, source = open_read_database(backend.read_url), ListSource(EVENTS)
    again = opened_again(database, source, "second")
    assert 0 < again.state(KPI.name).position < len(EARLY), "it died on the way"
    assert_followed_by(again, source, "first")
    assert again.outdated() == [KPI.name]
    assert_changes_over(again, source, "second")
    database.close()
