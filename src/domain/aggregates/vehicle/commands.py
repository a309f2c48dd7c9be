"""What can be asked of a vehicle, and the answers."""

from collections.abc import Sequence
from typing import assert_never

from pydantic import SecretStr

from domain.aggregates.vehicle import refusals
from domain.aggregates.vehicle.events import (
    ModelYear,
    OdometerRead,
    OdometerRollbackExplained,
    PlateChanged,
    VehicleEvent,
    VehicleRegistered,
    VisitClosed,
    VisitOpened,
)
from domain.aggregates.vehicle.numbers import (
    check_digit_ok,
    is_mainland_plate,
    is_other_plate,
    is_vin,
    normalised,
)
from domain.aggregates.vehicle.state import Vehicle
from domain.aggregates.vehicle.words import OdometerSource, PlateRegion
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import StreamId
from domain.personal import Personal, PersonalInput, PersonalKind
from domain.quantities import Odometer
from domain.reasons import ODOMETER_REASONS, ReasonInput
from domain.text import ShortText


class RegisterVehicle(Command, name="vehicle.register_vehicle", creates=True):
    """``vin_complete=False`` is for exports that cut the VIN after 11 characters."""

    vin: PersonalInput | None = None
    vin_complete: bool = True
    plate: PersonalInput | None = None
    plate_region: PlateRegion = PlateRegion.MAINLAND
    make: ShortText
    model: ShortText
    model_year: ModelYear | None = None


class ChangePlate(Command, name="vehicle.change_plate"):
    plate: PersonalInput
    plate_region: PlateRegion = PlateRegion.MAINLAND


class RecordOdometer(Command, name="vehicle.record_odometer"):
    """A reading in kilometres; a lower one than before needs the reason."""

    km: Odometer
    source: OdometerSource
    reason: ReasonInput | None = None


class OpenVisit(Command, name="vehicle.open_visit"):
    visit: StreamId


class CloseVisit(Command, name="vehicle.close_visit"):
    visit: StreamId


VehicleCommand = RegisterVehicle | ChangePlate | RecordOdometer | OpenVisit | CloseVisit


def decide(state: Vehicle, command: VehicleCommand, frame: Frame) -> Sequence[VehicleEvent]:
    if isinstance(command, RegisterVehicle):
        return _register(state, command, frame)
    if state.store is None:
        raise Refused(refusals.NOT_REGISTERED)
    match command:
        case ChangePlate(plate=plate, plate_region=region):
            return [PlateChanged(plate=_plate(plate, region, frame.stream), plate_region=region)]
        case RecordOdometer():
            return _read_odometer(state, command, frame)
        case OpenVisit(visit=visit):
            if frame.store in state.open_visits:
                raise Refused(refusals.ALREADY_HERE, visit=state.open_visits[frame.store])
            return [VisitOpened(visit=visit)]
        case CloseVisit(visit=visit):
            if state.open_visits.get(frame.store) != visit:
                raise Refused(refusals.NOT_HERE)
            return [VisitClosed(visit=visit)]
        case _:
            assert_never(command)


def _register(state: Vehicle, command: RegisterVehicle, frame: Frame) -> Sequence[VehicleEvent]:
    if state.store is not None:
        raise Refused(refusals.ALREADY_REGISTERED)
    if command.vin is None and command.plate is None:
        raise Invalid(refusals.UNIDENTIFIED)
    vin, check_digit = None, None
    if command.vin is not None:
        written = normalised(command.vin.get_secret_value())
        if not is_vin(written, complete=command.vin_complete):
            raise Invalid(refusals.BAD_VIN if command.vin_complete else refusals.BAD_CUT_VIN)
        check_digit = check_digit_ok(written) if command.vin_complete else None
        vin = Personal.of(PersonalKind.VIN, frame.stream, SecretStr(written))
    return [
        VehicleRegistered(
            vin=vin,
            vin_complete=vin is not None and command.vin_complete,
            vin_check_digit_ok=check_digit,
            plate=_plate(command.plate, command.plate_region, frame.stream) if command.plate else None,
            plate_region=command.plate_region,
            make=command.make,
            model=command.model,
            model_year=command.model_year,
        )
    ]


def _plate(words: SecretStr, region: PlateRegion, subject: StreamId) -> Personal:
    written = normalised(words.get_secret_value())
    if region is PlateRegion.MAINLAND and not is_mainland_plate(written):
        raise Invalid(refusals.BAD_PLATE)
    if region is PlateRegion.OTHER and not is_other_plate(written):
        raise Invalid(refusals.BAD_OTHER_PLATE)
    return Personal.of(PersonalKind.PLATE, subject, SecretStr(written))


def _read_odometer(state: Vehicle, command: RecordOdometer, frame: Frame) -> Sequence[VehicleEvent]:
    known = state.odometer
    if known is not None and frame.at < known.at:
        if command.km > known.km:
            raise Refused(refusals.ABOVE_LATER_READING, km=command.km, known_km=known.km)
        return [OdometerRead(km=command.km, source=command.source)]
    if known is None or command.km >= known.km:
        return [OdometerRead(km=command.km, source=command.source)]
    if command.reason is None:
        raise Refused(refusals.BACKWARDS, km=command.km, known_km=known.km)
    if command.reason.code not in ODOMETER_REASONS:
        raise Refused(refusals.BAD_ROLLBACK_REASON)
    return [OdometerRollbackExplained(km=command.km, previous_km=known.km, source=command.source)]
