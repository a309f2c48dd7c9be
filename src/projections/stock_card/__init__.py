"""The card of every part: what came, what went, and what was there after it."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.stock_card.handlers import HANDLERS
from projections.stock_card.tables import CARD, LOT, MOVEMENT

STOCK_CARD = Projection("stock_card", 1, (CARD, LOT, MOVEMENT), HANDLERS, shard_by=ShardBy.STREAM)
