"""The car goes back to its owner, and leaves."""

from application.demo.case import Case
from application.demo.schedule import Steps
from application.demo.staff import CASHIER, CLERK
from domain.aggregates.visit.commands.presence import MoveVehicle, RecordDeparture
from domain.aggregates.visit.words import Area
from domain.aggregates.work_order.commands.delivering import (
    CompleteStep,
    DeliverVehicle,
    IssueGatePass,
    RecordOldPartChoice,
    SkipStep,
)
from domain.aggregates.work_order.commands.opening.models import CorrectRecord, ReturnRecord, VerifyRecord
from domain.aggregates.work_order.words import RecordSection
from domain.reasons import ReasonCode, ReasonInput
from domain.trade import DeliveryStep, OldPartChoice

_SKIPPABLE = {
    DeliveryStep.VEHICLE_WASHED: ReasonCode.CUSTOMER_IN_HURRY,
    DeliveryStep.OPERATION_EXPLAINED: ReasonCode.CUSTOMER_WISH,
}


def deliver(case: Case) -> Steps[None]:
    shop = case.shop
    case.on_visit(case.advisor, MoveVehicle(area=Area.READY))
    for step in shop.rules.delivery_steps:
        if step in _SKIPPABLE and shop.chance(0.15):
            skipped = SkipStep(step=step, reason=ReasonInput(code=_SKIPPABLE[step]))
            case.on_order(case.advisor, skipped)
            case.tell("delivery step skipped")
        else:
            case.on_order(case.advisor, CompleteStep(step=step))
        yield shop.some(0, 4)
    choice = shop.random.choice((OldPartChoice.WAIVED, OldPartChoice.WAIVED, OldPartChoice.TAKEN_BACK))
    case.on_order(case.advisor, RecordOldPartChoice(choice=choice))
    if not case.waiting:
        yield shop.some(10, 60)
        yield from shop.in_hours()
    case.on_order(CASHIER, IssueGatePass(pass_number=f"G-{case.matter[-4:]}"))
    out = case.km + case.tested_km
    case.on_order(case.advisor, DeliverVehicle(odometer_out=out))
    case.on_visit(case.advisor, RecordDeparture(odometer=out))
    case.km = out
    shop.tally.delivered += 1
    yield from _file(case)


def _file(case: Case) -> Steps[None]:
    """The information clerk looks through the papers."""
    shop = case.shop
    yield shop.some(20, 60)
    if shop.chance(0.15):
        sections = (RecordSection.DOCUMENTS,)
        entry = ReasonInput(code=ReasonCode.ENTRY_MISTAKE)
        case.on_order(CLERK, ReturnRecord(sections=sections, to=case.advisor.id, reason=entry))
        case.tell("file returned")
        yield shop.some(30, 90)
        case.on_order(case.advisor, CorrectRecord(sections=sections))
    case.on_order(CLERK, VerifyRecord())
