"""Movements summed by month, entries that came late, and since when goods have been lying."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, key_integer, key_text, text
from projections.valued_stock.tables import books_of

_METADATA = MetaData()

BOOKS = books_of(_METADATA)

FLOW = Table(
    "flow",
    _METADATA,
    key_text("store"),
    key_text("month"),
    key_text("part"),
    key_text("kind"),
    text("quantity"),
    big_integer("average_fen"),
    big_integer("fifo_fen"),
)
"""Of one kind of movement, signed. ``month`` is that in which it happened, whenever it was entered."""

LATE = Table(
    "late",
    _METADATA,
    key_text("store"),
    key_text("month"),
    key_integer("position"),
    text("part"),
    text("kind"),
    text("day"),
    text("recorded_at"),
    text("recorded_on"),
    text("by"),
    text("quantity"),
    big_integer("average_fen"),
    big_integer("fifo_fen"),
)
"""Entered in a later month than that in which it happened. ``position`` is its place in the log."""

PART = Table(
    "part",
    _METADATA,
    key_text("store"),
    key_text("part"),
    text("title", optional=True),
    text("last_issue_day", optional=True),
    text("lying_since", optional=True),
    text("measure", optional=True),
    text("flagged_on", optional=True),
    text("flagged_by", optional=True),
)
"""``lying_since``: the day from which on there has been something on the shelf, None when there is nothing."""

USAGE = Table(
    "usage",
    _METADATA,
    key_text("store"),
    key_text("part"),
    key_integer("year"),
    text("usage_class"),
    Index("usage_of_year", "store", "year"),
)
