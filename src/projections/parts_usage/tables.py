"""What was issued to each line, and what is known about its job, order and car."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, key_text, text
from projections.valued_stock.tables import books_of

_METADATA = MetaData()

BOOKS = books_of(_METADATA)

USE = Table(
    "use",
    _METADATA,
    key_text("store"),
    key_text("month"),
    key_text("order"),
    key_text("job"),
    key_text("line"),
    key_text("part"),
    text("quantity"),
    big_integer("average_fen"),
    big_integer("fifo_fen"),
)
"""Net of what came back in the month."""

ORDER = Table(
    "order", _METADATA, key_text("order"), text("store"), text("order_class"), text("vehicle"), text("model")
)

JOB = Table("job", _METADATA, key_text("order"), key_text("job"), text("store"), text("operation"))

VEHICLE = Table(
    "vehicle",
    _METADATA,
    key_text("vehicle"),
    text("store"),
    text("make"),
    text("model"),
    Index("vehicle_of_store", "store"),
)
"""``store`` is where it was registered; others of the group see it, too."""
