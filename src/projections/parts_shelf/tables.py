"""Parts on the shelf, and the lines of orders for which they are kept, issued or awaited."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, key_text, text
from projections.shelf_facts.quantities import shelf_columns

_METADATA = MetaData()

PART = Table(
    "part",
    _METADATA,
    key_text("store"),
    key_text("part"),
    *shelf_columns(),
    text("awaited"),
    flag("short"),
    text("lost_sales"),
    text("last_receipt_at", optional=True),
    text("last_issue_at", optional=True),
    Index("part_of_bin", "store", "bin"),
)
"""``short``: more is awaited than is available; ``lost_sales``: what was asked for and not sold, ever."""

LINE = Table(
    "line",
    _METADATA,
    key_text("order"),
    key_text("job"),
    key_text("line"),
    key_text("part"),
    text("store"),
    text("reserved"),
    text("picked"),
    text("awaited"),
    text("lapsed"),
    text("issued"),
    text("need_by", optional=True),
    big_integer("need_ms", optional=True),
    text("expires", optional=True),
    big_integer("expires_ms", optional=True),
    flag("vor"),
    text("short_since", optional=True),
    text("eta", optional=True),
    text("lapsed_at", optional=True),
    text("lapse", optional=True),
    text("arrived"),
    text("arrived_at", optional=True),
    Index("line_of_part", "store", "part"),
)
"""``arrived``: came for a waiting line, and the front desk has not taken note; ``issued``: less what came back."""

ORDER = Table(
    "order",
    _METADATA,
    key_text("order"),
    text("store"),
    text("visit"),
    text("vehicle"),
    text("customer"),
    text("model"),
    text("advisor"),
    flag("open"),
)

JOB = Table(
    "job",
    _METADATA,
    key_text("order"),
    key_text("job"),
    text("store"),
    text("operation"),
    text("crew"),
)
