"""Orders and jobs of the house as far as dispatching looks at them; gone with the car."""

from sqlalchemy import Index, MetaData, Table

from projections.engine.columns import big_integer, flag, key_text, text
from projections.job_facts.columns import fact_columns

_METADATA = MetaData()

ORDER = Table(
    "order",
    _METADATA,
    key_text("order"),
    text("store"),
    text("visit"),
    text("vehicle"),
    text("customer"),
    text("advisor"),
    text("order_class"),
    flag("waiting_customer"),
    text("appointment_at", optional=True),
    flag("express_lane"),
    text("promised_at", optional=True),
    big_integer("promised_ms", optional=True),
    Index("of_visit", "visit"),
)

JOB = Table(
    "job",
    _METADATA,
    key_text("order"),
    key_text("job"),
    text("store"),
    text("operation"),
    text("standard_hours"),
    text("grade"),
    text("qualifications"),
    text("bay_types"),
    text("payer"),
    flag("payer_approval"),
    flag("special_process"),
    text("released_by"),
    text("issued_at", optional=True),
    text("last_crew"),
    flag("placed"),
    flag("queued"),
    *fact_columns(),
    Index("in_queue", "store", "queued"),
)
"""``placed``: given to somebody since it was issued or came back; ``queued``: issued, not placed, still to be done."""
