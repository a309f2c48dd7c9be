"""A store with one part defined, and orders that want it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.acceptance.one_order import offered, received
from tests.acceptance.one_store import OneStore, one_store
from tests.acceptance.parts_counter import PADS, define, shelf_of
from tests.support.scripted_day.workshop import open_the_house


@contextmanager
def parts_house(directory: Path) -> Iterator[OneStore]:
    with one_store(directory) as opened:
        open_the_house(opened.script)
        define(opened.script)
        yield opened


def agreed(store: OneStore, number: int = 1) -> str:
    """An order whose only job, with one piece of the part, the customer has agreed to."""
    order = received(store.script, number).order
    offered(store.script, order)
    store.play()
    return order


def quantities(store: OneStore, part: str = PADS) -> tuple[int, int, int]:
    """On hand, reserved, awaited."""
    shelf = shelf_of(store.system, part)
    awaited = sum(wish.quantity for wish in shelf.awaited.values())
    return int(shelf.on_hand), int(shelf.reserved), int(awaited)
