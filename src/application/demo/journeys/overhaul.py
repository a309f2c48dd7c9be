"""An engine is taken apart: days of work, and a contract that many must review."""

from application.demo.case import Case
from application.demo.floor import Floor
from application.demo.journeys.ending import settle_and_deliver
from application.demo.schedule import Journey
from application.demo.steps.agreeing import add_job, authorise, contract, explain_and_issue, promise, quote
from application.demo.steps.checking import do_job
from application.demo.steps.incidents import checked_in_process
from application.demo.steps.reception import arrive, listen, receive
from application.demo.steps.working import report
from domain.trade import OrderClass


def overhaul(case: Case, floor: Floor) -> Journey:
    yield from arrive(case)
    yield from receive(case, OrderClass.REPAIR)
    yield from listen(case, "冒蓝烟，一千公里要加一升机油", "活塞环磨损，建议大修")
    card = add_job(case, "EN-OVH", symptom="S1")
    quote(case, card)
    yield case.shop.some(10, 30)
    promise(case)
    yield from contract(case, major=True)
    authorise(case, card)
    explain_and_issue(case, card)
    case.tell("overhaul")
    yield from do_job(case, floor, card, incidents=[report, checked_in_process])
    yield from settle_and_deliver(case)
