"""Parts as they stand, their demand by month, the lines that asked for them, and what is on order."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_text, text

_METADATA = MetaData()

PART = Table(
    "part",
    _METADATA,
    key_text("store"),
    key_text("part"),
    text("title", optional=True),
    text("first_day", optional=True),
    text("last_issue_day", optional=True),
    text("good"),
    text("reserved"),
    text("awaited"),
    flag("stocked"),
    text("superseded_by", optional=True),
    flag("both_ways"),
    integer("safety_days", optional=True),
    integer("order_cycle_days", optional=True),
    integer("lead_days", optional=True),
    text("days_basis", optional=True),
    big_integer("last_cost_fen", optional=True),
)
"""``first_day``: when it was first there or asked for. ``stocked``: it has been on the shelf. Days are its own."""

MONTH = Table(
    "month",
    _METADATA,
    key_text("store"),
    key_text("part"),
    key_text("month"),
    text("issued"),
    text("lost"),
    integer("asked"),
    integer("served"),
    integer("stocked_asked"),
    integer("stocked_served"),
    Index("month_of_store", "store", "month"),
)
"""``issued`` less what came back, in the month of the issue. ``asked``: lines that asked for the first time, of which
``served`` got everything from the shelf at once; ``stocked_*`` those for parts that had been on the shelf."""

LINE = Table(
    "line",
    _METADATA,
    key_text("store"),
    key_text("order"),
    key_text("job"),
    key_text("line"),
    key_text("part"),
    text("month", optional=True),
    text("command", optional=True),
    flag("served"),
    flag("stocked"),
    text("awaited"),
    text("issued_month", optional=True),
)
"""``month`` and ``command`` are those of the first request, None where the line came from another part."""

ON_ORDER = Table(
    "on_order",
    _METADATA,
    key_text("order"),
    key_text("line"),
    text("store"),
    text("part"),
    text("outstanding"),
    flag("issued"),
    Index("on_order_of_store", "store", "issued"),
)
"""Lines of parts orders. ``issued``: the supplier has the order, and is still to deliver."""
