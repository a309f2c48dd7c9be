"""What each event changes in the facts of a job, in step with the aggregate's own evolution."""

from collections.abc import Mapping
from typing import get_args

from domain.aggregates.work_order.events.dispatching import JobDispatched, JobReassigned
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionFailed,
    FinalInspectionPassed,
    InternalReworkOpened,
    JobRejected,
)
from domain.aggregates.work_order.events.quoting import (
    AdditionalWorkAcknowledged,
    AuthorisationReset,
    JobAuthorised,
    JobDeclined,
    JobDeferred,
    JobQuoted,
)
from domain.aggregates.work_order.events.working import (
    ClockedOff,
    ClockedOn,
    JobCancelled,
    JobFinished,
    JobPaused,
    JobResumed,
    SubletReceived,
    SubletSent,
)
from domain.envelope import Recorded
from domain.event import Event
from projections.cells import with_text, without_text
from projections.engine.dbapi import Row
from projections.job_facts.shortages import NONE_SHORT, none_lapsed

FactEvent = (
    AdditionalWorkAcknowledged
    | JobQuoted
    | JobAuthorised
    | AuthorisationReset
    | JobDeclined
    | JobDeferred
    | JobDispatched
    | JobReassigned
    | ClockedOn
    | ClockedOff
    | JobPaused
    | JobResumed
    | SubletSent
    | SubletReceived
    | JobFinished
    | JobCancelled
    | JobRejected
    | InternalReworkOpened
    | FinalInspectionPassed
    | FinalInspectionFailed
)
"""Events of one job. Beside them only ``DispatchOrderIssued``, which names several, sets a fact: ``issued``."""

FACT_EVENTS: tuple[type[FactEvent], ...] = get_args(FactEvent)

_TURNED_DOWN: Row = {"authorised": False, "turned_down": True, "dispatched": False}
_PLACED: Row = {"dispatched": True}
_ALWAYS: Mapping[type[Event], Row] = {
    AdditionalWorkAcknowledged: {"acknowledged": True},
    JobQuoted: {"quoted": True, "turned_down": False},
    JobAuthorised: {"authorised": True, "turned_down": False},
    AuthorisationReset: {"authorised": False},
    JobDeclined: _TURNED_DOWN,
    JobDeferred: _TURNED_DOWN,
    JobDispatched: _PLACED,
    JobReassigned: _PLACED,
    JobResumed: {"paused_for": None},
    SubletSent: {"at_sublet": True, "started": True},
    SubletReceived: {"at_sublet": False},
    JobFinished: {"finished": True, "paused_for": None},
    JobCancelled: {"cancelled": True},
    JobRejected: {"finished": False, "passed": False},
    FinalInspectionPassed: {"passed": True},
    FinalInspectionFailed: {"passed": False},
}


_GIVES_UP = (JobQuoted, AuthorisationReset, JobDeclined, JobDeferred, JobFinished, JobCancelled)
"""After these nobody has to reserve anew what was kept for the job."""


def fact_changes(row: Row, recorded: Recorded[FactEvent]) -> Row:
    """The changed columns."""
    changes = _ALWAYS.get(type(recorded.event)) or _varying(row, recorded)
    if row["shortages"] != NONE_SHORT and isinstance(recorded.event, _GIVES_UP):
        return {**changes, "shortages": none_lapsed(row["shortages"])}
    return changes


def _varying(row: Row, recorded: Recorded[FactEvent]) -> Row:
    match recorded.event:
        case ClockedOn(technician=technician):
            clocks = with_text(row["open_clocks"], technician)
            return {"open_clocks": clocks, "started": True, "paused_for": None}
        case ClockedOff(technician=technician):
            return {"open_clocks": without_text(row["open_clocks"], technician)}
        case JobPaused():
            reason = recorded.meta.reason
            return {"paused_for": reason.code if reason else None}
        case InternalReworkOpened(round=rework_round):
            return {"finished": False, "passed": False, "rework_round": rework_round}
        case event:
            return _ALWAYS[type(event)]
