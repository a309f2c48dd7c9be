"""Purchase plans, parts orders, and what did not agree about their deliveries. Quantities are decimals as text."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_text, text

_METADATA = MetaData()

PLAN = Table(
    "plan",
    _METADATA,
    key_text("plan"),
    text("store"),
    text("title"),
    text("stage"),
    text("drafted_at"),
    text("drafted_by"),
    text("decided_at", optional=True),
    text("decided_by", optional=True),
    text("reason", optional=True),
    Index("plan_stage", "store", "stage"),
)

PLAN_LINE = Table(
    "plan_line",
    _METADATA,
    key_text("plan"),
    key_text("part"),
    text("store"),
    text("quantity"),
    text("suggested", optional=True),
    text("ordered"),
    Index("plan_line_store", "store"),
)
"""``ordered``: what orders under the plan have taken of it."""

ORDER = Table(
    "order",
    _METADATA,
    key_text("order"),
    text("store"),
    text("supplier"),
    text("kind"),
    text("plan", optional=True),
    big_integer("total_fen"),
    text("status"),
    text("drafted_at"),
    text("drafted_by"),
    text("reviewed_at", optional=True),
    text("reviewed_by", optional=True),
    flag("final_review_needed"),
    text("finally_reviewed_at", optional=True),
    text("finally_reviewed_by", optional=True),
    text("issued_at", optional=True),
    text("first_promised_on", optional=True),
    text("promised_on", optional=True),
    text("ended_at", optional=True),
    text("reason", optional=True),
    integer("lines"),
    integer("lines_received"),
    integer("shipments_on_the_way"),
    integer("open_differences"),
    big_integer("goods_fen"),
    big_integer("freight_fen"),
    Index("order_status", "store", "status"),
)
"""``goods_fen``: what was taken, at the prices of the invoices. ``reason``: why it was rejected, cancelled, closed."""

LINE = Table(
    "line",
    _METADATA,
    key_text("order"),
    key_text("line"),
    text("store"),
    text("kind"),
    text("supplier"),
    text("part"),
    text("quantity"),
    big_integer("unit_price_fen"),
    text("awaited_order", optional=True),
    text("awaited_job", optional=True),
    text("awaited_line", optional=True),
    text("ordered_at"),
    text("received"),
    text("promised_on", optional=True),
    text("last_received_on", optional=True),
    flag("open"),
    Index("line_open", "store", "kind", "open"),
)
"""``open``: something is outstanding and the order has not ended. ``promised_on`` is what held while it was open."""

SHIPMENT = Table(
    "shipment",
    _METADATA,
    key_text("order"),
    key_text("shipment"),
    text("store"),
    text("line"),
    text("quantity"),
    text("arrives_on"),
    flag("arrived"),
    Index("shipment_store", "store", "arrived"),
)

DIFFERENCE = Table(
    "difference",
    _METADATA,
    key_text("order"),
    key_text("difference"),
    text("store"),
    text("supplier"),
    text("line"),
    text("part"),
    text("kind"),
    text("quantity"),
    text("announced"),
    text("delivered"),
    text("accepted"),
    big_integer("ordered_price_fen"),
    big_integer("invoiced_price_fen"),
    text("document"),
    text("found_at"),
    text("found_by"),
    text("outcome", optional=True),
    big_integer("credit_fen", optional=True),
    text("settled_at", optional=True),
    text("settled_by", optional=True),
    flag("open"),
    Index("difference_open", "store", "open"),
)

FREIGHT = Table(
    "freight",
    _METADATA,
    key_text("order"),
    key_text("document"),
    text("store"),
    text("at"),
    text("by"),
    big_integer("amount_fen"),
    Index("freight_store", "store"),
)
