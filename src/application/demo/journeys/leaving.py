"""Visits that come to nothing."""

from decimal import Decimal

from application.demo.case import Case
from application.demo.floor import Floor
from application.demo.schedule import Journey
from application.demo.staff import CLERK, TECHNICIANS
from application.demo.steps.agreeing import add_job, promise, quote
from application.demo.steps.reception import arrive, listen, receive
from domain.aggregates.parts_stock.commands.models import RecordLostSale
from domain.aggregates.parts_stock.words import LostSaleCause
from domain.aggregates.visit.commands.checking import FlagProcessDeviation
from domain.aggregates.visit.commands.presence import RecordDeparture
from domain.aggregates.visit.commands.reception import StartReception
from domain.aggregates.visit.words import Means
from domain.aggregates.work_order.commands.dispatching.models import DispatchJob
from domain.aggregates.work_order.commands.opening.models import CancelOrder
from domain.aggregates.work_order.commands.quoting.models import DeclineJob
from domain.aggregates.work_order.events.dispatching import CrewMember
from domain.reasons import ReasonCode, ReasonInput
from domain.trade import OrderClass


def thinks_again(case: Case, _floor: Floor) -> Journey:
    """The price is too high; the order is cancelled. Before that the advisor tries to dispatch, which is not his."""
    yield from arrive(case)
    yield from receive(case, OrderClass.REPAIR)
    yield from listen(case, "方向盘高速时抖", "下摆臂胶套松旷")
    card = add_job(case, "SUS-ARM", symptom="S1")
    quote(case, card)
    promise(case)
    crew = (CrewMember.model_validate({"technician": TECHNICIANS[0].id, "share": 100}),)
    case.refused_on_order(
        case.advisor,
        DispatchJob(
            job=card.id,
            crew=crew,
            bay="B1",
            planned_start=case.shop.now,
            planned_end=case.shop.now + case.shop.some(60, 90),
        ),
    )
    yield case.shop.some(10, 25)
    price = ReasonInput(code=ReasonCode.PRICE_TOO_HIGH)
    case.on_order(case.advisor, DeclineJob(job=card.id, reason=price))
    card.active = False
    case.on_order(case.advisor, CancelOrder(reason=price))
    case.on_visit(case.advisor, RecordDeparture(odometer=case.km))
    lost = RecordLostSale(quantity=Decimal(1), cause=LostSaleCause.PRICE)
    case.on_shelf(case.advisor, card.parts[0].part, lost)
    case.tell("cancelled")


def just_asking(case: Case, _floor: Floor) -> Journey:
    """A question, an answer, and off again; the information clerk notices a step that was left out."""
    yield from arrive(case)
    case.on_visit(case.advisor, StartReception())
    yield case.shop.some(5, 15)
    case.on_visit(case.advisor, RecordDeparture(odometer=case.km))
    flag = {"step": "walkaround_with_customer", "means": Means.SYSTEM, "note": "未做环车检查"}
    case.on_visit(CLERK, FlagProcessDeviation.model_validate(flag))
