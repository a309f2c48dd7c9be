"""The people, shifts and facts that the work order meets, and what somebody does next."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from pydantic import SecretStr

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands import WorkOrderCommand
from domain.identifiers import OperationCode, StaffId
from domain.trade import OrderClass, Payer
from domain.workforce import BayType, Grade, Qualification, Shift
from tests.support.scenario import (
    INSPECTOR,
    TECHNICIAN,
    clock,
    staff,
)

WORDS = SecretStr("as the book says")
Facts = Mapping[str, str | int | bool]
"""What neighbouring streams know."""
KNOWN: Facts = {
    "bay_type": BayType.LIFT.value,
    "customer_file_complete": True,
    "document_number": "SH01-2026-000017",
    "original_technicians": "te08,te09",
}
CREW_POOL: tuple[StaffId, ...] = (TECHNICIAN.id, "te02", "te03", INSPECTOR.id)
"""The last one is an inspector who also repairs: he must not inspect what he repaired."""
SPARE_INSPECTOR = staff("qi02", Role.QUALITY_INSPECTOR)
SPARE_CASHIER = staff("ca02", Role.CASHIER)
SPARE_SUPERVISOR = staff("ws02", Role.WORKSHOP_SUPERVISOR)


def _shift(technician: StaffId) -> Shift:
    grade = Grade.APPRENTICE if technician == "te03" else Grade.SENIOR
    day = timedelta(days=30)
    return Shift(
        technician, grade, frozenset(Qualification), clock(8) - day, clock(8) + day, started=clock(8)
    )


SHIFTS = {technician: _shift(technician) for technician in CREW_POOL}


class Step(NamedTuple):
    command: WorkOrderCommand
    by: Actor


class Plan(NamedTuple):
    """What the customer comes for."""

    order_class: OrderClass = OrderClass.REPAIR
    operation: OperationCode = "BR-PAD"
    payer: Payer = Payer.CUSTOMER
    handover_first: bool = False
    """Steps of the delivery, old parts and gate pass are ticked off on arrival."""
