"""What the store buys: plans, parts orders, deliveries that do not agree, freight."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.purchasing.handlers import HANDLERS
from projections.purchasing.tables import DIFFERENCE, FREIGHT, LINE, ORDER, PLAN, PLAN_LINE, SHIPMENT

PURCHASING = Projection(
    "purchasing",
    1,
    (PLAN, PLAN_LINE, ORDER, LINE, SHIPMENT, DIFFERENCE, FREIGHT),
    HANDLERS,
    shard_by=ShardBy.STORE,
)
