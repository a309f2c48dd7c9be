"""The engine's own tables: a checkpoint per slot, which slot is read, and the events that wait to be tried again."""

from sqlalchemy import MetaData, Table

from projections.engine.columns import big_integer, flag, integer, key_integer, key_text, text

CONTROL = MetaData()

CHECKPOINT = Table(
    "projection_slot",
    CONTROL,
    key_text("name"),
    key_integer("version"),
    key_text("slot"),
    text("status"),
    big_integer("position"),
    big_integer("handled"),
    flag("was_live"),
    text("error", optional=True),
    text("tables"),
)
"""``tables`` are the physical names (JSON): code that no longer declares a version can still drop it."""

SERVING = Table(
    "projection_serving",
    CONTROL,
    key_text("name"),
    key_integer("version"),
    text("slot"),
)
"""The slot that queries read. Whoever changes it counts the change in :data:`SWITCHES`."""

SWITCHES = Table("projection_switches", CONTROL, key_integer("id"), big_integer("number"))
"""One row: how often any pointer of :data:`SERVING` was changed. A reader notices by it that it looked too early."""

THE_ROW = 1
"""Key of the row of :data:`SWITCHES`."""

RULES = Table(
    "projection_rules",
    CONTROL,
    key_text("name"),
    key_integer("version"),
    key_text("slot"),
    text("digest"),
    text("content"),
)
"""The rules a copy is made under, where it depends on any: ``content`` is ``RuleTimetable.text``."""

PLAN = Table(
    "projection_plan",
    CONTROL,
    key_text("name"),
    key_integer("version"),
    key_text("slot"),
    big_integer("until"),
    integer("parts"),
    integer("chunk"),
    integer("cut", optional=True),
)
"""A copy that is filled in bulk, without indexes: of the log up to ``until``, in so many parts, by chunks of rows.

``cut`` says in which way the log is cut into the parts; tables that are older than this column are given it.
"""

PART = Table(
    "projection_part",
    CONTROL,
    key_text("name"),
    key_integer("version"),
    key_text("slot"),
    key_integer("part"),
    integer("chunks"),
    big_integer("handled"),
    flag("complete"),
)
"""How many chunks of a part are stored."""

PARKED = Table(
    "projection_parked",
    CONTROL,
    key_text("name"),
    key_integer("version"),
    key_text("slot"),
    key_integer("position"),
    text("stream"),
    integer("stream_version"),
    text("type"),
    text("error"),
)
