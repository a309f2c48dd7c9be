"""The card of a part: one row for each movement, and what the next one is reckoned from."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, key_integer, key_text, text
from projections.shelf_facts.quantities import shelf_columns

_METADATA = MetaData()

CARD = Table("card", _METADATA, key_text("store"), key_text("part"), *shelf_columns())
"""How the shelf stands."""

LOT = Table(
    "lot",
    _METADATA,
    key_text("store"),
    key_text("part"),
    key_text("lot"),
    big_integer("unit_cost_fen"),
)
"""What a lot cost, also when it is used up: what comes back from a job goes into it again."""

MOVEMENT = Table(
    "movement",
    _METADATA,
    key_text("store"),
    key_text("part"),
    key_integer("version"),
    text("day"),
    text("occurred_at"),
    text("recorded_at"),
    text("late_entry", optional=True),
    text("kind"),
    text("quantity"),
    text("lots"),
    big_integer("unit_cost_fen", optional=True),
    big_integer("cost_fen", optional=True),
    text("bin"),
    text("on_hand"),
    text("quarantined"),
    text("available"),
    text("who"),
    text("role"),
    text("reason", optional=True),
    text("order", optional=True),
    text("job", optional=True),
    text("line", optional=True),
    text("technician", optional=True),
    text("source", optional=True),
    text("supplier", optional=True),
    text("purchase_order", optional=True),
    text("document", optional=True),
    text("count", optional=True),
    text("transfer", optional=True),
    text("other_store", optional=True),
    text("condition", optional=True),
    Index("movement_of_day", "store", "part", "day"),
)
"""``version`` is the event's in the part's stream; ``lots``: name, quantity and unit cost of what was moved."""
