"""A vehicle: its identity, its odometer, and where it stands open."""

from typing import get_args

from domain.aggregates.vehicle.commands import VehicleCommand, decide
from domain.aggregates.vehicle.events import VehicleEvent
from domain.aggregates.vehicle.state import Vehicle, evolve
from domain.decider import Decider

VEHICLE: Decider[Vehicle, VehicleCommand, VehicleEvent] = Decider(
    kind="vehicle",
    zh="车辆",
    initial=Vehicle(),
    commands=get_args(VehicleCommand),
    events=get_args(VehicleEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: None,  # a car may visit any store of the group
)
