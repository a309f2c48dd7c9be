"""Services and accessories: known work, often while the customer waits."""

from decimal import Decimal

from application.demo.case import Case
from application.demo.floor import Floor
from application.demo.journeys.ending import remaining_jobs, settle_and_deliver
from application.demo.schedule import Journey
from application.demo.staff import HOST
from application.demo.steps.agreeing import add_job, agree
from application.demo.steps.checking import do_job
from application.demo.steps.incidents import more_work
from application.demo.steps.reception import arrive, first_idea, receive
from application.demo.steps.working import report
from domain.aggregates.visit.commands.waiting import CloseWaitingRequest, LogWaitingRequest
from domain.aggregates.work_order.commands.opening.models import ChooseExpressLane
from domain.aggregates.work_order.commands.quoting.models import SellAccessory
from domain.money import Money
from domain.trade import Channel, OrderClass, Payer


def express_service(case: Case, floor: Floor) -> Journey:
    """In and out while the customer waits."""
    yield from arrive(case)
    yield from receive(case, OrderClass.MAINTENANCE)
    first_idea(case, "例行保养")
    card = add_job(case, "MT-A")
    case.on_order(case.advisor, ChooseExpressLane())
    case.express = True
    case.tell("express lane")
    yield from agree(case)
    if case.waiting and case.shop.chance(0.5):
        case.on_visit(HOST, LogWaitingRequest.model_validate({"words": "请加一杯热水，几点能好？"}))
        yield case.shop.some(3, 12)
        case.on_visit(HOST, CloseWaitingRequest(request="R1"))
    yield from do_job(case, floor, card)
    yield from settle_and_deliver(case)


def first_service(case: Case, floor: Floor) -> Journey:
    """The first service, which the manufacturer pays."""
    yield from arrive(case)
    yield from receive(case, OrderClass.FREE)
    first_idea(case, "首保")
    card = add_job(case, "MT-A", payer=Payer.MANUFACTURER)
    yield from agree(case)
    yield from do_job(case, floor, card)
    yield from settle_and_deliver(case)


def full_service(case: Case, floor: Floor) -> Journey:
    yield from arrive(case)
    yield from receive(case, OrderClass.MAINTENANCE)
    first_idea(case, "六万公里保养")
    card = add_job(case, "MT-B")
    yield from agree(case)
    answer = case.shop.random.choice(("confirmed", "deferred", "declined"))
    battery = more_work("EL-BAT", "蓄电池内阻偏大，启动电压 9.4V", answer)
    yield from do_job(case, floor, card, incidents=[report, battery])
    yield from remaining_jobs(case, floor, {card.id})
    yield from settle_and_deliver(case)


def accessory(case: Case, floor: Floor) -> Journey:
    """Window film, and something from the shelf."""
    yield from arrive(case)
    yield from receive(case, OrderClass.ADDON)
    first_idea(case, "客户要求贴膜")
    card = add_job(case, "AD-FILM")
    yield from agree(case)
    price = Money(fen=26_800)
    sold = SellAccessory(
        product="MAT-SET",
        title="全包围脚垫",
        quantity=Decimal(1),
        unit_price=price,
        agreed_by=Channel.IN_PERSON,
    )
    case.on_order(case.advisor, sold)
    case.lines += 1
    case.accessories = price
    yield from do_job(case, floor, card)
    yield from settle_and_deliver(case)
