"""Transfers, once for each of the two stores, so that either finds its own."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, key_text, text

TRANSFER = Table(
    "transfer",
    MetaData(),
    key_text("transfer"),
    key_text("store"),
    text("side"),
    text("partner"),
    text("part"),
    text("stage"),
    text("requested"),
    text("sent", optional=True),
    text("received", optional=True),
    text("missing", optional=True),
    big_integer("unit_cost_fen", optional=True),
    big_integer("settled_fen", optional=True),
    text("document", optional=True),
    text("requested_by"),
    text("requested_at"),
    text("sent_at", optional=True),
    text("received_at", optional=True),
    text("settled_at", optional=True),
    text("cancelled_at", optional=True),
    Index("transfer_store", "store"),
)
