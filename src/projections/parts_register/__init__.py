"""Parts and their prices, purchase channels, inquiries, and the parts department's years."""

from projections.engine.projection import Projection
from projections.engine.sharding import ShardBy
from projections.parts_register.handlers import HANDLERS
from projections.parts_register.tables import (
    BILL,
    CLASS,
    INQUIRY,
    ISSUE,
    LOT,
    MARKET_INFO,
    OVERSTOCK,
    PART,
    PRICE,
    RECEIPT,
    SPECIAL_ORDER,
    SUPPLIER,
    TARGET,
)

PARTS_REGISTER = Projection(
    "parts_register",
    1,
    (
        PART,
        PRICE,
        CLASS,
        OVERSTOCK,
        SUPPLIER,
        INQUIRY,
        SPECIAL_ORDER,
        RECEIPT,
        TARGET,
        MARKET_INFO,
        BILL,
        LOT,
        ISSUE,
    ),
    HANDLERS,
    shard_by=ShardBy.STREAM,
)
