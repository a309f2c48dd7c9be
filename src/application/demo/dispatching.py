"""The dispatcher: takes the queue in the order of the rules and gives work to whoever is free."""

from datetime import datetime, timedelta
from decimal import Decimal

from application.demo.floor import Floor, Place, Ticket
from application.demo.goods import STEPS
from application.demo.schedule import Journey, minutes
from application.demo.shop import CLOSES, LAST_ORDERS, OPENS, Shop
from application.demo.staff import DISPATCHER
from domain.aggregates.work_order.commands.dispatching.models import (
    DispatchJob,
    PlanOperations,
    ReassignJob,
)
from domain.aggregates.work_order.events.dispatching import CrewMember, PlannedStep
from domain.reasons import ReasonCode, ReasonInput
from domain.rules.dispatch_order import ordered

_LONG_WAIT = timedelta(minutes=40)
_LEAST = timedelta(minutes=20)
"""It is not worth beginning anything for less time than this."""


def dispatch_all_day(shop: Shop, floor: Floor) -> Journey:
    """Looks at the queue every five minutes; never ends."""
    while True:
        if OPENS <= shop.now.time() < LAST_ORDERS:
            _place_what_can_be_placed(shop, floor)
            yield minutes(5)
        else:
            yield shop.next_morning() + minutes(15) - shop.now


def _place_what_can_be_placed(shop: Shop, floor: Floor) -> None:
    for ticket in ordered(floor.tickets, shop.rules.dispatch_head_start):
        place = _find(shop, floor, ticket)
        if place is not None:
            floor.tickets.remove(ticket)
            floor.take(place)
            _tell(shop, ticket, place)
            ticket.place = place


def _find(shop: Shop, floor: Floor, ticket: Ticket) -> Place | None:
    standard = shop.rules.labour_standard[ticket.card.operation]
    until = min(shop.now + timedelta(minutes=ticket.minutes), _shift_ends(shop))
    bay = floor.bay_for(standard)
    crew = floor.crew_for(standard, long_waited=shop.now - ticket.issued_at > _LONG_WAIT)
    if bay is None or crew is None or until - shop.now < _LEAST:
        return None
    return Place(crew[0], bay, until, below_grade=crew[1])


def _shift_ends(shop: Shop) -> datetime:
    return shop.at(CLOSES)


def _tell(shop: Shop, ticket: Ticket, place: Place) -> None:
    shares = (Decimal(100),) if len(place.crew) == 1 else (Decimal(80), Decimal(20))
    crew = tuple(
        CrewMember(technician=each.id, share=share) for each, share in zip(place.crew, shares, strict=True)
    )
    case, job = ticket.case, ticket.card.id
    if ticket.again is not None:
        again = ReassignJob(
            job=job,
            crew=crew,
            bay=place.bay,
            planned_start=shop.now,
            planned_end=place.until,
            reason=ReasonInput(code=ticket.again),
        )
        case.on_order(DISPATCHER, again)
        return
    case.on_order(DISPATCHER, PlanOperations(job=job, steps=_steps(ticket), with_advisor=case.advisor.id))
    first = DispatchJob(
        job=job,
        crew=crew,
        bay=place.bay,
        planned_start=shop.now,
        planned_end=place.until,
        reason=ReasonInput(code=ReasonCode.WORKSHOP_LOAD) if place.below_grade else None,
    )
    case.on_order(DISPATCHER, first)


def _steps(ticket: Ticket) -> tuple[PlannedStep, ...]:
    titles = STEPS[ticket.card.operation]
    each = max(1, ticket.minutes // len(titles))
    return tuple(
        PlannedStep(sequence=place, title=title, minutes=each) for place, title in enumerate(titles, start=1)
    )
