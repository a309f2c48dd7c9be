"""What the figures of the parts department are made of: shelves, the lines that want parts, purchases, counts.

Quantities are thousandths. Values and costs are kept by moving average and first in, first out: rules choose.
"""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text

_METADATA = MetaData()

SHELF = Table(
    "shelf",
    _METADATA,
    key_text("stream"),
    text("store"),
    text("quantity"),
    big_integer("average_fen"),
    text("layers"),
)
"""What a shelf holds after the last event; ``quantity`` is a decimal. ``layers``: [quantity, fen], the oldest first."""

SHELF_MONTH = Table(
    "shelf_month",
    _METADATA,
    key_text("stream"),
    key_text("month"),
    text("store"),
    text("part"),
)
"""A part's shelf in a month, as the wall clock shows it: cases of bounded size, whatever the business day."""

MOVEMENT = Table(
    "movement",
    _METADATA,
    key_text("stream"),
    key_text("month"),
    key_integer("number"),
    text("store"),
    text("kind"),
    big_integer("at_ms"),
    integer("quantity"),
    big_integer("average_fen"),
    big_integer("fifo_fen"),
    flag("alive"),
)
"""``kind`` is a ``MovementKind``. ``alive``: something was issued, or put on an empty shelf."""

SHELF_LINE = Table(
    "shelf_line",
    _METADATA,
    key_text("stream"),
    key_text("order"),
    key_text("job"),
    key_text("line"),
    text("store"),
    text("part"),
    big_integer("asked_ms", optional=True),
    text("asked_by", optional=True),
    integer("asked"),
    integer("served"),
    flag("redirected"),
    integer("kept"),
    big_integer("expires_ms", optional=True),
    text("overdue"),
    text("expired"),
    integer("awaited"),
    text("waits"),
    big_integer("issued_ms", optional=True),
    big_integer("returned_ms", optional=True),
    integer("issued"),
    text("costs"),
    Index("shelf_line_order", "order"),
)
"""A line of an order at a part's shelf. ``asked`` and ``served`` are of the first request, that of command
``asked_by``; ``redirected``: it was first asked for at another shelf.

``overdue``: [expiry, end] of reservations that outlived it; ``expired``: when one was ended for that reason; ``waits``:
[from, to or null]; ``costs`` of what was issued, negative for what came back: [when, by moving average, first in first
out]. ``issued`` is net of what came back.
"""

PART_CLASS = Table(
    "part_class",
    _METADATA,
    key_text("stream"),
    key_integer("year"),
    text("store"),
    text("usage_class"),
)
"""``stream`` is that of the shelf."""

PURCHASE = Table(
    "purchase",
    _METADATA,
    key_text("stream"),
    text("store"),
    text("supplier"),
    text("kind"),
    big_integer("issued_ms", optional=True),
    text("promised_on", optional=True),
    text("cancelled_on", optional=True),
    big_integer("ended_ms", optional=True),
)
"""``promised_on``: the last promise given before the one before it was over. ``ended_ms``: closed or cancelled."""

PURCHASE_LINE = Table(
    "purchase_line",
    _METADATA,
    key_text("stream"),
    key_text("line"),
    text("store"),
    text("part"),
    integer("quantity"),
    integer("received"),
    big_integer("complete_ms", optional=True),
)

COUNT = Table(
    "count",
    _METADATA,
    key_text("stream"),
    text("store"),
    text("costs"),
    text("differences"),
    big_integer("posted_ms", optional=True),
)
"""By part: ``costs`` of a piece in fen, ``differences`` as counted last."""

PARTS_TABLES = (SHELF, SHELF_MONTH, MOVEMENT, SHELF_LINE, PART_CLASS, PURCHASE, PURCHASE_LINE, COUNT)
