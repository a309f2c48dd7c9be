"""A reservation that nobody uses goes to whoever waits, once, when its time is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from projections.parts_shelf.queries.waiting import tasks
from projections.parts_shelf.words import PartsTaskKind
from runtime.deadlines import Deadlines
from tests.acceptance.one_order import offered, received
from tests.acceptance.one_store import OneStore, one_store
from tests.acceptance.parts_counter import define, issue, receive, shelf_of
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scripted_day import STORE
from tests.support.scripted_day.workshop import open_the_house

KEPT = timedelta(days=DEFAULT_RULES.parts.reservation_days)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OneStore]:
    with one_store(tmp_path) as opened:
        open_the_house(opened.script)
        define(opened.script)
        receive(opened.script, 1)
        yield opened


def agreed(store: OneStore, number: int) -> str:
    order = received(store.script, number).order
    offered(store.script, order)
    store.play()
    return order


def test_the_clock_ends_it_and_the_next_one_in_line_is_served(store: OneStore) -> None:
    first, second = agreed(store, 1), agreed(store, 2)
    deadlines = Deadlines(store.system)
    store.pass_time(KEPT - timedelta(hours=1))
    assert deadlines.look() == 0
    store.pass_time(timedelta(hours=1))
    assert deadlines.look() == 1
    assert [key.order for key in shelf_of(store.system).kept] == [second]
    store.system.engine.run_until_caught_up()
    [lapsed] = tasks(store.system.reader, STORE, store.system.clock())
    assert (lapsed.kind, lapsed.order) == (PartsTaskKind.RESERVATION_EXPIRED, first)


def test_looking_again_before_the_read_models_have_caught_up_changes_nothing(store: OneStore) -> None:
    agreed(store, 1)
    deadlines = Deadlines(store.system)
    store.pass_time(KEPT + timedelta(hours=1))
    assert deadlines.look() == 1
    assert deadlines.look() == 0


def test_what_was_handed_out_meanwhile_does_not_expire(store: OneStore) -> None:
    """The read model is behind: the command is refused and nothing is lost."""
    order = agreed(store, 1)
    issue(store.script, order)
    store.play_unseen()
    store.pass_time(KEPT + timedelta(hours=1))
    assert Deadlines(store.system).look() == 0
