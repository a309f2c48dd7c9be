"""How receptions went: waiting, check list, deviations, and how right the estimate and the description were."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text

_METADATA = MetaData()

VISIT = Table(
    "visit",
    _METADATA,
    key_text("visit"),
    text("store"),
    text("day"),
    text("arrived_at"),
    big_integer("arrived_ms"),
    text("received_by"),
    text("reception_started_at", optional=True),
    text("advisor", optional=True),
    integer("waited_minutes", optional=True),
    text("appointed_at", optional=True),
    Index("visit_of_day", "store", "day"),
)

CHECK = Table(
    "check",
    _METADATA,
    key_text("visit"),
    key_integer("version"),
    text("store"),
    text("day"),
    text("at"),
    text("advisor"),
    text("checked_by"),
    text("done"),
    text("missed"),
    Index("check_of_day", "store", "day"),
)

DEVIATION = Table(
    "deviation",
    _METADATA,
    key_text("visit"),
    key_integer("version"),
    text("store"),
    text("day"),
    text("at"),
    text("advisor"),
    text("flagged_by"),
    text("step"),
    text("means"),
    text("note", optional=True),
    Index("deviation_of_day", "store", "day"),
)

ORDER = Table(
    "order",
    _METADATA,
    key_text("order"),
    text("store"),
    text("visit"),
    text("advisor"),
    text("opened_at"),
    big_integer("estimate_fen", optional=True),
    big_integer("prepared_fen", optional=True),
    big_integer("settled_fen", optional=True),
    text("settled_day", optional=True),
    flag("described_accurately", optional=True),
    text("described_day", optional=True),
    Index("order_settled", "store", "settled_day"),
    Index("order_described", "store", "described_day"),
)
"""``settled_fen`` is the total of the bill in force; ``described_accurately`` is False once one diagnosis says so."""
