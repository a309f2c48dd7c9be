"""Counts, what was found of each part, and who approved it."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text

_METADATA = MetaData()

COUNT = Table(
    "count",
    _METADATA,
    key_text("count"),
    text("store"),
    text("title"),
    text("stage"),
    text("planned_by"),
    text("planned_at"),
    text("frozen_at", optional=True),
    text("posted_by", optional=True),
    text("posted_at", optional=True),
    text("voided_by", optional=True),
    text("voided_at", optional=True),
    text("void_reason", optional=True),
    integer("parts"),
    integer("entered"),
    integer("differing"),
    integer("cards_differing"),
    big_integer("value_fen"),
    Index("count_store", "store"),
)
"""``value_fen`` adds up all differences, each positive; ``cards_differing`` cards say something else than the goods."""

LINE = Table(
    "line",
    _METADATA,
    key_text("count"),
    key_text("part"),
    text("store"),
    integer("place"),
    text("book", optional=True),
    big_integer("unit_cost_fen", optional=True),
    text("moved", optional=True),
    text("counted", optional=True),
    text("card", optional=True),
    text("difference", optional=True),
    big_integer("difference_fen", optional=True),
    text("agreement", optional=True),
    integer("entries"),
    text("first_counted_by", optional=True),
    text("counted_by", optional=True),
    text("counted_at", optional=True),
)
"""The last entry of a part; ``entries`` is how often it was entered."""

APPROVAL = Table(
    "approval",
    _METADATA,
    key_text("count"),
    key_integer("version"),
    text("store"),
    text("approved_by"),
    text("role"),
    text("approved_at"),
    big_integer("value_fen"),
    flag("second_needed"),
    flag("stands"),
)
"""``version`` is the event's; an approval does not stand any more once a part was counted again."""
