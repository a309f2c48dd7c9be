"""A car comes in and is received."""

from application.demo.case import Case
from application.demo.schedule import Steps
from application.demo.staff import HOST
from domain.aggregates.customer.commands import RegisterCustomer
from domain.aggregates.vehicle.commands import RegisterVehicle
from domain.aggregates.visit.commands.arrival import RecordArrival
from domain.aggregates.visit.commands.owning import AcceptHandover, HandOverMatter
from domain.aggregates.visit.commands.reception import (
    RateInspectionItem,
    RecordWalkaround,
    StartReception,
    TagKeys,
)
from domain.aggregates.visit.events.reception import Damage
from domain.aggregates.visit.words import BodyPart, DamageKind, Rating, Severity
from domain.aggregates.work_order.commands.opening.models import (
    ConfirmSymptom,
    OpenWorkOrder,
    RecordPreliminaryDiagnosis,
    RecordSymptom,
)
from domain.aggregates.work_order.words import Formality
from domain.trade import OrderClass


def arrive(case: Case) -> Steps[None]:
    """Somebody new is registered first. The lounge host meets who has no appointment, and hands over to an advisor."""
    shop, guest = case.shop, case.guest
    met_by = case.advisor if case.appointed_at else HOST
    if not case.customer:
        case.customer = shop.do(
            case.advisor,
            None,
            RegisterCustomer.model_validate(
                {"name": guest.name, "phone": guest.phone, "consent_callback": shop.chance(0.7)}
            ),
            matter=case.matter,
        )
        case.vehicle = shop.do(
            case.advisor,
            None,
            RegisterVehicle.model_validate(
                {
                    "vin": guest.vin,
                    "plate": guest.plate,
                    "make": guest.model.make,
                    "model": guest.model.model,
                    "model_year": guest.model_year,
                }
            ),
            matter=case.matter,
        )
    case.visit = shop.do(met_by, None, _arrival(case), matter=case.matter)
    shop.tally.arrivals += 1
    yield shop.some(2, 9)
    if met_by is HOST:
        case.on_visit(HOST, HandOverMatter(to=case.advisor.id))
        case.on_visit(case.advisor, AcceptHandover())


def _arrival(case: Case) -> RecordArrival:
    level = case.shop.random.randint(15, 95)
    electric = case.guest.model.electric
    return RecordArrival(
        vehicle=case.vehicle,
        customer=case.customer,
        odometer=case.km,
        fuel_percent=None if electric else level,
        charge_percent=level if electric else None,
        waiting_customer=case.waiting,
        appointment=f"appointment-{case.matter}" if case.appointed_at else None,
        appointed_at=case.appointed_at,
    )


def receive(case: Case, order_class: OrderClass) -> Steps[None]:
    """Walk-around, keys, and the order is opened."""
    shop, advisor = case.shop, case.advisor
    case.on_visit(advisor, StartReception())
    yield shop.some(2, 6)
    if shop.chance(0.6):
        case.on_visit(advisor, _walkaround(case))
    case.on_visit(advisor, TagKeys(tag=f"K{shop.random.randint(1, 99):02d}"))
    if shop.chance(0.5):
        rating = shop.random.choice((Rating.GREEN, Rating.YELLOW))
        note = "花纹接近磨损标记" if rating is Rating.YELLOW else None
        case.on_visit(
            advisor,
            RateInspectionItem.model_validate({"item": "tyres_front", "rating": rating, "note": note}),
        )
    case.order_class = order_class
    formality = Formality.INSURANCE_REPORT if order_class is OrderClass.ACCIDENT else Formality.NONE_REQUIRED
    order = OpenWorkOrder(
        vehicle=case.vehicle,
        odometer=case.km,
        model=case.guest.model.title,
        customer=case.customer,
        order_class=order_class,
        visit=case.visit,
        waiting_customer=case.waiting,
        appointment_at=case.appointed_at,
        formalities=(formality,),
        advisor=advisor.id,
    )
    case.order = shop.do(advisor, None, order, matter=case.matter)
    shop.received.append(case.visit)
    shop.tally.stories[case.order] = []
    yield shop.some(1, 3)


def _walkaround(case: Case) -> RecordWalkaround:
    random = case.shop.random
    damage = Damage(
        place=random.choice(list(BodyPart)),
        kind=random.choice((DamageKind.SCRATCH, DamageKind.DENT, DamageKind.CHIP)),
        severity=Severity.LIGHT,
    )
    return RecordWalkaround.model_validate({"damages": (damage,), "valuables": "行车记录仪一台"})


def listen(case: Case, statement: str, suspected: str, *, claim: bool = False) -> Steps[None]:
    """The customer's words, tried together, and a first idea of the cause."""
    case.on_order(case.advisor, RecordSymptom.model_validate({"statement": statement}))
    yield case.shop.some(2, 8)
    case.on_order(case.advisor, ConfirmSymptom(symptom="S1", reproduced=case.shop.chance(0.8)))
    first_idea(case, suspected, claim=claim)


def first_idea(case: Case, suspected: str, *, claim: bool = False) -> None:
    case.on_order(
        case.advisor,
        RecordPreliminaryDiagnosis.model_validate({"suspected_cause": suspected, "potential_claim": claim}),
    )
