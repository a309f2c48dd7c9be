"""Promises to customers and how they were kept."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.promise_ledger.handlers import HANDLERS
from projections.promise_ledger.tables import ORDER, PROMISE

PROMISE_LEDGER = Projection("promise_ledger", 1, (ORDER, PROMISE), HANDLERS, shard_by=ShardBy.STREAM)
