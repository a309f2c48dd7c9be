"""A job on the floor: placed, clocked on, interrupted, clocked off, finished."""

from collections.abc import Callable, Sequence
from datetime import datetime, time

from application.demo.case import Case, JobCard
from application.demo.floor import Floor, Place, Ticket
from application.demo.parts.counter import hand_out, lay_ready, note_arrival, short_lines
from application.demo.schedule import Journey, Steps, minutes
from application.demo.shop import CLOSES, LUNCH, LUNCH_ENDS
from application.demo.steps.agreeing import promise_anew, ready_by
from domain.aggregates.work_order.commands.working.models import (
    CiteWorkStandard,
    ClockOff,
    ClockOn,
    ConfirmCompletionTime,
    FinishJob,
    PauseJob,
    ReportProgress,
    SuperviseJob,
)
from domain.aggregates.work_order.words import SupervisionAct
from domain.reasons import ReasonCode, ReasonInput
from domain.trade import ManualKind

Incident = Callable[[Case, JobCard, Place], Journey]
"""Something that happens while the clocks run; when it is over they run again."""
_NO_MORE_INCIDENTS = time(16, 30)
"""What takes time is left alone late in the day, so that every clock can stop before the shift ends."""


def work_on(
    case: Case,
    floor: Floor,
    card: JobCard,
    *,
    incidents: Sequence[Incident] = (),
    again: ReasonCode | None = None,
) -> Steps[None]:
    """From the queue to the finished job. ``again``: it was on the floor before."""
    shop = case.shop
    standard = shop.rules.labour_standard[card.operation]
    planned = int(standard.standard_hours * 60) if again is None else 25
    left = round(planned * shop.random.uniform(0.75, 1.1))
    due = [*incidents]
    while True:
        if again is None:
            yield from until_supplied(case, card)
        place = yield from _place(case, floor, card, planned, again)
        if again is None:
            hand_out(case, card, place.lead.id)
        clock_on(case, card, place)
        if again is None:
            cite(case, card, place)
        left = yield from _until_done_or_evening(case, card, place, left, due)
        if not left:
            break
        again, planned = ReasonCode.SHIFT_END, max(20, left)
        pause(case, card, place, again)
        case.tell("over night")
        floor.leave(place)
        yield shop.next_morning() + shop.some(10, 25) - shop.now
    _finish(case, card, place)
    floor.leave(place)


def until_supplied(case: Case, card: JobCard) -> Steps[None]:
    """A job whose part is not there stays out of the dispatcher's hands, and its customer is told."""
    shop = case.shop
    if short_lines(case, card):
        case.tell(f"blocked: {ReasonCode.WAITING_PARTS.value}")
        yield shop.some(5, 15)
        later = ready_by(shop.next_morning(), 3)
        if case.promised_at and later > case.promised_at:
            promise_anew(case, later, ReasonCode.WAITING_PARTS)
        while short_lines(case, card):
            yield minutes(10)
        yield from shop.in_hours()
    note_arrival(case, card)
    if card.awaited or shop.parts_chance(0.3):
        lay_ready(case, card)


def _until_done_or_evening(
    case: Case, card: JobCard, place: Place, left: int, due: list[Incident]
) -> Steps[int]:
    """Work with its interruptions; the minutes that are left for tomorrow."""
    while left:
        to_break = _minutes_to_break(case.shop.now)
        stretch = min(left, to_break, max(1, left // (len(due) + 1)))
        yield minutes(stretch)
        left -= stretch
        if not left:
            break
        if stretch == to_break:
            if case.shop.now.time() >= LUNCH_ENDS:
                break
            yield from _lunch(case, card, place)
        elif due and case.shop.now.time() < _NO_MORE_INCIDENTS:
            yield from due.pop(0)(case, card, place)
        else:
            due.clear()
    return left


def _place(case: Case, floor: Floor, card: JobCard, planned: int, again: ReasonCode | None) -> Steps[Place]:
    ticket = Ticket(case, card, case.shop.now, planned, again)
    floor.tickets.append(ticket)
    while ticket.place is None:
        yield minutes(5)
        if case.promised_at and case.shop.now + minutes(planned) > case.promised_at > case.shop.now:
            later = ready_by(case.shop.now, planned / 60 + 0.5)
            if later > case.promised_at:
                promise_anew(case, later, ReasonCode.WORKSHOP_LOAD)
    yield case.shop.some(1, 4)
    return ticket.place


def clock_on(case: Case, card: JobCard, place: Place) -> None:
    case.led[card.id] = place.lead.id
    for each in place.crew:
        case.on_order(each.actor, ClockOn(job=card.id, technician=each.id))


def pause(case: Case, card: JobCard, place: Place, reason: ReasonCode) -> None:
    case.on_order(place.lead.actor, PauseJob(job=card.id, reason=ReasonInput(code=reason)))


def cite(case: Case, card: JobCard, place: Place) -> None:
    """The manual is opened before anything else is; the junior is shown."""
    chapter = f"RM {card.operation} {case.shop.random.randint(1, 9)}.{case.shop.random.randint(1, 9)}"
    lead = place.lead.actor
    case.on_order(lead, CiteWorkStandard(job=card.id, manual=ManualKind.REPAIR_MANUAL, reference=chapter))
    if len(place.crew) > 1:
        shown = SuperviseJob(job=card.id, junior=place.crew[1].id, act=SupervisionAct.GUIDANCE)
        case.on_order(lead, shown)


def report(case: Case, card: JobCard, place: Place) -> Journey:
    """Half done, and when it will be ready."""
    lead = place.lead.actor
    case.on_order(lead, ReportProgress(job=card.id, percent=50))
    if place.until > case.shop.now:
        case.on_order(lead, ConfirmCompletionTime(job=card.id, expected_at=place.until))
    yield minutes(0)


def _minutes_to_break(now: datetime) -> int:
    """To lunch, or to clearing up before the shift ends."""
    at_lunch = now.time() < LUNCH
    ends = datetime.combine(now.date(), LUNCH if at_lunch else CLOSES, now.tzinfo)
    return max(1, int((ends - now) / minutes(1)) - (0 if at_lunch else 10))


def _lunch(case: Case, card: JobCard, place: Place) -> Steps[None]:
    pause(case, card, place, ReasonCode.BREAK)
    yield minutes(45)
    clock_on(case, card, place)


def _finish(case: Case, card: JobCard, place: Place) -> None:
    for each in place.crew:
        case.on_order(each.actor, ClockOff(job=card.id, technician=each.id))
    done = {"job": card.id, "work_done": f"按手册完成 {card.operation}", "cause_code": "WEAR"}
    case.on_order(place.lead.actor, FinishJob.model_validate(done))
