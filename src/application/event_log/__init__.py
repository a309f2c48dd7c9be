"""The event log: one adapter over SQLite and PostgreSQL, and the only importer of the event store library."""

from application.event_log.codec import UndecodableEvent, UnknownEventType
from application.event_log.durability import UnsafeStorage
from application.event_log.log import StoredEventLog
from application.event_log.opening import open_event_log
from application.event_log.records import EventLog

__all__ = [
    "EventLog",
    "StoredEventLog",
    "UndecodableEvent",
    "UnknownEventType",
    "UnsafeStorage",
    "open_event_log",
]
