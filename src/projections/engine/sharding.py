"""Which events may touch the same row of a read model."""

from enum import StrEnum


class ShardBy(StrEnum):
    """What all the events that touch one row have in common.

    Both can be told before an event is decoded, so that the log can be cut by them at little cost
    (``projections.engine.rebuilding.cut``).
    """

    STREAM = "stream"
    STORE = "store"
    NOTHING = "nothing"
