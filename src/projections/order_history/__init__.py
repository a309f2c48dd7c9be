"""The history of each order, event by event."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.order_history.handlers import HANDLERS
from projections.order_history.tables import ENTRY, ORDER

ORDER_HISTORY = Projection("order_history", 2, (ENTRY, ORDER), HANDLERS, shard_by=ShardBy.STREAM)
