"""What the store promised its customers, and what became of it."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_text, text

_METADATA = MetaData()

ORDER = Table(
    "order",
    _METADATA,
    key_text("order"),
    text("store"),
    text("customer"),
    text("advisor"),
    text("order_class"),
    big_integer("estimate_fen", optional=True),
    text("first_promised_at", optional=True),
    text("promised_at", optional=True),
    big_integer("promised_ms", optional=True),
    integer("changes"),
    integer("changes_agreed"),
    integer("changes_after_expiry"),
    text("delivered_at", optional=True),
    text("delivered_day", optional=True),
    integer("late_minutes", optional=True),
    flag("cancelled"),
    flag("open"),
    Index("order_open", "store", "open"),
    Index("order_delivered", "store", "delivered_day"),
)
"""The promise of delivery. ``open``: promised, and neither delivered nor cancelled; ``late_minutes`` once delivered."""

PROMISE = Table(
    "promise",
    _METADATA,
    key_text("order"),
    key_text("promise"),
    text("store"),
    text("customer", optional=True),
    text("advisor", optional=True),
    text("made_by"),
    text("made_at"),
    text("due"),
    big_integer("due_ms"),
    text("words", optional=True),
    text("state"),
    text("escalated_to", optional=True),
    text("closed_at", optional=True),
    Index("promise_state", "store", "state"),
)
"""Any other promise; ``words`` is the reference under which the vault keeps them."""
