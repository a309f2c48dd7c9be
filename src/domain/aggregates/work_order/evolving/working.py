from datetime import datetime
from typing import assert_never

from domain.aggregates.work_order.events.working import (
    AnalysisOpinionAdded,
    ClockedOff,
    ClockedOn,
    CompletionTimeConfirmed,
    DiagnosisClosed,
    DiagnosisEscalated,
    DiagnosisRecorded,
    JobCancelled,
    JobFinished,
    JobPaused,
    JobResumed,
    JobSupervised,
    ProgressReported,
    RepairPlanExplained,
    RepairPlanProposed,
    SubletReceived,
    SubletSent,
    WorkingEvent,
    WorkStandardCited,
)
from domain.aggregates.work_order.evolving.jobs import with_job
from domain.aggregates.work_order.state import Case, Work, WorkOrder
from domain.envelope import Meta
from domain.identifiers import StaffId


def evolve_work(state: WorkOrder, event: WorkingEvent, meta: Meta) -> WorkOrder:
    match event:
        case AnalysisOpinionAdded() | DiagnosisClosed():
            return _with_case(state, event)
        case DiagnosisEscalated():
            return state._replace(cases={**state.cases, event.case: Case(event.job, event.level)})
        case JobCancelled():
            job = state.jobs.get(event.job)
            return state if job is None else with_job(state, event.job, job._replace(cancelled=True))
        case _:
            job = state.jobs.get(event.job)
            return (
                state
                if job is None
                else with_job(state, event.job, job._replace(work=_work(job.work, event, meta)))
            )


def _with_case(state: WorkOrder, event: AnalysisOpinionAdded | DiagnosisClosed) -> WorkOrder:
    case = state.cases.get(event.case)
    if case is None:
        return state
    changed = (
        case._replace(open=False)
        if isinstance(event, DiagnosisClosed)
        else case._replace(opinions=case.opinions + 1)
    )
    return state._replace(cases={**state.cases, event.case: changed})


_JobWorkEvent = (
    ClockedOn
    | ClockedOff
    | JobPaused
    | JobResumed
    | ProgressReported
    | CompletionTimeConfirmed
    | RepairPlanProposed
    | RepairPlanExplained
    | DiagnosisRecorded
    | WorkStandardCited
    | JobSupervised
    | SubletSent
    | SubletReceived
    | JobFinished
)


def _work(work: Work, event: _JobWorkEvent, meta: Meta) -> Work:
    match event:
        case ClockedOn():
            return work._replace(
                clocks={**work.clocks, event.technician: meta.occurred_at},
                worked_by=work.worked_by | {event.technician},
                started=True,
                hands_on=True,
                paused=None,
            )
        case ClockedOff():
            return work._replace(clocks=_without(work, event.technician))
        case JobPaused():
            return work._replace(paused=meta.reason.code if meta.reason else None)
        case JobResumed():
            return work._replace(paused=None)
        case RepairPlanProposed():
            return work._replace(plan_proposed=True)
        case WorkStandardCited():
            return work._replace(cited=True)
        case SubletSent():
            return work._replace(at_sublet=True, started=True)
        case SubletReceived():
            return work._replace(at_sublet=False)
        case JobFinished():
            return work._replace(finished=True, paused=None)
        case (
            ProgressReported()
            | CompletionTimeConfirmed()
            | RepairPlanExplained()
            | DiagnosisRecorded()
            | JobSupervised()
        ):
            return work
        case _:
            assert_never(event)


def _without(work: Work, technician: StaffId) -> dict[StaffId, datetime]:
    return {who: since for who, since in work.clocks.items() if who != technician}
