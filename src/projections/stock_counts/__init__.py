"""Stock counts: book, goods and card of every part, who counted, who approved."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.stock_counts.handlers import HANDLERS
from projections.stock_counts.tables import APPROVAL, COUNT, LINE

STOCK_COUNTS = Projection("stock_counts", 1, (COUNT, LINE, APPROVAL), HANDLERS, shard_by=ShardBy.STREAM)
