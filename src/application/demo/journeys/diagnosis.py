"""A fault that has to be found first; the repair is agreed to afterwards."""

from application.demo.case import Case
from application.demo.floor import Floor
from application.demo.journeys.ending import settle_and_deliver
from application.demo.schedule import Journey
from application.demo.staff import TECHNICAL_SUPERVISOR
from application.demo.steps.agreeing import add_job, agree, authorise, explain_and_issue, quote
from application.demo.steps.checking import do_job
from application.demo.steps.incidents import diagnosed, difficult_fault
from application.demo.steps.reception import arrive, listen, receive
from domain.aggregates.work_order.commands.working.models import ExplainRepairPlan, ProposeRepairPlan
from domain.trade import Channel, OrderClass


def diagnosis(case: Case, floor: Floor) -> Journey:
    shop = case.shop
    yield from arrive(case)
    yield from receive(case, OrderClass.REPAIR)
    yield from listen(case, "怠速偶尔抖动，等红灯时明显", "点火或进气系统，待查")
    card = add_job(case, "DIAG", symptom="S1")
    yield from agree(case)
    incidents = [difficult_fault, diagnosed("IGN-COIL", "2 缸失火计数偏高")]
    yield from do_job(case, floor, card, incidents=incidents)
    yield from shop.in_hours()
    repair = add_job(case, "EL-BAT", symptom="S1")
    quote(case, repair)
    plan = {"job": repair.id, "plan": "更换蓄电池，复查怠速和失火计数"}
    case.on_order(TECHNICAL_SUPERVISOR, ProposeRepairPlan.model_validate(plan))
    yield shop.some(5, 20)
    case.on_order(case.advisor, ExplainRepairPlan(job=repair.id))
    authorise(case, repair, Channel.WECHAT)
    explain_and_issue(case, repair)
    yield from do_job(case, floor, repair)
    yield from settle_and_deliver(case)
