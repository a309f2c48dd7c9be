"""Arrival and departure: the visit and the vehicle agree in one transaction."""

from collections.abc import Mapping

from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.customer import CUSTOMER
from domain.aggregates.vehicle import VEHICLE
from domain.aggregates.vehicle.commands import CloseVisit, OpenVisit, RecordOdometer, VehicleCommand
from domain.aggregates.vehicle.words import OdometerSource
from domain.aggregates.visit import VISIT
from domain.aggregates.visit.commands.arrival import RecordArrival
from domain.aggregates.visit.commands.presence import RecordDeparture
from domain.command import Command
from domain.decider import Frame
from domain.identifiers import StreamId
from domain.reasons import ReasonInput


def arrive(work: Work, command: RecordArrival, frame: Frame) -> None:
    work.require(VEHICLE, command.vehicle)
    if command.customer is not None:
        work.require(CUSTOMER, command.customer)
    work.record(VISIT, frame.stream, VISIT.decide(work.load(VISIT, frame.stream), command, frame))
    _tell_vehicle(work, command.vehicle, OpenVisit(visit=frame.stream))
    _read_odometer(work, command.vehicle, command.odometer, OdometerSource.RECEPTION, command.reason)


def depart(work: Work, command: RecordDeparture, frame: Frame) -> None:
    visit = work.load(VISIT, frame.stream)
    work.record(VISIT, frame.stream, VISIT.decide(visit, command, frame))
    if visit.vehicle is not None:
        _tell_vehicle(work, visit.vehicle, CloseVisit(visit=frame.stream))
        _read_odometer(work, visit.vehicle, command.odometer, OdometerSource.DEPARTURE, command.reason)


def _tell_vehicle(work: Work, vehicle: StreamId, command: VehicleCommand) -> None:
    state = work.load(VEHICLE, vehicle)
    work.record(VEHICLE, vehicle, VEHICLE.decide(state, command, work.frame(vehicle)))


def _read_odometer(
    work: Work, vehicle: StreamId, km: int | None, source: OdometerSource, reason: ReasonInput | None
) -> None:
    if km is not None:
        _tell_vehicle(work, vehicle, RecordOdometer(km=km, source=source, reason=reason))


HANDLERS: Mapping[type[Command], Handler] = {RecordArrival: arrive, RecordDeparture: depart}
