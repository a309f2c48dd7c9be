"""Cars that came back for the same fault, from the claim to the closing."""

from domain.aggregates.work_order.events.reworking import (
    ComebackAccepted,
    ComebackAssessed,
    ComebackClaimed,
    ComebackDeclined,
    NonconformityDisposed,
    ReworkClosed,
    ReworkInspected,
    ReworkRootCauseRecorded,
)
from domain.envelope import Recorded
from projections.cells import text_list
from projections.engine.columns import iso
from projections.engine.dbapi import Row
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.inspection_log.handlers.entries import log_inspection
from projections.inspection_log.tables import EXTERNAL
from projections.inspection_log.words import InspectionKind


def _claimed(rows: Rows, recorded: Recorded[ComebackClaimed]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        EXTERNAL,
        {
            "order": recorded.stream,
            "store": meta.store,
            "day": meta.occurred_at.date().isoformat(),
            "claimed_at": iso(meta.occurred_at),
            "original_order": event.original_order,
            "original_jobs": text_list(list(event.original_jobs)),
        },
    )


_Progress = (
    ComebackAssessed
    | ComebackAccepted
    | ComebackDeclined
    | ReworkRootCauseRecorded
    | NonconformityDisposed
    | ReworkClosed
)


def _went_on(rows: Rows, recorded: Recorded[_Progress]) -> None:
    rows.change(EXTERNAL, recorded.stream, **_changes(recorded))


def _changes(recorded: Recorded[_Progress]) -> Row:
    match recorded.event:
        case ComebackAssessed(same_fault=same_fault, cause=cause):
            return {"same_fault": same_fault, "cause": cause}
        case ComebackAccepted():
            return {"accepted": True}
        case ComebackDeclined():
            return {"accepted": False}
        case ReworkRootCauseRecorded(cause=cause):
            return {"root_cause": cause}
        case NonconformityDisposed(disposal=disposal):
            return {"disposal": disposal}
        case ReworkClosed(cost=cost):
            return {"closed_at": iso(recorded.meta.occurred_at), "cost_fen": cost.fen}


def _inspected(rows: Rows, recorded: Recorded[ReworkInspected]) -> None:
    event = recorded.event
    log_inspection(rows, recorded, InspectionKind.REWORK, record=event.record, passed=event.passed)
    rows.change(EXTERNAL, recorded.stream, inspected=event.passed)


EXTERNAL_SUBSCRIPTIONS = (
    on(ComebackClaimed, _claimed),
    on(ComebackAssessed, _went_on),
    on(ComebackAccepted, _went_on),
    on(ComebackDeclined, _went_on),
    on(ReworkRootCauseRecorded, _went_on),
    on(NonconformityDisposed, _went_on),
    on(ReworkClosed, _went_on),
    on(ReworkInspected, _inspected),
)
