"""Every event of orders and visits, readable."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import integer, key_integer, key_text, text

_METADATA = MetaData()

ENTRY = Table(
    "entry",
    _METADATA,
    key_integer("position"),
    text("store"),
    text("stream"),
    integer("version"),
    text("at"),
    text("recorded_at"),
    text("actor"),
    text("role"),
    text("type"),
    text("reason", optional=True),
    text("late_entry", optional=True),
    text("payload"),
    Index("of_stream", "stream", "position"),
)
"""``payload`` is JSON, as the event is written down, in which personal values are references to the vault."""

ORDER = Table("order", _METADATA, key_text("order"), text("store"), text("visit"))
"""Which visit belongs to the history of an order."""
