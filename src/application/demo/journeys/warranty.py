"""Work that the manufacturer pays for."""

from application.demo.case import Case
from application.demo.floor import Floor
from application.demo.journeys.ending import settle_and_deliver
from application.demo.schedule import Journey
from application.demo.staff import STATION_HEAD, WORKSHOP_SUPERVISOR
from application.demo.steps.agreeing import add_job, agree
from application.demo.steps.checking import do_job
from application.demo.steps.incidents import checked_in_process, diagnosed
from application.demo.steps.reception import arrive, listen, receive
from domain.aggregates.work_order.commands.dispatching.models import (
    MarkSpecialProcess,
    ReleaseSpecialProcess,
)
from domain.trade import OrderClass, Payer


def warranty(case: Case, floor: Floor) -> Journey:
    yield from arrive(case)
    yield from receive(case, OrderClass.WARRANTY)
    yield from listen(case, "空调不冷，去年刚加过氟", "空调管路渗漏", claim=True)
    card = add_job(case, "AC-GAS", payer=Payer.MANUFACTURER, symptom="S1")
    yield from agree(case)
    case.tell("warranty")
    yield from do_job(case, floor, card, incidents=[diagnosed("LEAK-VALVE", "低压阀口渗漏")])
    yield from settle_and_deliver(case)


def traction_battery(case: Case, floor: Floor) -> Journey:
    """High voltage: a special process, released by two, done by whoever is trained for it."""
    yield from arrive(case)
    yield from receive(case, OrderClass.WARRANTY)
    yield from listen(case, "充不满电，续航少了一半", "动力电池单体异常", claim=True)
    card = add_job(case, "HV-BAT", payer=Payer.MANUFACTURER, symptom="S1")
    case.on_order(WORKSHOP_SUPERVISOR, MarkSpecialProcess(job=card.id, process="高压断电作业"))
    for who in (WORKSHOP_SUPERVISOR, STATION_HEAD):
        case.on_order(who, ReleaseSpecialProcess(job=card.id))
    yield from agree(case)
    case.tell("high voltage")
    yield from do_job(case, floor, card, incidents=[checked_in_process])
    yield from settle_and_deliver(case)
