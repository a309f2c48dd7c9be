"""The work order: one repair order with its jobs, quotes, authorisations, checks, settlement and delivery."""

from domain.aggregates.work_order.commands import COMMANDS, WorkOrderCommand, decide
from domain.aggregates.work_order.events import EVENTS, WorkOrderEvent
from domain.aggregates.work_order.evolving import evolve
from domain.aggregates.work_order.state import EMPTY, WorkOrder
from domain.decider import Decider
from domain.identifiers import StreamId


def _customer_of(state: WorkOrder, stream: StreamId) -> StreamId:
    return state.opening.customer if state.opening else stream


WORK_ORDER: Decider[WorkOrder, WorkOrderCommand, WorkOrderEvent] = Decider(
    kind="work_order",
    zh="工单",
    initial=EMPTY,
    commands=COMMANDS,  # type: ignore[arg-type]
    events=EVENTS,  # type: ignore[arg-type]
    decide=decide,
    evolve=evolve,
    subject=_customer_of,
    store_of=lambda state: state.store,
)
