"""An event that the log cannot decode concerns those projections that take its type, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.envelope import Recorded
from domain.errors import AfterSalesError, define
from domain.event import Event
from projections.engine import Engine, Projection, ReadDatabase, on, subscriptions
from tests.projections.engine.sample import (
    ACCOUNT,
    ACCOUNTS,
    OWNER,
    Opened,
    history,
    opened,
)
from tests.support.list_source import ListSource

DAMAGED = define("TEST-DAMAGED-001", zh="事件无法读取", en="The event cannot be read")
OPENINGS = Projection("openings", 1, (ACCOUNT, OWNER), subscriptions(on(Opened, opened)))
"""Takes nothing that is damaged below."""


class Damaged(ListSource):
    """One closing cannot be decoded, whoever comes by it."""

    damaged = False

    def scan(self, *, after: int, to_position: int, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        self._fail(type_names)
        return super().scan(after=after, to_position=to_position, type_names=type_names)

    def pick(self, positions: Sequence[int], *, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        self._fail(type_names)
        return super().pick(positions, type_names=type_names)

    def _fail(self, type_names: frozenset[str]) -> None:
        if self.damaged and "sample.closed" in type_names:
            raise AfterSalesError(DAMAGED)


def test_the_others_are_rebuilt(database: ReadDatabase) -> None:
    source = Damaged(history(60, seed=5))
    engine = Engine([ACCOUNTS, OPENINGS], source, database)
    engine.run_until_caught_up()
    before = engine.digest("accounts")
    source.damaged = True
    accounts, openings = engine.rebuild_all(["accounts", "openings"])
    assert accounts.failed is not None
    assert "TEST-DAMAGED-001" in str(accounts.failed) or "cannot be read" in str(accounts.failed)
    assert engine.digest("accounts") == before
    assert openings.switched
    assert openings.failed is None
