"""Each event becomes one entry."""

from typing import get_args

from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.work_order.events import EVENTS as ORDER_EVENTS
from domain.aggregates.work_order.events.opening import WorkOrderOpened
from domain.envelope import Recorded
from domain.event import Event
from projections.engine.columns import iso
from projections.engine.projection import on, subscriptions
from projections.engine.rows import Rows
from projections.order_history.tables import ENTRY, ORDER

_EVENTS: tuple[type[Event], ...] = (*ORDER_EVENTS, *get_args(VisitEvent))


def _happened(rows: Rows, recorded: Recorded[Event]) -> None:
    meta, event = recorded.meta, recorded.event
    rows.put(
        ENTRY,
        {
            "position": recorded.position,
            "store": meta.store,
            "stream": recorded.stream,
            "version": recorded.version,
            "at": iso(meta.occurred_at),
            "recorded_at": iso(meta.recorded_at),
            "actor": meta.actor.id,
            "role": meta.actor.role,
            "type": event.type_name,
            "reason": meta.reason.code if meta.reason else None,
            "late_entry": meta.late_entry,
            # not by way of `model_dump_json`: its many options take longer than writing the event
            "payload": event.__pydantic_serializer__.to_json(event).decode(),
        },
    )
    if isinstance(event, WorkOrderOpened):
        rows.put(ORDER, {"order": recorded.stream, "store": meta.store, "visit": event.repair.visit})


HANDLERS = subscriptions(*(on(event_type, _happened) for event_type in _EVENTS))
