"""A moment of the past as a position of the log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from application.replay import AsOf
from projections.engine import EventSource
from runtime.figures.moments import position_at
from tests.projections.engine.sample import Opened, recorded_at
from tests.support.list_source import ListSource

POSITIONS = (2, 3, 7, 20, 21)


@pytest.fixture
def log() -> EventSource:
    """Recorded a minute apart, at positions with gaps."""
    first = recorded_at(1, "account-0", 1, Opened(owner="a")).meta.recorded_at
    events = []
    for minute, position in enumerate(POSITIONS):
        event = recorded_at(position, f"account-{position}", 1, Opened(owner="a"))
        meta = event.meta.model_copy(update={"recorded_at": first + timedelta(minutes=minute)})
        events.append(type(event)(event.stream, 1, position, meta, event.event))
    return ListSource(events)


def test_a_position_is_itself_and_never_beyond_the_head(log: EventSource) -> None:
    assert position_at(log, AsOf(position=7)) == 7
    assert position_at(log, AsOf(position=5)) == 5
    assert position_at(log, AsOf(position=99)) == 21


def test_a_time_is_the_last_event_recorded_by_then(log: EventSource) -> None:
    first = log.read_all(after=0, limit=1)[0].meta.recorded_at
    assert position_at(log, AsOf(time=first - timedelta(seconds=1))) in (0, 1)
    for minute, position in enumerate(POSITIONS):
        at = position_at(log, AsOf(time=first + timedelta(minutes=minute)))
        following = log.read_all(after=at, limit=1)
        known = [each.position for each in log.read_all(after=0, limit=99) if each.position <= at]
        assert known[-1] == position
        assert not following or following[0].position > position
    assert position_at(log, AsOf(time=first + timedelta(days=1))) == 21


def test_an_empty_log() -> None:
    assert position_at(ListSource(), AsOf(position=3)) == 0
    assert (
        position_at(ListSource(), AsOf(time=recorded_at(1, "a", 1, Opened(owner="a")).meta.recorded_at)) == 0
    )
