"""Arithmetic on spans of time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from projections.workshop_load.spans import MINUTE, Span, filled, minutes, without

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair))), max_size=8
)


@given(st.tuples(st.integers(0, 30), st.integers(30, 60)), SPANS)
def test_what_is_left_is_every_moment_that_nothing_takes(whole: Span, taken: list[Span]) -> None:
    left = without(whole, taken)
    moments = {moment for start, end in left for moment in range(start, end)}
    assert moments == {
        moment for moment in range(*whole) if not any(start <= moment < end for start, end in taken)
    }
    assert left == sorted(left)


@given(st.tuples(st.integers(0, 30), st.integers(30, 60)), SPANS, st.integers(1, 40), st.integers(0, 60))
def test_work_fills_free_moments_one_after_another(
    whole: Span, taken: list[Span], needed: int, not_before: int
) -> None:
    free = without(whole, taken)
    usable = [moment for start, end in free for moment in range(start, end) if moment >= not_before]
    expected = (usable[0], usable[needed - 1] + 1) if len(usable) >= needed else None
    assert filled(free, needed, not_before) == expected


def test_minutes_of_nothing_and_of_something() -> None:
    assert (minutes([]), minutes([(0, 90 * MINUTE), (100 * MINUTE, 101 * MINUTE)])) == (0, 91)
