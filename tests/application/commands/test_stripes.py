"""Who waits for whom: inside a process always, between processes where they have met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

import pytest

from application.commands.stripes import HOT_FOR, StreamBusy, Stripes
from tests.application.commands.house import at_once


@contextmanager
def nobody_else(_numbers: Sequence[int]) -> Iterator[None]:
    yield


class Turns:
    """Remembers what was held against other processes, and when it was given back."""

    def __init__(self) -> None:
        self.held: list[tuple[int, ...]] = []
        self.open = 0

    @contextmanager
    def hold(self, numbers: Sequence[int]) -> Iterator[None]:
        self.held.append(tuple(numbers))
        self.open += 1
        yield
        self.open -= 1


@pytest.mark.parametrize("names", [("a",), ("a", "a"), tuple(f"stream-{n}" for n in range(600))])
def test_streams_that_share_a_lock_can_be_held_together(names: tuple[str, ...]) -> None:
    stripes = Stripes(nobody_else)
    with stripes.hold(names):
        pass
    with stripes.hold(names):
        pass


def test_opposite_orders_do_not_block_each_other_for_ever() -> None:
    stripes = Stripes(nobody_else)
    entered: list[int] = []

    def take(names: list[str]) -> None:
        for turn in range(200):
            with stripes.hold(names):
                entered.append(turn)

    names = [f"stream-{n}" for n in range(8)]
    at_once([lambda: take(names), lambda: take(names[::-1]), lambda: take(names[2:5])])
    assert len(entered) == 600


def test_a_stream_that_somebody_holds_is_not_waited_for() -> None:
    """The three names have locks of their own: this one thread would wait for itself otherwise, and for ever."""
    stripes = Stripes(nobody_else)
    with stripes.hold(["a"]) as held:
        held.take("a")
        with pytest.raises(StreamBusy, match="a"), stripes.hold(["b"]) as other:
            other.take("a")
    with stripes.hold(["b"]) as other:
        other.take("a")
        with pytest.raises(StreamBusy), stripes.hold(["c"]) as third:
            third.take("a")


def test_only_what_was_lost_to_another_process_is_held_against_them() -> None:
    turns = Turns()
    stripes = Stripes(turns.hold)
    with stripes.hold(["a", "b"]) as held:
        assert turns.held == []
        held.lost()
    with stripes.hold(["a", "b"]):
        assert turns.open == 1
    assert turns.open == 0
    [numbers] = turns.held
    assert list(numbers) == sorted(numbers)
    assert len(numbers) == 2
    with stripes.hold(["c"]):
        assert len(turns.held) == 1


def test_a_hot_stream_is_not_taken_on_the_way() -> None:
    """Whoever comes upon it lets everything go and waits for all of it together."""
    stripes = Stripes(Turns().hold)
    with stripes.hold(["a"]) as held:
        held.lost()
    with stripes.hold(["b"]) as held, pytest.raises(StreamBusy, match="a"):
        held.take("a")
    with stripes.hold(["a", "b"]) as held:
        held.take("a")


def test_what_nobody_competes_for_cools_down() -> None:
    turns = Turns()
    stripes = Stripes(turns.hold)
    with stripes.hold(["a"]) as held:
        held.lost()
    for _ in range(HOT_FOR + 3):
        with stripes.hold(["a"]):
            pass
    assert len(turns.held) == HOT_FOR


def test_nothing_stays_held_when_no_turn_is_to_be_had() -> None:
    def no_turn(_numbers: Sequence[int]) -> AbstractContextManager[None]:
        raise RuntimeError("the server is gone")

    stripes = Stripes(no_turn)
    with stripes.hold(["a"]) as held:
        held.lost()
    for _ in range(2):
        with pytest.raises(RuntimeError), stripes.hold(["a"]):
            pass
