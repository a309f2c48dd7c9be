"""Work done again, inside and outside the house, cars that came again, and what was the cause."""

from domain.aggregates.work_order.events.inspecting import FinalInspectionFailed, InternalReworkOpened
from domain.aggregates.work_order.events.reworking import (
    ComebackAccepted,
    ComebackAssessed,
    ComebackClaimed,
    RepeatVisitRecorded,
    ReworkRootCauseRecorded,
)
from domain.envelope import Recorded
from projections.engine.dbapi import Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.registers.handlers.entries import entry
from projections.registers.tables import REWORK, ROOT_CAUSE
from projections.registers.words import ReworkKind

_NOT_OPENED = "failed"


def _failed(rows: Rows, recorded: Recorded[FinalInspectionFailed]) -> None:
    """The cause waits under the job's name for the rework that follows."""
    event = recorded.event
    waiting = f"{event.job}:{_NOT_OPENED}"
    rows.put(
        REWORK,
        {
            **entry(recorded),
            "kind": ReworkKind.INTERNAL,
            "item": waiting,
            "cause": event.cause,
            "counted": False,
        },
    )


def _opened(rows: Rows, recorded: Recorded[InternalReworkOpened]) -> None:
    """An audit that opens the rework names no cause."""
    event, kind = recorded.event, ReworkKind.INTERNAL
    waiting = (recorded.stream, kind, f"{event.job}:{_NOT_OPENED}")
    failed = rows.get(REWORK, *waiting)
    rows.delete(REWORK, *waiting)
    rows.put(
        REWORK,
        {
            **entry(recorded),
            "kind": kind,
            "item": f"{event.job}:{event.round}",
            "cause": failed["cause"] if failed else None,
            "counted": True,
        },
    )


def _claimed(rows: Rows, recorded: Recorded[ComebackClaimed]) -> None:
    rows.put(
        REWORK,
        {
            **entry(recorded),
            "kind": ReworkKind.EXTERNAL,
            "item": recorded.event.original_order,
            "counted": False,
        },
    )


def _assessed(rows: Rows, recorded: Recorded[ComebackAssessed]) -> None:
    _change_external(rows, recorded.stream, cause=recorded.event.cause)


def _accepted(rows: Rows, recorded: Recorded[ComebackAccepted]) -> None:
    _change_external(rows, recorded.stream, counted=True)


def _change_external(rows: Rows, order: str, **changes: Value) -> None:
    for row in rows.select(REWORK, order=order, kind=ReworkKind.EXTERNAL.value):
        rows.put(REWORK, {**row, **changes})


def _repeated(rows: Rows, recorded: Recorded[RepeatVisitRecorded]) -> None:
    reason = recorded.meta.reason
    rows.put(
        REWORK,
        {
            **entry(recorded),
            "kind": ReworkKind.REPEAT_VISIT,
            "item": recorded.event.earlier_order,
            "reason": reason.code if reason else None,
            "counted": True,
        },
    )


def _root_cause(rows: Rows, recorded: Recorded[ReworkRootCauseRecorded]) -> None:
    rows.put(ROOT_CAUSE, {**entry(recorded), "cause": recorded.event.cause})


REWORK_SUBSCRIPTIONS = (
    on(FinalInspectionFailed, _failed),
    on(InternalReworkOpened, _opened),
    on(ComebackClaimed, _claimed),
    on(ComebackAssessed, _assessed),
    on(ComebackAccepted, _accepted),
    on(RepeatVisitRecorded, _repeated),
    on(ReworkRootCauseRecorded, _root_cause),
)
