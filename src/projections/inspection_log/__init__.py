"""Inspections, reworks and exceptions, each with its record."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.inspection_log.handlers import HANDLERS
from projections.inspection_log.tables import EXTERNAL, INSPECTION, INTERNAL, JOB, OVERRIDE, STEP

INSPECTION_LOG = Projection(
    "inspection_log",
    2,
    (INSPECTION, JOB, INTERNAL, EXTERNAL, STEP, OVERRIDE),
    HANDLERS,
    shard_by=ShardBy.STREAM,
)
