"""What a vehicle remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple, assert_never

from domain.aggregates.vehicle.events import (
    OdometerRead,
    OdometerRollbackExplained,
    PlateChanged,
    VehicleEvent,
    VehicleRegistered,
    VisitClosed,
    VisitOpened,
)
from domain.envelope import Recorded
from domain.identifiers import StoreId, StreamId


class Reading(NamedTuple):
    at: datetime
    km: int


@dataclass(frozen=True, slots=True)
class Vehicle:
    store: StoreId | None = None
    """Where it was registered."""
    odometer: Reading | None = None
    """The reading latest in business time."""
    open_visits: Mapping[StoreId, StreamId] = field(default_factory=dict)


def evolve(state: Vehicle, recorded: Recorded[VehicleEvent]) -> Vehicle:
    meta = recorded.meta
    match recorded.event:
        case VehicleRegistered():
            return Vehicle(store=meta.store)
        case PlateChanged():
            return state
        case OdometerRead(km=km):
            late = state.odometer is not None and meta.occurred_at < state.odometer.at
            return state if late else replace(state, odometer=Reading(meta.occurred_at, km))
        case OdometerRollbackExplained(km=km):
            return replace(state, odometer=Reading(meta.occurred_at, km))
        case VisitOpened(visit=visit):
            return replace(state, open_visits={**state.open_visits, meta.store: visit})
        case VisitClosed(visit=visit):
            still_open = {store: open_ for store, open_ in state.open_visits.items() if open_ != visit}
            return replace(state, open_visits=still_open)
        case _ as never:
            assert_never(never)
