"""Everything that can happen to a work order, by phase of the trade."""

from typing import get_args

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
from domain.event import Event

WorkOrderEvent = (
    WorkingEvent
    | QuotingEvent
    | InspectingEvent
    | OpeningEvent
    | DispatchingEvent
    | SettlingEvent
    | DeliveringEvent
    | ContractingEvent
    | ReworkingEvent
    | SupplyingEvent
)
EVENTS: tuple[type[Event], ...] = get_args(WorkOrderEvent)
