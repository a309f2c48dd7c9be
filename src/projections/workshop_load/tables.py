"""Technicians' and bays' days, what their time is kept for, what it was spent on, and the day's plan.

The streams of a day name store, person and date in their own way; rows are addressed by the stream.
"""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text

_METADATA = MetaData()

SHIFT = Table(
    "shift",
    _METADATA,
    key_text("stream"),
    text("store"),
    text("day"),
    text("technician"),
    text("grade"),
    text("qualifications"),
    text("starts"),
    big_integer("starts_ms"),
    text("ends"),
    big_integer("ends_ms"),
    text("started_at", optional=True),
    text("ended_at", optional=True),
    text("absence", optional=True),
    Index("shift_of_day", "store", "day"),
)

ASSIGNMENT = Table(
    "assignment",
    _METADATA,
    key_text("stream"),
    key_text("order"),
    key_text("job"),
    key_integer("start_ms"),
    text("store"),
    text("day"),
    big_integer("end_ms"),
    Index("assignment_of_day", "store", "day"),
)
"""Half-open spans of a technician's time. Knowing double bookings overlap."""

PUNCH = Table(
    "punch",
    _METADATA,
    key_text("stream"),
    key_text("punch"),
    text("store"),
    text("day"),
    text("technician"),
    text("order", optional=True),
    text("job", optional=True),
    text("code", optional=True),
    big_integer("start_ms"),
    big_integer("end_ms", optional=True),
    Index("punch_of_day", "store", "day"),
)
"""Time on a job, or on something else with a ``code``; ``end_ms`` is empty while the clock runs."""

BAY = Table(
    "bay",
    _METADATA,
    key_text("stream"),
    text("store"),
    text("day"),
    text("bay"),
    text("bay_type"),
    flag("closed"),
    Index("bay_of_day", "store", "day"),
)

BOOKING = Table(
    "booking",
    _METADATA,
    key_text("stream"),
    key_integer("start_ms"),
    text("store"),
    text("day"),
    text("order"),
    text("job"),
    big_integer("end_ms"),
    Index("booking_of_day", "store", "day"),
)

PLAN_ENTRY = Table(
    "plan_entry",
    _METADATA,
    key_text("stream"),
    key_integer("number"),
    text("store"),
    text("day"),
    integer("revision"),
    text("published_at"),
    text("order"),
    text("job"),
    text("technician"),
    text("bay"),
    text("start"),
    big_integer("start_ms"),
    text("end"),
    Index("plan_of_day", "store", "day"),
)

JOB = Table(
    "job",
    _METADATA,
    key_text("order"),
    key_text("job"),
    text("store"),
    text("standard_hours"),
    text("crew"),
)
"""Jobs that are not finished; ``crew`` is a JSON list of [technician, share in per cent]."""

FINISHED = Table(
    "finished",
    _METADATA,
    key_text("order"),
    key_text("job"),
    key_text("technician"),
    text("store"),
    text("day"),
    text("hours"),
    Index("finished_of_day", "store", "day"),
)
"""A technician's part of the standard hours of a finished job; rework earns nothing more."""
