"""What the store means to buy, approved before it is ordered."""

from typing import get_args

from domain.aggregates.purchase_plan.commands import PurchasePlanCommand, decide
from domain.aggregates.purchase_plan.events import PurchasePlanEvent
from domain.aggregates.purchase_plan.state import PurchasePlan, evolve
from domain.decider import Decider

PURCHASE_PLAN: Decider[PurchasePlan, PurchasePlanCommand, PurchasePlanEvent] = Decider(
    kind="purchase_plan",
    zh="配件采购计划",
    initial=PurchasePlan(),
    commands=get_args(PurchasePlanCommand),
    events=get_args(PurchasePlanEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
