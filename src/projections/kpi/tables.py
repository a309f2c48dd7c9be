"""What figures are made of, and the figures themselves.

Facts depend on no rule. Measures and day sums follow from them and from the rules; see ``deriving.py``.
"""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_text, text
from projections.kpi.parts_tables import PARTS_TABLES

_METADATA = MetaData()

VISIT = Table(
    "visit",
    _METADATA,
    key_text("visit"),
    text("store"),
    text("vehicle"),
    big_integer("arrived_ms"),
    text("appointment", optional=True),
    big_integer("received_ms", optional=True),
    text("received_by", optional=True),
    big_integer("left_ms", optional=True),
    text("turned_away", optional=True),
    Index("visit_vehicle", "vehicle"),
)
"""``turned_away``: ``refused`` by the store, or ``no_order`` when the car left without one."""

ORDER = Table(
    "order",
    _METADATA,
    key_text("order"),
    text("visit"),
    text("store"),
    text("advisor"),
    text("order_class"),
    big_integer("opened_ms"),
    integer("odometer_in", optional=True),
    integer("odometer_out", optional=True),
    integer("symptoms"),
    big_integer("estimate_fen", optional=True),
    big_integer("first_promise_ms", optional=True),
    big_integer("promise_ms", optional=True),
    integer("promise_changes"),
    integer("late_promise_changes"),
    big_integer("issued_ms", optional=True),
    big_integer("delivered_ms", optional=True),
    big_integer("cancelled_ms", optional=True),
    flag("work_started"),
    text("discounts"),
    text("original", optional=True),
    text("original_jobs", optional=True),
    big_integer("claimed_ms", optional=True),
    text("verdict", optional=True),
    text("same_fault", optional=True),
    text("cause", optional=True),
    text("shares", optional=True),
    big_integer("rework_cost_fen", optional=True),
    text("repeats", optional=True),
    text("repeat_reason", optional=True),
    Index("order_visit", "visit"),
    Index("order_original", "original"),
    Index("order_claimed", "store", "claimed_ms"),
)
"""``promise_ms`` is the last promise agreed before the previous one expired; ``discounts``: who allowed one, by line.

The lower half is about an external rework: ``original`` and ``original_jobs`` name what came back, ``verdict`` is
``accepted`` or ``declined``, ``cause`` the latest judgement, ``shares`` how the closed rework's cost is divided.
``repeats`` is the earlier order of a repeat visit.
"""

JOB = Table(
    "job",
    _METADATA,
    key_text("order"),
    key_text("job"),
    text("store"),
    text("operation"),
    text("source"),
    text("payer"),
    text("added_by"),
    flag("photo"),
    integer("standard_hours"),
    flag("overhaul"),
    text("trade"),
    big_integer("added_ms"),
    big_integer("quoted_fen", optional=True),
    text("labour_hours"),
    text("decision", optional=True),
    big_integer("decided_ms", optional=True),
    big_integer("authorised_ms", optional=True),
    text("crew"),
    text("dispatches"),
    text("overrides"),
    big_integer("first_clock_ms", optional=True),
    big_integer("worked_ms"),
    big_integer("rework_ms"),
    text("worked_by"),
    text("pauses"),
    text("paused_for", optional=True),
    big_integer("paused_ms", optional=True),
    big_integer("finished_ms", optional=True),
    big_integer("inspected_ms", optional=True),
    flag("passed_first", optional=True),
    big_integer("passed_ms", optional=True),
    integer("rework_round"),
    text("failures"),
    flag("described_well", optional=True),
    big_integer("described_ms", optional=True),
    big_integer("sublet_fen"),
    big_integer("cancelled_ms", optional=True),
)
"""Hours are hundredths. ``labour_hours`` are the billed ones of the last quote by line; the other lists are JSON too.

``dispatches``: [when, by whom]; ``overrides``: [when, reason, against the suggestion?]; ``pauses``: [reason, from, to];
``failures`` of the final inspection: [when, cause, responsible]; ``worked_by``: milliseconds by technician.
"""

BILL = Table(
    "bill",
    _METADATA,
    key_text("order"),
    key_text("settlement"),
    text("store"),
    text("lines"),
    text("prepared_by"),
    big_integer("settled_ms", optional=True),
    big_integer("reversed_ms", optional=True),
)
"""``lines``: [line, job, cost class, gross, discount, net, [[payer, fen] ...]]."""

TECHNICIAN_DAY = Table(
    "technician_day",
    _METADATA,
    key_text("stream"),
    text("store"),
    text("technician"),
    text("day"),
    text("grade"),
    big_integer("starts_ms"),
    big_integer("ends_ms"),
    big_integer("started_ms", optional=True),
    big_integer("ended_ms", optional=True),
    text("absence", optional=True),
    text("punches"),
)
"""``punches`` by number: [order, job, code, from, to, closed by somebody else?, done again?]; a job, or a code."""

BAY_DAY = Table(
    "bay_day",
    _METADATA,
    key_text("stream"),
    text("store"),
    text("bay"),
    text("day"),
    text("bay_type"),
    text("bookings"),
    flag("closed"),
)
"""``bookings``: [order, job, from, to]. ``closed`` is out of use and not reopened."""

REPORTED = Table(
    "reported",
    _METADATA,
    key_text("stream"),
    key_text("item"),
    text("store"),
    text("month"),
    text("day"),
    big_integer("fen", optional=True),
    integer("score", optional=True),
    integer("answers", optional=True),
    Index("reported_day", "store", "day"),
)
"""What was told about a month from outside: an amount, or a score in hundredths. ``day`` is the last of the month."""

MEASURE = Table(
    "measure",
    _METADATA,
    key_text("case"),
    key_text("day"),
    text("store"),
    text("entries"),
    Index("measure_day", "store", "day"),
)
"""What one case (a visit, a technician's day, a bay's day, a reported month, one of the parts department's) brings to
figures of one business day: ``Entry``s.
"""

FIGURE = Table(
    "figure",
    _METADATA,
    key_text("store"),
    key_text("kpi"),
    key_text("day"),
    big_integer("numerator"),
    big_integer("denominator"),
    integer("counted"),
    integer("separate"),
    integer("excluded"),
)
"""Sums over the counted entries of a store's business day, and how many entries there are of each standing."""

TABLES = (VISIT, ORDER, JOB, BILL, TECHNICIAN_DAY, BAY_DAY, REPORTED, MEASURE, FIGURE, *PARTS_TABLES)
