"""How each event changes what the order remembers. Never fails, never decides.

An event that does not fit the state (a job nobody added) leaves the state as it is: the log is the truth, and a fold
must survive whatever it holds. Each phase is exhaustive over its own union; the table below joins the same unions, so
an event cannot be in one and not in the other. (A table, because one match over all events costs more than the rest.)
"""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.contracting import ContractingEvent
from domain.aggregates.work_order.events.delivering import DeliveringEvent
from domain.aggregates.work_order.events.dispatching import DispatchingEvent
from domain.aggregates.work_order.events.inspecting import InspectingEvent
from domain.aggregates.work_order.events.opening import OpeningEvent
from domain.aggregates.work_order.events.quoting import QuotingEvent
from domain.aggregates.work_order.events.reworking import ReworkingEvent
from domain.aggregates.work_order.events.settling import SettlingEvent
from domain.aggregates.work_order.events.supplying import SupplyingEvent
from domain.aggregates.work_order.events.working import WorkingEvent
from domain.aggregates.work_order.evolving.contracting import evolve_contract
from domain.aggregates.work_order.evolving.delivering import evolve_handover
from domain.aggregates.work_order.evolving.dispatching import evolve_placement
from domain.aggregates.work_order.evolving.inspecting import evolve_checks
from domain.aggregates.work_order.evolving.opening import evolve_opening
from domain.aggregates.work_order.evolving.quoting import evolve_offer
from domain.aggregates.work_order.evolving.reworking import evolve_rework
from domain.aggregates.work_order.evolving.settling import evolve_bill
from domain.aggregates.work_order.evolving.supplying import evolve_supply
from domain.aggregates.work_order.evolving.working import evolve_work
from domain.aggregates.work_order.state import WorkOrder
from domain.envelope import Meta, Recorded
from domain.event import Event

Evolver = Callable[[WorkOrder, Any, Meta], WorkOrder]

_PHASES: tuple[tuple[Any, Evolver], ...] = (
    (OpeningEvent, evolve_opening),
    (ContractingEvent, evolve_contract),
    (QuotingEvent, evolve_offer),
    (DispatchingEvent, evolve_placement),
    (WorkingEvent, evolve_work),
    (InspectingEvent, evolve_checks),
    (ReworkingEvent, evolve_rework),
    (SettlingEvent, evolve_bill),
    (DeliveringEvent, evolve_handover),
    (SupplyingEvent, evolve_supply),
)
_EVOLVERS: Mapping[type[Event], Evolver] = {
    event_type: evolver for union, evolver in _PHASES for event_type in get_args(union)
}


def evolve(state: WorkOrder, recorded: Recorded[WorkOrderEvent]) -> WorkOrder:
    """The state after one more event."""
    event = recorded.event
    return _EVOLVERS[type(event)](state, event, recorded.meta)
