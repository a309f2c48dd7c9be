"""How customers were received."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.reception_log.handlers import HANDLERS
from projections.reception_log.tables import CHECK, DEVIATION, ORDER, VISIT

RECEPTION_LOG = Projection(
    "reception_log", 1, (VISIT, CHECK, DEVIATION, ORDER), HANDLERS, shard_by=ShardBy.STREAM
)
