"""Made-up histories put into a real event log."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from application.event_log import StoredEventLog
from application.event_log.records import Append, NewEvent, ReceiptDraft
from domain.envelope import Recorded
from domain.event import Event


def store_in(log: StoredEventLog, events: Sequence[Recorded[Event]]) -> None:
    """As commands would have: in transactions of their own, day by day; positions are the log's."""
    for day, of_day in groupby(events, key=lambda each: each.meta.occurred_at.date()):
        new = tuple(NewEvent(each.stream, each.version, each.meta, each.event) for each in of_day)
        last = new[-1]
        receipt = ReceiptDraft(
            command_id=f"history-{day.isoformat()}-{last.stream}-{last.version}"[:80],
            fingerprint="history",
            stream=last.stream,
            version=last.version,
            recorded_at=last.meta.recorded_at.isoformat(),
        )
        log.append(Append(new, receipt))
