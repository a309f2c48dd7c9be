"""What lies behind a job that is about to be inspected."""

from domain.actors import Role
from domain.aggregates.work_order.commands.inspecting.models import FailFinalInspection, PassFinalInspection
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionFailed,
    FinalInspectionPassed,
    InternalReworkOpened,
    JobAccepted,
    RatedItem,
    SelfCheckRecorded,
    WorkmanshipConfirmed,
)
from domain.aggregates.work_order.words import Cause, ConfirmingSide
from domain.identifiers import OperationCode, StaffId
from domain.trade import OrderClass
from tests.domain.work_order.histories_settling import Past, note
from tests.domain.work_order.histories_working import finished, words
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import INSPECTOR, TECHNICIAN, WORKSHOP_SUPERVISOR, at, clock, staff

TECHNICAL_SUPERVISOR = staff("ts01", Role.TECHNICAL_SUPERVISOR)
QUALITY_SPECIALIST = staff("qs01", Role.QUALITY_SPECIALIST)
REPAIR_ITEMS = DEFAULT_RULES.final_inspection_items[OrderClass.REPAIR]

SELF_CHECKED = SelfCheckRecorded(job="J1", record=note("Torque checked"))
BY_TECHNICIAN = WorkmanshipConfirmed(job="J1", side=ConfirmingSide.TECHNICIAN)
BY_SUPERVISOR = WorkmanshipConfirmed(job="J1", side=ConfirmingSide.SUPERVISOR)
ACCEPTED = JobAccepted(job="J1")


def self_checked() -> Past:
    return at(clock(12), SELF_CHECKED, by=TECHNICIAN)


def confirmed() -> list[Past]:
    """Both sides of the joint confirmation."""
    return [at(clock(12), BY_TECHNICIAN, by=TECHNICIAN), at(clock(12), BY_SUPERVISOR, by=WORKSHOP_SUPERVISOR)]


def accepted() -> Past:
    return at(clock(12), ACCEPTED, by=WORKSHOP_SUPERVISOR)


def to_inspect(
    operation: OperationCode = "SUS-ARM", *, order_class: OrderClass = OrderClass.REPAIR
) -> list[Past]:
    """One job, ``J1``, that only lacks its final inspection."""
    return [*finished(operation, order_class=order_class), self_checked(), *confirmed(), accepted()]


def inspected() -> list[Past]:
    """One job, ``J1``, that the inspector has passed."""
    return [*to_inspect(), at(clock(13), passed(), by=INSPECTOR)]


def rated(*names: str, failed: tuple[str, ...] = ()) -> tuple[RatedItem, ...]:
    return tuple(RatedItem(item=name, passed=name not in failed) for name in names)


def passing(
    items: tuple[RatedItem, ...] = rated(*REPAIR_ITEMS), certificate: str | None = None
) -> PassFinalInspection:
    return PassFinalInspection(
        job="J1", items=items, record=words("All in order"), road_test_km=6, certificate_number=certificate
    )


def passed(
    items: tuple[RatedItem, ...] = rated(*REPAIR_ITEMS), certificate: str | None = None
) -> FinalInspectionPassed:
    return FinalInspectionPassed(
        job="J1", items=items, record=note("All in order"), road_test_km=6, certificate_number=certificate
    )


BRAKES_FAILED = rated("brakes", failed=("brakes",))


def failing(
    items: tuple[RatedItem, ...] = BRAKES_FAILED,
    *,
    cause: Cause = Cause.WORKMANSHIP,
    responsible: StaffId | None = TECHNICIAN.id,
) -> FailFinalInspection:
    return FailFinalInspection(
        job="J1", items=items, record=words("Pads loose"), cause=cause, responsible=responsible
    )


def failed(
    *, cause: Cause = Cause.WORKMANSHIP, responsible: StaffId | None = TECHNICIAN.id
) -> FinalInspectionFailed:
    return FinalInspectionFailed(
        job="J1", items=BRAKES_FAILED, record=note("Pads loose"), cause=cause, responsible=responsible
    )


def rework(number: int = 1) -> InternalReworkOpened:
    return InternalReworkOpened(job="J1", round=number)
