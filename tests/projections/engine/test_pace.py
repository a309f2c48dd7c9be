"""Rate and time left, by a clock that the test turns."""

from __future__ import annotations

import json

from projections.engine import Pace, Phase, Progress


def test_rate_and_time_left_count_from_the_first_progress() -> None:
    now = 100.0
    pace = Pace(lambda: now)
    first = pace.measure(Progress("board", 1_000, 5_000, 10, Phase.FILLING))
    assert (first.done, first.total, first.rate, first.seconds_left) == (1_000, 5_000, None, None)
    now += 2
    second = pace.measure(Progress("board", 2_000, 6_000, 20, Phase.FILLING))
    assert (second.rate, second.seconds_left) == (500.0, 8.0)
    assert json.loads(second.json_line()) == {
        "projection": "board",
        "phase": "filling",
        "done": 2_000,
        "total": 6_000,
        "rate": 500.0,
        "seconds_left": 8.0,
    }
    other = pace.measure(Progress("queue", 0, 6_000, 0, Phase.FILLING))
    assert other.rate is None, "each model by itself"
    now += 2
    last = pace.measure(Progress("board", 6_000, 6_000, 60, Phase.SWITCHED))
    assert (last.rate, last.seconds_left) == (1_250.0, 0.0)


def test_a_clock_that_stands_still_says_nothing() -> None:
    pace = Pace(lambda: 1.0)
    pace.measure(Progress("board", 0, 10, 0, Phase.FILLING))
    standing = pace.measure(Progress("board", 5, 10, 5, Phase.FILLING))
    assert standing.rate is None
    assert '"rate": null' in standing.json_line()


def test_a_log_that_is_shorter_than_the_copy_has_no_negative_rest() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    pace.measure(Progress("board", 0, 10, 0, Phase.FILLING))
    now = 1.0
    assert pace.measure(Progress("board", 12, 10, 5, Phase.CATCHING_UP)).seconds_left == 0.0
