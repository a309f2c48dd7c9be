"""Parts with their prices and classes, purchase channels, inquiries, and the years of the parts department.

Every row is made by the events of one stream; what belongs together over streams is put together by the queries.
"""

from sqlalchemy import Column, Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text

_METADATA = MetaData()


def _entry() -> list[Column[str]]:
    """When it was entered, and by whom."""
    return [text("at"), text("by")]


PART = Table(
    "part",
    _METADATA,
    key_text("store"),
    key_text("part"),
    text("title"),
    text("unit"),
    flag("serial_tracked"),
    text("old_part_policy"),
    flag("hazardous"),
    text("searched"),
    integer("safety_days", optional=True),
    integer("order_cycle_days", optional=True),
    integer("lead_days", optional=True),
    text("level_basis", optional=True),
    text("successor", optional=True),
    flag("both_ways"),
    Index("part_successor", "store", "successor"),
)
"""``searched``: number and title in small letters, in which a search looks."""

PRICE = Table(
    "price",
    _METADATA,
    key_text("store"),
    key_text("part"),
    key_text("version"),
    big_integer("price_fen"),
    text("valid_from"),
    text("basis"),
    text("status"),
    text("proposed_by"),
    text("proposed_at"),
    text("decided_by", optional=True),
    text("decided_at", optional=True),
    text("reason", optional=True),
    Index("price_status", "store", "status"),
)

CLASS = Table(
    "year_class",
    _METADATA,
    key_text("store"),
    key_text("part"),
    key_integer("year"),
    text("usage_class"),
    *_entry(),
    Index("class_of_year", "store", "year"),
)

OVERSTOCK = Table(
    "overstock",
    _METADATA,
    key_text("stream"),
    key_integer("version"),
    text("store"),
    text("part"),
    text("measure"),
    *_entry(),
    Index("overstock_part", "store", "part"),
)

SUPPLIER = Table(
    "supplier",
    _METADATA,
    key_text("store"),
    key_text("supplier"),
    text("title"),
    text("scope"),
    flag("approved"),
    text("approved_by"),
    text("approved_at"),
    text("blocked_by", optional=True),
    text("blocked_at", optional=True),
    text("reason", optional=True),
)
"""What blocked it stays until it is approved again."""

INQUIRY = Table(
    "inquiry",
    _METADATA,
    key_text("inquiry"),
    text("store"),
    text("day"),
    *_entry(),
    text("kind"),
    text("order", optional=True),
    text("job", optional=True),
    text("wanted"),
    text("quoted", optional=True),
    big_integer("total_fen", optional=True),
    text("quoted_by", optional=True),
    text("quoted_at", optional=True),
    text("closed_at", optional=True),
    flag("open"),
    Index("inquiry_open", "store", "open"),
    Index("inquiry_of_day", "store", "day"),
)

SPECIAL_ORDER = Table(
    "special_order",
    _METADATA,
    key_text("inquiry"),
    key_text("part"),
    key_text("purchase_order"),
    text("store"),
    *_entry(),
)

RECEIPT = Table(
    "receipt",
    _METADATA,
    key_text("purchase_order"),
    key_integer("version"),
    text("store"),
    text("day"),
    text("at"),
    text("part"),
    text("quantity"),
    big_integer("value_fen"),
    Index("receipt_of_day", "store", "day"),
)
"""Goods that came in on a parts order, valued at the invoice."""

TARGET = Table(
    "target",
    _METADATA,
    key_text("store"),
    key_integer("year"),
    key_text("target"),
    big_integer("agreed_fen", optional=True),
    text("agreed_by", optional=True),
    text("agreed_at", optional=True),
    big_integer("proposed_fen", optional=True),
    text("basis", optional=True),
    text("proposed_by", optional=True),
    text("proposed_role", optional=True),
    text("proposed_at", optional=True),
)
"""``proposed_*`` and ``basis`` are of a proposal that nobody has agreed to yet."""

MARKET_INFO = Table(
    "market_info",
    _METADATA,
    key_text("stream"),
    key_integer("version"),
    text("store"),
    integer("year"),
    text("kind"),
    text("document"),
    *_entry(),
    Index("market_info_of_year", "store", "year"),
)

BILL = Table(
    "bill",
    _METADATA,
    key_text("order"),
    key_text("settlement"),
    text("store"),
    big_integer("material_fen"),
    text("settled_day", optional=True),
    text("reversed_day", optional=True),
    Index("bill_settled", "store", "settled_day"),
    Index("bill_reversed", "store", "reversed_day"),
)
"""A reversal counts in its own period."""

LOT = Table(
    "lot",
    _METADATA,
    key_text("stream"),
    key_text("lot"),
    text("store"),
    big_integer("unit_cost_fen"),
)

ISSUE = Table(
    "issue",
    _METADATA,
    key_text("stream"),
    key_integer("version"),
    text("store"),
    text("day"),
    big_integer("cost_fen"),
    Index("issue_of_day", "store", "day"),
)
"""What was handed to the workshop, by the cost of its lots; below zero for what came back."""
