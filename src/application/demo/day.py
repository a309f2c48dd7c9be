"""A day of the store: shifts and bays in the morning, checks in the afternoon, everybody home in the evening."""

from datetime import date, datetime, time, timedelta

from application.demo.floor import Floor
from application.demo.schedule import Journey
from application.demo.shop import CLOSES, OPENS, Shop
from application.demo.staff import (
    BAYS,
    DESK_SUPERVISOR,
    STORE,
    TECHNICIANS,
    WORKSHOP_SUPERVISOR,
    Technician,
)
from domain.aggregates.bay_day.commands import OpenBay, bay_day_id
from domain.aggregates.job_plan.commands import PublishDailyJobPlan, job_plan_id
from domain.aggregates.job_plan.events import PlanEntry
from domain.aggregates.technician_day.commands.attending import (
    EndShift,
    PlanShift,
    RecordAbsence,
    StartShift,
    technician_day_id,
)
from domain.aggregates.technician_day.commands.clocking import CloseOpenClock, StartNonProductive
from domain.aggregates.technician_day.words import Absence, NonProductive
from domain.aggregates.visit.commands.checking import CheckReceptionProcess
from domain.aggregates.workshop_review.commands import ReviewReports
from domain.aggregates.workshop_review.events import Figure
from domain.aggregates.workshop_review.words import ReportKind
from domain.reasons import ReasonCode, ReasonInput

CLEARS_UP = time(17, 53)


def plan(shop: Shop, day: date) -> None:
    """Shifts and bays, so that the advisors see what can be promised."""
    for each in TECHNICIANS:
        shift = PlanShift(
            technician=each.id,
            day=day,
            starts=shop.at(OPENS, day),
            ends=shop.at(CLOSES, day),
            grade=each.grade,
            qualifications=each.qualifications,
        )
        shop.do(WORKSHOP_SUPERVISOR, technician_day_id(STORE, each.id, day), shift)
    for bay, bay_type in BAYS.items():
        shop.do(
            WORKSHOP_SUPERVISOR, bay_day_id(STORE, bay, day), OpenBay(bay=bay, day=day, bay_type=bay_type)
        )


def begin(shop: Shop, floor: Floor, *, absent: Technician | None = None) -> None:
    """Everybody clocks in, but for the one who called in sick; the day's plan is put up."""
    floor.on_duty.clear()
    for each in TECHNICIANS:
        today = technician_day_id(STORE, each.id, shop.today)
        if each is absent:
            shop.do(WORKSHOP_SUPERVISOR, today, RecordAbsence(kind=Absence.UNPLANNED))
        else:
            shop.do(each.actor, today, StartShift())
            floor.on_duty.add(each.id)
    _put_up_plan(shop, floor)


def _put_up_plan(shop: Shop, floor: Floor) -> None:
    """What was left over from yesterday, an hour each, one to a technician and a bay."""
    crew = [each.id for each in TECHNICIANS if each.id in floor.on_duty]
    start = shop.at(time(9, 0))
    entries = tuple(
        PlanEntry(
            order=ticket.order,
            job=ticket.job,
            technician=technician,
            bay=bay,
            start=start,
            end=start + timedelta(hours=1),
        )
        for ticket, technician, bay in zip(floor.tickets, crew, BAYS, strict=False)
    )
    if entries:
        plan_of_day = PublishDailyJobPlan(day=shop.today, entries=entries)
        shop.do(WORKSHOP_SUPERVISOR, job_plan_id(STORE, shop.today), plan_of_day)


def check_receptions(shop: Shop) -> Journey:
    """In the afternoon the desk supervisor looks at two receptions of the day."""
    for visit in shop.received[-2:]:
        items = list(shop.rules.reception_checklist)
        missed = (items.pop(),) if shop.chance(0.4) else ()
        shop.do(DESK_SUPERVISOR, visit, CheckReceptionProcess(done=tuple(items), missed=missed))
        yield shop.some(5, 10)


def forget_the_clock(shop: Shop, floor: Floor) -> Journey:
    """Somebody who is free sweeps the floor and goes home without stopping the clock."""
    free = [each for each in TECHNICIANS if each.id in floor.on_duty and each.id not in floor.busy]
    if free:
        cleaning = StartNonProductive(code=NonProductive.CLEANING)
        shop.do(free[0].actor, technician_day_id(STORE, free[0].id, shop.today), cleaning)
        shop.forgotten.add(free[0].id)
    yield timedelta()


def end(shop: Shop, floor: Floor) -> None:
    """Clocks that still run are stopped by the supervisor; then everybody clocks out."""
    for each in TECHNICIANS:
        if each.id not in floor.on_duty:
            continue
        today = technician_day_id(STORE, each.id, shop.today)
        if each.id in shop.forgotten:
            shop.forgotten.remove(each.id)
            shop.try_in_vain(each.actor, today, EndShift())
            late = CloseOpenClock(reason=ReasonInput(code=ReasonCode.SHIFT_END))
            shop.do(WORKSHOP_SUPERVISOR, today, late)
        shop.do(each.actor, today, EndShift())
    floor.on_duty.clear()


def review(shop: Shop, first: date) -> None:
    """At the end the supervisor goes through the reports."""
    figure = Figure(name="交车台次", value=f"{shop.tally.delivered} 台")
    read = {
        "kinds": tuple(ReportKind),
        "period_from": first,
        "period_to": shop.today,
        "figures": (figure,),
        "analysis": "返工集中在制动作业，安排互检",
    }
    shop.do(WORKSHOP_SUPERVISOR, None, ReviewReports.model_validate(read))


def end_of(shop: Shop) -> datetime:
    return shop.at(CLOSES) + timedelta(minutes=5)
