"""Every read model of the product."""

from projections.dispatch_queue import DISPATCH_QUEUE
from projections.engine.projection import Projection
from projections.inspection_log import INSPECTION_LOG
from projections.kpi import KPI
from projections.order_history import ORDER_HISTORY
from projections.parts_demand import PARTS_DEMAND
from projections.parts_shelf import PARTS_SHELF
from projections.parts_usage import PARTS_USAGE
from projections.promise_ledger import PROMISE_LEDGER
from projections.purchasing import PURCHASING
from projections.reception_log import RECEPTION_LOG
from projections.registers import REGISTERS
from projections.stock_card import STOCK_CARD
from projections.stock_counts import STOCK_COUNTS
from projections.stock_value import STOCK_VALUE
from projections.workshop_board import WORKSHOP_BOARD
from projections.workshop_load import WORKSHOP_LOAD

PROJECTIONS: tuple[Projection, ...] = (
    DISPATCH_QUEUE,
    WORKSHOP_BOARD,
    WORKSHOP_LOAD,
    ORDER_HISTORY,
    PROMISE_LEDGER,
    INSPECTION_LOG,
    RECEPTION_LOG,
    REGISTERS,
    PARTS_SHELF,
    STOCK_CARD,
    STOCK_COUNTS,
    PARTS_DEMAND,
    STOCK_VALUE,
    PARTS_USAGE,
    PURCHASING,
    KPI,
)
