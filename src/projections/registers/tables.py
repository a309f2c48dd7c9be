"""One table for each register. ``day``, ``at`` and ``by`` say when it was entered and by whom."""

from sqlalchemy import Column, Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text

_METADATA = MetaData()


def _entry() -> list[Column[str]]:
    return [text("store"), text("day"), text("at"), text("by")]


CONTRACT = Table(
    "contract",
    _METADATA,
    key_text("order"),
    key_integer("revision"),
    *_entry(),
    text("kinds"),
    big_integer("total_fen"),
    text("change", optional=True),
    text("reviews"),
    text("signed_off"),
    flag("rejected"),
    text("signed_at", optional=True),
    text("method", optional=True),
    flag("superseded"),
    flag("pending"),
    Index("contract_of_day", "store", "day"),
    Index("contract_pending", "store", "pending"),
)
"""``pending``: of an open order, neither signed nor rejected nor superseded. ``signed_off``: deciding roles that
approved."""

SPECIAL_PROCESS = Table(
    "special_process",
    _METADATA,
    key_text("order"),
    key_text("job"),
    *_entry(),
    text("process"),
    text("releases"),
    Index("process_of_day", "store", "day"),
)

FAULT_CASE = Table(
    "fault_case",
    _METADATA,
    key_text("order"),
    key_text("case"),
    *_entry(),
    text("job"),
    text("level"),
    text("question", optional=True),
    text("opinions"),
    flag("open"),
    Index("case_open", "store", "open"),
)
"""``open``: neither closed nor left behind by an order that ended."""

ACCIDENT = Table(
    "accident",
    _METADATA,
    key_text("order"),
    key_text("accident"),
    *_entry(),
    text("kind"),
    text("job", optional=True),
    text("description", optional=True),
    text("cause", optional=True),
    text("analysed_at", optional=True),
    text("closed_at", optional=True),
    Index("accident_of_day", "store", "day"),
)

REWORK = Table(
    "rework",
    _METADATA,
    key_text("order"),
    key_text("kind"),
    key_text("item"),
    *_entry(),
    text("cause", optional=True),
    text("reason", optional=True),
    flag("counted"),
    Index("rework_of_day", "store", "day"),
)
"""``item``: job and round, the original order, or the earlier one. Not ``counted``: a claim nobody has accepted, or a
failed inspection whose rework is not opened."""

ROOT_CAUSE = Table(
    "root_cause",
    _METADATA,
    key_text("order"),
    *_entry(),
    text("cause"),
    Index("cause_of_day", "store", "day"),
)
"""As last recorded."""

SALE = Table(
    "sale",
    _METADATA,
    key_text("order"),
    key_text("line"),
    *_entry(),
    text("product"),
    big_integer("amount_fen"),
    Index("sale_of_day", "store", "day"),
)

SUPERVISION = Table(
    "supervision",
    _METADATA,
    key_text("order"),
    key_integer("version"),
    *_entry(),
    text("job"),
    text("junior"),
    text("senior"),
    text("act"),
    Index("supervision_of_day", "store", "day"),
)

PLAN = Table(
    "operation_plan",
    _METADATA,
    key_text("order"),
    key_text("job"),
    *_entry(),
    text("with_advisor"),
    text("steps"),
    integer("planned_minutes"),
    Index("plan_of_day", "store", "day"),
)

PUNCH = Table(
    "punch",
    _METADATA,
    key_text("stream"),
    key_text("punch"),
    text("store"),
    text("order"),
    text("job"),
    big_integer("start_ms"),
    big_integer("end_ms", optional=True),
    Index("punch_of_job", "order", "job"),
)
"""``stream`` is the technician's day, whose corrections count."""
