"""A vehicle is registered once, whoever meets it first."""

from collections.abc import Mapping

from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.vehicle import VEHICLE
from domain.aggregates.vehicle.commands import RegisterVehicle
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused, define
from domain.personal import PersonalKind

KNOWN = define(
    "VEH-REGISTER-004",
    zh="该车架号已登记,车辆编号 {vehicle}",
    en="This VIN is registered already, as {vehicle}",
)


def register(work: Work, command: RegisterVehicle, frame: Frame) -> None:
    """A complete VIN that another vehicle carries is refused with that vehicle's id."""
    if command.vin is not None and command.vin_complete:
        owner = work.sealing.owner_of(PersonalKind.VIN, command.vin.get_secret_value())
        if owner is not None and owner != frame.stream:
            raise Refused(KNOWN, vehicle=owner)
    work.record(VEHICLE, frame.stream, VEHICLE.decide(work.load(VEHICLE, frame.stream), command, frame))


HANDLERS: Mapping[type[Command], Handler] = {RegisterVehicle: register}
