"""Parts lent to and borrowed from other stores of the group."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.parts_transfers.handlers import HANDLERS
from projections.parts_transfers.tables import TRANSFER

PARTS_TRANSFERS = Projection("parts_transfers", 1, (TRANSFER,), HANDLERS, shard_by=ShardBy.STREAM)
