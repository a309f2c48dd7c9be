"""A vehicle: registered with VIN and plate, odometer never backwards unexplained, one open visit per store."""

import pytest
from pydantic import SecretStr

from domain.aggregates.vehicle import VEHICLE
from domain.aggregates.vehicle.commands import (
    ChangePlate,
    CloseVisit,
    OpenVisit,
    RecordOdometer,
    RegisterVehicle,
    VehicleCommand,
)
from domain.aggregates.vehicle.events import (
    OdometerRead,
    OdometerRollbackExplained,
    PlateChanged,
    VehicleEvent,
    VehicleRegistered,
    VisitClosed,
    VisitOpened,
)
from domain.aggregates.vehicle.state import Vehicle
from domain.aggregates.vehicle.words import OdometerSource, PlateRegion
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from tests.support.scenario import At, Scenario, at, because, clock, personal

STREAM = "vehicle-1"
VIN = "1M8GDM9AXKP042788"
RECEPTION = OdometerSource.RECEPTION
REGISTERED = VehicleRegistered(
    vin=personal(PersonalKind.VIN, STREAM, VIN),
    vin_complete=True,
    vin_check_digit_ok=True,
    plate=personal(PersonalKind.PLATE, STREAM, "沪A12345"),
    plate_region=PlateRegion.MAINLAND,
    make="Sample",
    model="Saloon",
    model_year=2024,
)
READ = OdometerRead(km=20_000, source=RECEPTION)


def vehicle(*events: VehicleEvent | At[VehicleEvent]) -> Scenario[Vehicle, VehicleCommand, VehicleEvent]:
    return Scenario(VEHICLE, STREAM).given(*events)


def register(
    vin: str | None = VIN,
    plate: str | None = "沪A12345",
    region: PlateRegion = PlateRegion.MAINLAND,
    *,
    complete: bool = True,
) -> RegisterVehicle:
    return RegisterVehicle(
        vin=SecretStr(vin) if vin else None,
        vin_complete=complete,
        plate=SecretStr(plate) if plate else None,
        plate_region=region,
        make="Sample",
        model="Saloon",
        model_year=2024,
    )


def read(km: int, reason: ReasonCode | None = None) -> RecordOdometer:
    return RecordOdometer(km=km, source=RECEPTION, reason=because(reason) if reason else None)


def test_registering_writes_numbers_in_one_form() -> None:
    vehicle().when(register("1m8gdm9axkp042788", "沪a·12345")).then(REGISTERED)


def test_a_wrong_check_digit_is_a_hint_only() -> None:
    wrong = VIN[:8] + "1" + VIN[9:]
    vehicle().when(register(wrong)).then(
        REGISTERED.model_copy(
            update={"vin": personal(PersonalKind.VIN, STREAM, wrong), "vin_check_digit_ok": False}
        )
    )


def test_a_cut_vin_is_declared_incomplete() -> None:
    vehicle().when(register(VIN[:11])).then_refused("VEH-VIN-001")
    vehicle().when(register(VIN[:11], complete=False)).then(
        REGISTERED.model_copy(
            update={
                "vin": personal(PersonalKind.VIN, STREAM, VIN[:11]),
                "vin_complete": False,
                "vin_check_digit_ok": None,
            }
        )
    )


@pytest.mark.parametrize(
    "vin", ["", "ABC", VIN + "1", VIN[:16] + "O", VIN[:16] + "I", VIN[:16] + "Q", VIN[:16] + "车"]
)
def test_not_a_vin(vin: str) -> None:
    vehicle().when(register(vin or "-")).then_refused("VEH-VIN-001")


def test_a_full_vin_is_not_incomplete() -> None:
    vehicle().when(register(VIN, complete=False)).then_refused("VEH-VIN-002")


def test_a_vehicle_without_any_number() -> None:
    vehicle().when(register(None, None)).then_refused("VEH-REGISTER-003")


def test_registering_twice() -> None:
    vehicle(REGISTERED).when(register()).then_refused("VEH-REGISTER-001")


@pytest.mark.parametrize(
    "command", [read(1), OpenVisit(visit="visit-1"), ChangePlate(plate=SecretStr("沪A12345"))]
)
def test_before_registration(command: VehicleCommand) -> None:
    vehicle().when(command).then_refused("VEH-REGISTER-002")


def test_changing_the_plate() -> None:
    vehicle(REGISTERED).when(ChangePlate(plate=SecretStr("沪AD12345"))).then(
        PlateChanged(
            plate=personal(PersonalKind.PLATE, STREAM, "沪AD12345"), plate_region=PlateRegion.MAINLAND
        )
    )


def test_a_foreign_plate() -> None:
    vehicle(REGISTERED).when(ChangePlate(plate=SecretStr("M-AB 123"))).then_refused("VEH-PLATE-001")
    vehicle(REGISTERED).when(ChangePlate(plate=SecretStr("M-AB 123"), plate_region=PlateRegion.OTHER)).then(
        PlateChanged(plate=personal(PersonalKind.PLATE, STREAM, "MAB123"), plate_region=PlateRegion.OTHER)
    )


def test_a_foreign_plate_too_long() -> None:
    vehicle(REGISTERED).when(
        ChangePlate(plate=SecretStr("A" * 16), plate_region=PlateRegion.OTHER)
    ).then_refused("VEH-PLATE-002")


def test_odometer_forwards() -> None:
    vehicle(REGISTERED, READ).when(read(20_000)).then(READ)
    vehicle(REGISTERED, READ).when(read(25_000)).then(OdometerRead(km=25_000, source=RECEPTION))


def test_odometer_backwards_needs_a_fitting_reason() -> None:
    scenario = vehicle(REGISTERED, READ)
    scenario.when(read(19_999)).then_refused("VEH-ODO-001")
    scenario.when(read(19_999, ReasonCode.CUSTOMER_WISH)).then_refused("VEH-ODO-002")
    scenario.when(read(12, ReasonCode.INSTRUMENT_REPLACED)).then(
        OdometerRollbackExplained(km=12, previous_km=20_000, source=RECEPTION)
    )
    scenario.when(read(13)).then(OdometerRead(km=13, source=RECEPTION))


def test_a_reading_entered_late() -> None:
    scenario = vehicle(REGISTERED, at(clock(12), READ))
    scenario.when(read(20_001), at=clock(9)).then_refused("VEH-ODO-003")
    scenario.when(read(19_000), at=clock(9)).then(OdometerRead(km=19_000, source=RECEPTION))
    scenario.when(read(19_500), at=clock(13)).then_refused("VEH-ODO-001")


def test_one_open_visit_per_store() -> None:
    scenario = vehicle(REGISTERED).when(OpenVisit(visit="visit-1")).then(VisitOpened(visit="visit-1"))
    scenario.when(OpenVisit(visit="visit-2")).then_refused("VEH-VISIT-001")
    scenario.when(CloseVisit(visit="visit-2")).then_refused("VEH-VISIT-002")
    scenario.when(CloseVisit(visit="visit-1")).then(VisitClosed(visit="visit-1"))
    scenario.when(OpenVisit(visit="visit-2")).then(VisitOpened(visit="visit-2"))


def test_no_visit_to_close() -> None:
    vehicle(REGISTERED).when(CloseVisit(visit="visit-1")).then_refused("VEH-VISIT-002")
