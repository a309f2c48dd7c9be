"""What every entry begins with, and lists inside an entry."""

from domain.envelope import Recorded
from domain.event import Event
from projections.engine.columns import from_json_text, iso, json_text
from projections.engine.dbapi import Row, Value


def entry(recorded: Recorded[Event]) -> Row:
    meta = recorded.meta
    return {
        "order": recorded.stream,
        "store": meta.store,
        "day": meta.occurred_at.date().isoformat(),
        "at": iso(meta.occurred_at),
        "by": meta.actor.id,
    }


def signed(recorded: Recorded[Event], **details: Value) -> Row:
    """Who did it in which role and when; ``details`` are further values."""
    meta = recorded.meta
    return {"by": meta.actor.id, "role": meta.actor.role, "at": iso(meta.occurred_at), **details}


def appended(cell: Value, item: Row) -> str:
    """The list of a cell with one more item."""
    stored = from_json_text(str(cell))
    return json_text([*(stored if isinstance(stored, list) else []), item])
