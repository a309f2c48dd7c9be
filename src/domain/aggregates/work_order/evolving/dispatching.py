from typing import assert_never

from domain.aggregates.work_order.events.dispatching import (
    DispatchingEvent,
    DispatchOverridden,
    JobDispatched,
    JobReassigned,
    OperationsPlanned,
    SpecialProcessMarked,
    SpecialProcessReleased,
)
from domain.aggregates.work_order.evolving.jobs import with_job
from domain.aggregates.work_order.state import Placement, WorkOrder
from domain.envelope import Meta


def evolve_placement(state: WorkOrder, event: DispatchingEvent, meta: Meta) -> WorkOrder:
    job = state.jobs.get(event.job)
    if job is None:
        return state
    return with_job(state, event.job, job._replace(placement=_placement(job.placement, event, meta)))


def _placement(placement: Placement, event: DispatchingEvent, meta: Meta) -> Placement:
    match event:
        case JobDispatched() | JobReassigned():
            return placement._replace(
                crew=event.crew, bay=event.bay, start=event.planned_start, end=event.planned_end
            )
        case OperationsPlanned():
            return placement._replace(planned=True)
        case SpecialProcessMarked():
            return placement._replace(special_process=True, released_by=frozenset(), releasers=frozenset())
        case SpecialProcessReleased():
            return placement._replace(
                released_by=placement.released_by | {meta.actor.role},
                releasers=placement.releasers | {meta.actor.id},
            )
        case DispatchOverridden():
            return placement
        case _:
            assert_never(event)
