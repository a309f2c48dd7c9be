"""The doors that must stay shut: commands tried at every moment by people who may and people who may not."""

from collections.abc import Iterator

from pydantic import SecretStr

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands import WorkOrderCommand
from domain.aggregates.work_order.commands.delivering import DeliverVehicle
from domain.aggregates.work_order.commands.inspecting.models import PassFinalInspection
from domain.aggregates.work_order.commands.settling import CheckSettlement, PrepareSettlement, RefundPayment
from domain.aggregates.work_order.commands.working.models import ClockOn
from domain.aggregates.work_order.events.inspecting import RatedItem
from domain.aggregates.work_order.words import PaymentMethod
from domain.money import Money
from domain.reasons import ReasonCode
from tests.domain.work_order.plain_model import Notebook
from tests.domain.work_order.shop import CREW_POOL
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import ADVISOR, CASHIER, INSPECTOR, WORKSHOP_SUPERVISOR, because, staff

Knock = tuple[WorkOrderCommand, Actor]
_DOERS = [staff(person, Role.QUALITY_INSPECTOR) for person in CREW_POOL]
_INSPECTORS = [*_DOERS, staff("qi02", Role.QUALITY_INSPECTOR)]
_MISTAKE = because(ReasonCode.ENTRY_MISTAKE)
_CHECKERS = (ADVISOR, CASHIER, staff("ca02", Role.CASHIER), staff(CASHIER.id, Role.SERVICE_MANAGER))


def knocks(book: Notebook) -> Iterator[Knock]:
    for job_id in (*book.jobs, "J99"):
        yield from _clocks(job_id)
        yield from _inspections(job_id, book)
    yield PrepareSettlement(), CASHIER
    for checker in _CHECKERS:
        yield CheckSettlement(settlement=book.bill or "B1"), checker
        for fen in (0, 1, book.received - book.due, book.received - book.due + 1):
            yield _refund(fen), checker
    arrived_at_km = book.odometer or 0
    for gained in (-1, 0, DEFAULT_RULES.odometer_test_drive_limit + 1):
        yield DeliverVehicle(odometer_out=max(arrived_at_km + gained, 0)), ADVISOR


def _refund(fen: int) -> RefundPayment:
    return RefundPayment(method=PaymentMethod.CASH, amount=Money(fen=fen), reason=_MISTAKE)


def _clocks(job_id: str) -> Iterator[Knock]:
    for technician in CREW_POOL:
        clock_on = ClockOn(job=job_id, technician=technician)
        yield clock_on, staff(technician, Role.TECHNICIAN)
        yield clock_on, WORKSHOP_SUPERVISOR
        yield clock_on, staff("te09", Role.TECHNICIAN)


def _inspections(job_id: str, book: Notebook) -> Iterator[Knock]:
    mandatory = DEFAULT_RULES.final_inspection_items[book.order_class] if book.order_class else ("horn",)
    rated = tuple(RatedItem(item=item, passed=True) for item in mandatory)
    record = SecretStr("looked at")
    for inspector in _INSPECTORS:
        papers = PassFinalInspection(job=job_id, items=rated, record=record, certificate_number="C-1")
        yield papers, inspector
    one_failed = (*rated[:-1], RatedItem(item=rated[-1].item, passed=False))
    for items, number in ((rated[1:] or one_failed, "C-1"), (one_failed, "C-1"), (rated, None)):
        lacking = PassFinalInspection(job=job_id, items=items, record=record, certificate_number=number)
        yield lacking, INSPECTOR
