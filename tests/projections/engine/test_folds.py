"""A fold that fails is folded again with care, and tells what careful folds have always told."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.envelope import Recorded
from domain.event import Event
from projections.engine import Derivation, Projection, RowError, Rows, on, subscriptions
from projections.engine.rebuilding.fold import fold
from projections.engine.rebuilding.folds import CarefulFold, Fold
from projections.engine.rebuilding.units import Folded, Unit
from tests.projections.engine.derived_sample import CHEAP, LESS_THAN_NOTHING, charges
from tests.projections.engine.sample import (
    ACCOUNT,
    ACCOUNTS,
    POISON,
    Closed,
    Credited,
    Opened,
    accounts,
    closed,
    history,
    opened,
    recorded_at,
)
from tests.support.list_source import ListSource


def folded(events: list[Recorded[Event]], page: int, *projections: Projection) -> dict[str, Folded]:
    names = tuple(each.name for each in projections)
    unit = Unit(names, 0, events[-1].position, page, rules=CHEAP)
    return dict(fold(projections, ListSource(events), unit))


def folded_with_care(events: list[Recorded[Event]], page: int, projection: Projection) -> Folded:
    """Every event of the projection's types in pages, as rebuilds have always done."""
    mine = [each for each in events if type(each.event) in projection.handlers]
    careful = CarefulFold(projection)
    for first in range(0, len(mine), page):
        careful.take(mine[first : first + page])
    return careful.result(CHEAP)


def spoilt(events: list[Recorded[Event]], seed: int, share: float) -> list[Recorded[Event]]:
    """Some credits are poison to the handler or to a derivation, some accounts were never opened."""
    chance = random.Random(seed)
    made = []
    for recorded in events:
        event = recorded.event
        if chance.random() < share and isinstance(event, Credited):
            event = Credited(fen=chance.choice((POISON, LESS_THAN_NOTHING)))
        if chance.random() < share and isinstance(event, Opened):
            continue
        made.append(replace(recorded, event=event))
    return made


@given(st.integers(0, 9_999), st.integers(1, 40), st.sampled_from([0.0, 0.02, 0.3]))
def test_the_same_is_told_of_any_history(seed: int, page: int, share: float) -> None:
    events = spoilt(history(120, seed), seed, share)
    both = accounts(), charges()
    told = folded(events, page, *both)
    assert list(told) == ["accounts", "charges"]
    for projection in both:
        assert told[projection.name] == folded_with_care(events, page, projection)


def test_all_failures_of_the_page_are_told_and_no_others() -> None:
    events = [
        recorded_at(1, "one", 1, Opened(owner="a")),
        recorded_at(2, "two", 1, Opened(owner="b")),
        recorded_at(3, "one", 2, Credited(fen=POISON)),
        recorded_at(4, "one", 3, Credited(fen=POISON)),
        recorded_at(5, "nobody", 1, Closed()),
        recorded_at(6, "two", 2, Credited(fen=1)),
        recorded_at(7, "two", 3, Credited(fen=POISON)),
    ]
    told = folded(events, 3, accounts())["accounts"]
    assert [(each.position, each.error) for each in told.failures] == [(3, "ArithmeticError: poison")]
    told = folded(events, 6, accounts())["accounts"]
    assert [each.position for each in told.failures] == [3, 5]
    assert (told.tables, told.handled, told.underivable) == ((), 6, False)


def test_only_what_has_failed_is_folded_again() -> None:
    seen: list[int] = []

    def noted(rows: Rows, recorded: Recorded[Opened]) -> None:
        seen.append(recorded.position)

    events = [*history(30, seed=3), recorded_at(90, "nobody", 1, Closed())]
    noting = replace(accounts(name="noting"), handlers=subscriptions(on(Opened, noted)))
    told = folded(events, 7, accounts(), noting)
    assert [each.position for each in told["accounts"].failures] == [90]
    assert seen == [each.position for each in events if isinstance(each.event, Opened)]
    assert told["noting"] == Folded(([], []), len(seen))


def test_rows_that_cannot_be_derived_are_not_folded_again() -> None:
    seen: list[int] = []

    def noted(rows: Rows, recorded: Recorded[Opened]) -> None:
        seen.append(recorded.position)
        rows.touch(ACCOUNT, recorded.stream)

    def broken(_rows: Rows, _key: object, _rules: object) -> None:
        raise LookupError("no such thing")

    noting = replace(
        ACCOUNTS, handlers=subscriptions(on(Opened, noted)), derivations=(Derivation(ACCOUNT, broken),)
    )
    events: list[Recorded[Event]] = [recorded_at(1, "one", 1, Opened(owner="a"))]
    assert folded(events, 7, noting)["accounts"] == Folded((), 1, underivable=True)
    assert seen == [1]


def test_a_fault_of_a_database_is_no_failure_of_an_event() -> None:
    def faulty(rows: Rows, recorded: Recorded[Opened]) -> None:
        raise sqlite3.OperationalError("disk full")

    projection = replace(ACCOUNTS, handlers=subscriptions(on(Opened, faulty)))
    with pytest.raises(sqlite3.OperationalError, match="disk full"):
        folded(history(10), 5, projection)


def test_what_a_handler_has_caught_has_changed_nothing() -> None:
    def forgiving(rows: Rows, recorded: Recorded[Credited]) -> None:
        with pytest.raises(RowError, match="cannot hold"):
            rows.change(ACCOUNT, recorded.stream, rich=True, fen=2**63)

    handlers = subscriptions(on(Opened, opened), on(Credited, forgiving), on(Closed, closed))
    events = history(40, seed=5)
    told = folded(events, 7, replace(ACCOUNTS, handlers=handlers))["accounts"]
    assert told.failures == ()
    assert {(row[2], row[3]) for row in told.tables[0]} == {(0, False)}


def test_of_a_fold_that_failed_no_rows_are_kept() -> None:
    failing = Fold(ACCOUNTS)
    failing.take([recorded_at(1, "one", 1, Opened(owner="a")), recorded_at(2, "nobody", 1, Closed())])
    assert failing.failed
    with pytest.raises(RowError):
        failing.result(CHEAP)
