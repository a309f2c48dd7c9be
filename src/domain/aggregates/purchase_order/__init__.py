"""An order for parts, from draft to the last piece received."""

from typing import get_args

from domain.aggregates.purchase_order.commands import PurchaseOrderCommand, decide
from domain.aggregates.purchase_order.events import PurchaseOrderEvent
from domain.aggregates.purchase_order.evolving import evolve
from domain.aggregates.purchase_order.state import EMPTY, PurchaseOrder
from domain.decider import Decider

PURCHASE_ORDER: Decider[PurchaseOrder, PurchaseOrderCommand, PurchaseOrderEvent] = Decider(
    kind="purchase_order",
    zh="配件订单",
    initial=EMPTY,
    commands=get_args(PurchaseOrderCommand),
    events=get_args(PurchaseOrderEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
