"""What lies behind a job that is being worked on."""

from pydantic import SecretStr

from domain.aggregates.work_order.commands.working.models import (
    ClockOff,
    ClockOn,
    FinishJob,
    PauseJob,
)
from domain.aggregates.work_order.events.working import (
    ClockedOff,
    ClockedOn,
    JobFinished,
    WorkStandardCited,
)
from domain.identifiers import LocalId, OperationCode, StaffId
from domain.reasons import ReasonCode
from domain.trade import ManualKind, OrderClass
from tests.domain.work_order.histories_dispatching import DISPATCHED, TOGETHER, to_dispatch
from tests.domain.work_order.histories_settling import Past, note
from tests.support.scenario import OTHER_TECHNICIAN, TECHNICIAN, at, because, clock

CITED = WorkStandardCited(job="J1", manual=ManualKind.REPAIR_MANUAL, reference="SM-42-1")
FINISHED = JobFinished(job="J1", work_done=note("Arm replaced"), cause_code="WEAR")
FINISH = FinishJob(job="J1", work_done=SecretStr("Arm replaced"), cause_code="WEAR")
CREW_DISPATCHED = DISPATCHED.model_copy(update={"crew": TOGETHER})


def words(text: str) -> SecretStr:
    return SecretStr(text)


def clocked_on(technician: StaffId = TECHNICIAN.id, hour: int = 9, minute: int = 0) -> Past:
    return at(clock(hour, minute), ClockedOn(job="J1", technician=technician), by=TECHNICIAN)


def clocked_off(technician: StaffId = TECHNICIAN.id, hour: int = 11) -> Past:
    return at(clock(hour), ClockedOff(job="J1", technician=technician), by=TECHNICIAN)


def on(technician: StaffId = TECHNICIAN.id, *, job: LocalId = "J1") -> ClockOn:
    return ClockOn(job=job, technician=technician)


def off(technician: StaffId = TECHNICIAN.id) -> ClockOff:
    return ClockOff(job="J1", technician=technician)


def pausing(code: ReasonCode = ReasonCode.WAITING_PARTS) -> PauseJob:
    return PauseJob(job="J1", reason=because(code))


def dispatched(operation: OperationCode = "SUS-ARM", *, symptom: LocalId | None = None) -> list[Past]:
    """One job, ``J1``, given to a crew of two."""
    return [*to_dispatch(operation, symptom=symptom), CREW_DISPATCHED]


def at_work(*, symptom: LocalId | None = None) -> list[Past]:
    """One technician is clocked on since nine."""
    return [*dispatched(symptom=symptom), clocked_on()]


def to_finish() -> list[Past]:
    """Both technicians worked, one after the other, and cited the manual."""
    return [
        *dispatched(),
        clocked_on(),
        CITED,
        clocked_off(),
        clocked_on(OTHER_TECHNICIAN.id, 11),
        clocked_off(OTHER_TECHNICIAN.id, 12),
    ]


def finished(
    operation: OperationCode = "SUS-ARM", *, order_class: OrderClass = OrderClass.REPAIR
) -> list[Past]:
    """One job, ``J1``, that one technician of a crew of two has worked on and finished at eleven."""
    history = to_dispatch(operation, order_class=order_class)
    return [
        *history,
        CREW_DISPATCHED,
        clocked_on(),
        CITED,
        clocked_off(),
        at(clock(11), FINISHED, by=TECHNICIAN),
    ]
