"""Registers of the store, from contracts to operation plans."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.registers.handlers import HANDLERS
from projections.registers.tables import (
    ACCIDENT,
    CONTRACT,
    FAULT_CASE,
    PLAN,
    PUNCH,
    REWORK,
    ROOT_CAUSE,
    SALE,
    SPECIAL_PROCESS,
    SUPERVISION,
)

REGISTERS = Projection(
    "registers",
    1,
    (
        CONTRACT,
        SPECIAL_PROCESS,
        FAULT_CASE,
        ACCIDENT,
        REWORK,
        ROOT_CAUSE,
        SALE,
        SUPERVISION,
        PLAN,
        PUNCH,
    ),
    HANDLERS,
    shard_by=ShardBy.STREAM,
)
