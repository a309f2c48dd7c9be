"""Inspections and reworks, and what was left out or billed otherwise than the standard says."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text

_METADATA = MetaData()

INSPECTION = Table(
    "inspection",
    _METADATA,
    key_text("order"),
    key_integer("version"),
    text("store"),
    text("day"),
    text("at"),
    text("job", optional=True),
    text("kind"),
    text("inspector"),
    text("role"),
    flag("passed", optional=True),
    text("cause", optional=True),
    text("responsible", optional=True),
    text("reason", optional=True),
    integer("rework_round"),
    integer("attempt", optional=True),
    text("record", optional=True),
    flag("record_missing"),
    Index("inspection_of_day", "store", "day"),
    Index("inspection_violation", "store", "record_missing"),
)
"""``version`` is the event's; ``attempt`` counts the final inspections of a job; ``record`` refers to the vault."""

JOB = Table(
    "job",
    _METADATA,
    key_text("order"),
    key_text("job"),
    text("store"),
    integer("rework_round"),
    integer("attempts"),
    text("failed_at", optional=True),
    text("cause", optional=True),
    text("responsible", optional=True),
    flag("rework_missing"),
    flag("delivered"),
    Index("job_violation", "store", "rework_missing"),
)
"""``rework_missing``: failed, and no rework was opened."""

INTERNAL = Table(
    "internal_rework",
    _METADATA,
    key_text("order"),
    key_text("job"),
    key_integer("round"),
    text("store"),
    text("day"),
    text("opened_at"),
    text("opened_by"),
    text("cause", optional=True),
    text("responsible", optional=True),
    text("passed_at", optional=True),
    Index("internal_of_day", "store", "day"),
)

EXTERNAL = Table(
    "external_rework",
    _METADATA,
    key_text("order"),
    text("store"),
    text("day"),
    text("claimed_at"),
    text("original_order"),
    text("original_jobs"),
    text("same_fault", optional=True),
    text("cause", optional=True),
    flag("accepted", optional=True),
    text("root_cause", optional=True),
    text("disposal", optional=True),
    flag("inspected", optional=True),
    text("closed_at", optional=True),
    big_integer("cost_fen", optional=True),
    Index("external_of_day", "store", "day"),
    Index("external_of_original", "original_order"),
)
"""``inspected`` is the result of the last inspection of the rework."""

STEP = Table(
    "delivery_step",
    _METADATA,
    key_text("order"),
    key_text("step"),
    text("store"),
    text("day"),
    text("at"),
    text("by"),
    flag("done"),
    text("reason", optional=True),
    Index("step_of_day", "store", "day"),
)

OVERRIDE = Table(
    "labour_override",
    _METADATA,
    key_text("order"),
    key_text("line"),
    text("job"),
    text("store"),
    text("day"),
    text("at"),
    text("by"),
    text("role"),
    text("operation"),
    text("standard_hours"),
    text("billed_hours"),
    big_integer("amount_fen"),
    text("reason", optional=True),
    Index("override_of_day", "store", "day"),
    Index("override_of_job", "order", "job"),
)
"""Lines of the quote in force; a re-quote replaces those of its job."""
