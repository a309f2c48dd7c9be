"""The sample's events in the event log itself, and how workers come by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from application.event_log import StoredEventLog, open_event_log
from application.event_log.records import Append, NewEvent, ReceiptDraft
from domain.contract import EventRegistry
from domain.envelope import Recorded
from domain.event import Event
from projections.engine import Projection
from tests.projections.engine.sample import ACCOUNTS, Closed, Credited, Noted, Opened, accounts

REGISTRY = EventRegistry([Opened, Credited, Closed, Noted], [])


def fill_log(log: StoredEventLog, events: Sequence[Recorded[Event]]) -> None:
    """Each event by a command of its own; positions are the log's."""
    for number, recorded in enumerate(events):
        draft = ReceiptDraft(
            f"command-{number}", "f", recorded.stream, recorded.version, "2026-03-02T09:00:00+00:00"
        )
        new = NewEvent(recorded.stream, recorded.version, recorded.meta, recorded.event)
        log.append(Append((new,), draft))


@dataclass(frozen=True)
class LogAt:
    """What travels to a worker."""

    url: str

    @contextmanager
    def __call__(self) -> Iterator[StoredEventLog]:
        log = open_event_log(self.url, REGISTRY)
        try:
            yield log
        finally:
            log.close()


def samples() -> Sequence[Projection]:
    """Two models, so that events are folded for several at once."""
    return [ACCOUNTS, accounts(name="again")]
