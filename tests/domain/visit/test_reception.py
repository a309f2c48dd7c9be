"""Arrival, reception, walk-around, inspection, keys."""

import pytest
from pydantic import SecretStr

from domain.aggregates.visit.commands import VisitCommand
from domain.aggregates.visit.commands.arrival import RecordArrival
from domain.aggregates.visit.commands.presence import LinkOrder, MoveVehicle
from domain.aggregates.visit.commands.reception import (
    RateInspectionItem,
    RecordWalkaround,
    StartReception,
    TagKeys,
)
from domain.aggregates.visit.events.reception import (
    Damage,
    InspectionItemRated,
    KeysTagged,
    ReceptionStarted,
    VehicleArrived,
    WalkaroundRecorded,
)
from domain.aggregates.visit.words import Area, BodyPart, DamageKind, Rating, Severity
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from tests.domain.visit.arrived import ARRIVED, CUSTOMER, LEFT, STARTED, VEHICLE, arrived, visit
from tests.support.scenario import ADVISOR, RECEPTIONIST, because, clock, personal

ARRIVE = RecordArrival(
    vehicle=VEHICLE, customer=CUSTOMER, odometer=20_000, fuel_percent=40, waiting_customer=True
)
PHOTO = "0" * 64
SCRATCH = Damage(place=BodyPart.LEFT_FRONT, kind=DamageKind.SCRATCH, severity=Severity.LIGHT)
WALKAROUND = RecordWalkaround(
    damages=(SCRATCH,),
    photos=(PHOTO,),
    valuables=SecretStr("行车记录仪"),
    problems=(SecretStr("左前轮胎压低"),),
)


@pytest.mark.requirement("R-008")
def test_a_walk_in_arrives() -> None:
    scenario = visit().when(ARRIVE, by=RECEPTIONIST).then(ARRIVED)
    assert scenario.state.owner == RECEPTIONIST.id


def test_an_appointment_arrives() -> None:
    command = RecordArrival(
        vehicle=VEHICLE, odometer=5, charge_percent=80, appointment="appointment-1", appointed_at=clock(8)
    )
    visit().when(command, by=ADVISOR).then(
        VehicleArrived(
            vehicle=VEHICLE,
            customer=None,
            odometer=5,
            fuel_percent=None,
            charge_percent=80,
            waiting_customer=False,
            appointment="appointment-1",
            appointed_at=clock(8),
        )
    )


def test_half_an_appointment() -> None:
    visit().when(ARRIVE.model_copy(update={"appointment": "appointment-1"})).then_refused("VIS-ARRIVE-004")
    visit().when(ARRIVE.model_copy(update={"appointed_at": clock(8)})).then_refused("VIS-ARRIVE-004")


def test_an_odometer_that_cannot_be_read_needs_a_reason() -> None:
    unread = RecordArrival(vehicle=VEHICLE)
    visit().when(unread).then_refused("VIS-ARRIVE-003")
    explained = unread.model_copy(update={"reason": because(ReasonCode.CONDITION_OF_VEHICLE)})
    assert visit().when(explained).state.odometer is None


def test_arriving_twice() -> None:
    arrived().when(ARRIVE).then_refused("VIS-ARRIVE-001")


@pytest.mark.parametrize("command", [StartReception(), LinkOrder(order="work_order-1"), TagKeys(tag="A1")])
def test_before_the_arrival(command: VisitCommand) -> None:
    visit().when(command).then_refused("VIS-ARRIVE-002")
    arrived().when(command, at=clock(7)).then_refused("VIS-LEAVE-004")


@pytest.mark.requirement("R-017b")
def test_arrival_and_start_of_reception_are_stamped() -> None:
    scenario = visit().when(ARRIVE, by=RECEPTIONIST, at=clock(8)).then(ARRIVED)
    scenario.when(StartReception(), by=ADVISOR, at=clock(8, 25)).then(ReceptionStarted())
    arrival, start = (recorded.meta.occurred_at for recorded in scenario.history)
    assert (start - arrival).total_seconds() == 25 * 60


def test_reception_starts_once() -> None:
    arrived(STARTED).when(StartReception()).then_refused("VIS-RECEPTION-001")


@pytest.mark.requirement("R-008")
def test_the_walk_around_records_damages_photos_valuables_and_problems() -> None:
    arrived(STARTED).when(WALKAROUND, by=ADVISOR).then(
        WalkaroundRecorded(
            damages=(SCRATCH,),
            photos=(PHOTO,),
            valuables=personal(PersonalKind.NOTE, CUSTOMER, "行车记录仪"),
            problems=(personal(PersonalKind.NOTE, CUSTOMER, "左前轮胎压低"),),
        )
    )


def test_words_belong_to_the_vehicle_while_the_customer_is_unknown() -> None:
    anonymous = ARRIVED.model_copy(update={"customer": None})
    command = RecordWalkaround(problems=(SecretStr("异响"),))
    visit(anonymous, STARTED).when(command).then(
        WalkaroundRecorded(
            damages=(), photos=(), valuables=None, problems=(personal(PersonalKind.NOTE, VEHICLE, "异响"),)
        )
    )


def test_an_empty_walk_around() -> None:
    arrived(STARTED).when(RecordWalkaround()).then_refused("VIS-RECEPTION-003")


@pytest.mark.parametrize(
    "command", [WALKAROUND, RateInspectionItem(item="tyres", rating=Rating.GREEN), TagKeys(tag="A1")]
)
def test_before_reception(command: VisitCommand) -> None:
    arrived().when(command).then_refused("VIS-RECEPTION-002")


def test_rating_items() -> None:
    scenario = arrived(STARTED)
    scenario.when(RateInspectionItem(item="tyres", rating=Rating.GREEN, photo=PHOTO)).then(
        InspectionItemRated(item="tyres", rating=Rating.GREEN, note=None, photo=PHOTO)
    )
    worn = RateInspectionItem(item="brake_pads", rating=Rating.RED, note=SecretStr("剩 2 毫米"))
    scenario.when(worn).then(
        InspectionItemRated(
            item="brake_pads",
            rating=Rating.RED,
            note=personal(PersonalKind.NOTE, CUSTOMER, "剩 2 毫米"),
            photo=None,
        )
    )


@pytest.mark.parametrize("rating", [Rating.RED, Rating.YELLOW])
def test_a_finding_needs_words(rating: Rating) -> None:
    arrived(STARTED).when(RateInspectionItem(item="tyres", rating=rating)).then_refused("VIS-RECEPTION-004")


def test_tagging_keys() -> None:
    arrived(STARTED).when(TagKeys(tag="A-17", keys=2)).then(KeysTagged(tag="A-17", keys=2))


@pytest.mark.parametrize(
    "command", [StartReception(), WALKAROUND, TagKeys(tag="A1"), MoveVehicle(area=Area.BAY, place="B01")]
)
def test_after_leaving(command: VisitCommand) -> None:
    arrived(STARTED, LEFT).when(command).then_refused("VIS-LEAVE-001")
