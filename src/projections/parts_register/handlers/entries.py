"""What entries have in common."""

from domain.envelope import Recorded
from domain.event import Event
from projections.engine.columns import iso
from projections.engine.dbapi import Row


def entered(recorded: Recorded[Event]) -> Row:
    """When, and by whom."""
    return {"at": iso(recorded.meta.occurred_at), "by": recorded.meta.actor.id}


def day_of(recorded: Recorded[Event]) -> str:
    return recorded.meta.occurred_at.date().isoformat()
