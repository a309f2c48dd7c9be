"""The workshop's time: whose is free, for what it is kept, what came of it."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.workshop_load.handlers import HANDLERS
from projections.workshop_load.tables import (
    ASSIGNMENT,
    BAY,
    BOOKING,
    FINISHED,
    JOB,
    PLAN_ENTRY,
    PUNCH,
    SHIFT,
)

WORKSHOP_LOAD = Projection(
    "workshop_load",
    1,
    (SHIFT, ASSIGNMENT, PUNCH, BAY, BOOKING, PLAN_ENTRY, JOB, FINISHED),
    HANDLERS,
    shard_by=ShardBy.STREAM,
)
