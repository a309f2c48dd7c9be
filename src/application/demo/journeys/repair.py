"""Repairs of what the customer noticed."""

from application.demo.case import Case
from application.demo.floor import Floor
from application.demo.goods import RIGHT_ARM
from application.demo.journeys.ending import remaining_jobs, settle_and_deliver
from application.demo.schedule import Journey
from application.demo.steps.agreeing import add_job, agree
from application.demo.steps.checking import do_job
from application.demo.steps.incidents import checked_in_process, more_work, wrong_part
from application.demo.steps.reception import arrive, listen, receive
from application.demo.steps.working import report
from domain.aggregates.work_order.commands.opening.models import KeepPromise, MakePromise
from domain.trade import OrderClass


def brakes(case: Case, floor: Floor) -> Journey:
    """Brake pads; the technician finds more; the final inspection may find that it still squeaks."""
    shop = case.shop
    yield from arrive(case)
    yield from receive(case, OrderClass.REPAIR)
    yield from listen(case, "刹车时前轮有吱吱声，下雨天更明显", "前刹车片磨损")
    card = add_job(case, "BR-PAD", symptom="S1")
    yield from agree(case)
    due = shop.now + shop.some(90, 150)
    case.on_order(case.advisor, MakePromise.model_validate({"words": "拆检后给您打电话", "due": due}))
    first = not any("internal rework" in told for told in shop.tally.stories.values())
    answer = "confirmed" if first else shop.random.choice(("confirmed", "declined", "deferred"))
    incidents = [more_work("SUS-ARM", "左前下摆臂胶套开裂", answer)]
    if shop.chance(0.4):
        incidents.append(wrong_part)
    if shop.chance(0.4):
        incidents.append(checked_in_process)
    yield from do_job(case, floor, card, incidents=incidents, fails=first or shop.chance(0.15))
    case.on_order(case.advisor, KeepPromise(promise="P1"))
    yield from remaining_jobs(case, floor, {card.id})
    yield from settle_and_deliver(case)
    floor.finished.append(case)


def parts_missing(case: Case, floor: Floor) -> Journey:
    """The part is not kept in stock: the car waits in the queue until it comes."""
    yield from arrive(case)
    yield from receive(case, OrderClass.REPAIR)
    yield from listen(case, "过减速带右前有咯噔声", "下摆臂胶套老化")
    card = add_job(case, "SUS-ARM", symptom="S1")
    card.parts = RIGHT_ARM
    yield from agree(case)
    yield from do_job(case, floor, card, incidents=[report])
    yield from settle_and_deliver(case)
