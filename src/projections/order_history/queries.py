"""What happened to an order, from the arrival of the car on."""

from datetime import datetime
from typing import Literal

from pydantic import Json, JsonValue
from sqlalchemy import and_, bindparam, or_, select

from domain.actors import Role
from domain.event_labels import EVENT_LABELS
from domain.identifiers import StaffId, StoreId, StreamId
from domain.reasons import ReasonCode
from projections.order_history.tables import ENTRY, ORDER
from projections.views import Reads, View

_ORDER = select(ORDER).where(and_(ORDER.c.order == bindparam("order"), ORDER.c.store == bindparam("store")))
_ENTRIES = (
    select(ENTRY)
    .where(
        and_(
            or_(ENTRY.c.stream == bindparam("order"), ENTRY.c.stream == bindparam("visit")),
            ENTRY.c.store == bindparam("store"),
            ENTRY.c.position > bindparam("after"),
        )
    )
    .order_by(ENTRY.c.position)
    .limit(bindparam("limit"))
)


class HistoryEntry(View):
    """``position`` is the cursor: ask for what lies after it."""

    position: int
    store: StoreId
    stream: StreamId
    version: int
    at: datetime
    recorded_at: datetime
    actor: StaffId
    role: Role
    type: str
    reason: ReasonCode | None
    late_entry: ReasonCode | None
    payload: Json[dict[str, JsonValue]]

    def label(self, language: Literal["zh", "en"] = "zh") -> str:
        """What happened, in words."""
        return EVENT_LABELS[self.type].label(language)


def history(
    reads: Reads, store: StoreId, order: StreamId, *, after: int = 0, limit: int = 200
) -> list[HistoryEntry] | None:
    """At most ``limit`` events of the order and its visit after a position; None when the store has no such order."""
    found = reads.row(_ORDER, order=order, store=store)
    if found is None:
        return None
    rows = reads.rows(_ENTRIES, order=order, visit=found["visit"], store=store, after=after, limit=limit)
    return [HistoryEntry.model_validate(row) for row in rows]
