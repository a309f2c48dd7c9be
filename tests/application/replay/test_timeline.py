"""Replaying a stream: what was known at a moment, and what each event changed."""

from datetime import datetime, timedelta

import pytest

from application.replay import AsOf, Change, parse_as_of, replay
from application.replay.flatten import flatten
from domain.aggregates.bay_day import BAY_DAY
from domain.aggregates.bay_day.events import BayBooked, BayOpened, BayReleased
from domain.envelope import Recorded
from domain.errors import Invalid
from domain.event import Event
from domain.money import Money
from domain.workforce import BayType
from tests.support.scenario import clock, meta_of

BAY = "bay_day-SH01-B1-2026-03-02"
OPENED = BayOpened(bay="B1", day=clock(8).date(), bay_type=BayType.LIFT)
BOOKED = BayBooked(order="work_order-1", job="J1", start=clock(9), end=clock(11))
RELEASED = BayReleased(order="work_order-1", job="J1", freed_from=clock(10))


class OneStream:
    """A log that holds one stream; recorded a minute after it happened."""

    def __init__(self, *events: tuple[datetime, Event]) -> None:
        self._history = [
            Recorded(
                BAY, number, number * 10, meta_of(at).model_copy(update={"recorded_at": at + LATE}), event
            )
            for number, (at, event) in enumerate(events, start=1)
        ]

    def read_stream(self, stream: str) -> list[Recorded[Event]]:
        return self._history if stream == BAY else []


LATE = timedelta(minutes=1)
LOG = OneStream((clock(8), OPENED), (clock(8, 30), BOOKED), (clock(10), RELEASED))


def test_each_step_says_what_it_changed() -> None:
    timeline = replay(LOG, BAY_DAY, BAY)
    assert [step.recorded.event for step in timeline.steps] == [OPENED, BOOKED, RELEASED]
    assert timeline.left_out == 0
    assert Change("bookings.1.job", None, "J1") in timeline.steps[1].changes
    assert timeline.steps[2].changes == (
        Change("bookings.1.end", clock(11).isoformat(), clock(10).isoformat()),
    )
    assert timeline.state.bookings[0].end == clock(10)


def test_words_come_in_the_language_asked_for() -> None:
    assert flatten(replay(LOG, BAY_DAY, BAY).state)["bay_type"] == BayType.LIFT.zh
    assert flatten(replay(LOG, BAY_DAY, BAY).state, "en")["bay_type"] == BayType.LIFT.en


@pytest.mark.parametrize(
    ("moment", "known"),
    [
        (AsOf(position=9), 0),
        (AsOf(position=10), 1),
        (AsOf(position=29), 2),
        (AsOf(time=clock(8) + LATE), 1),
        (AsOf(time=clock(8, 30)), 1),  # it had happened, but nobody had recorded it
        (AsOf(time=clock(23)), 3),
    ],
)
def test_a_replay_shows_what_was_known_then(moment: AsOf, known: int) -> None:
    timeline = replay(LOG, BAY_DAY, BAY, moment)
    assert len(timeline.steps) == known
    assert timeline.left_out == 3 - known
    assert timeline.state == (BAY_DAY.initial if not known else timeline.state)
    assert len(timeline.state.bookings) == (1 if known > 1 else 0)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-03-02T18:00:00", "-1", "12.5", "9" * 19])
def test_a_moment_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="REPLAY-ASOF-001"):
        parse_as_of(text)


def test_moments_are_positions_or_times() -> None:
    assert parse_as_of("1234") == AsOf(position=1234)
    assert parse_as_of("2026-03-02T18:00:00+08:00") == AsOf(time=clock(18))


def test_amounts_keep_their_last_fen() -> None:
    assert flatten({"a": Money(fen=-1), "b": Money(fen=1234567890123), "c": Money(fen=0)}) == {
        "a": "¥-0.01",
        "b": "¥12,345,678,901.23",
    }


def test_a_set_shows_a_fact_for_each_member() -> None:
    assert flatten({"types": frozenset({BayType.LIFT, BayType.EXPRESS})}, "en") == {
        "types.Express bay": "yes",
        "types.Lift": "yes",
    }
