from typing import assert_never

from domain.aggregates.work_order.events.opening import (
    CustomerContacted,
    DelegateListed,
    DeliveryPromiseChanged,
    DeliveryPromised,
    DispatchOrderIssued,
    ExpressLaneChosen,
    ExpressLaneLeft,
    ItemsExplained,
    OpeningEvent,
    PreliminaryDiagnosisRecorded,
    PromiseBroken,
    PromiseEscalated,
    PromiseKept,
    PromiseMade,
    RecordCorrected,
    RecordReturnedForCorrection,
    RecordVerified,
    SymptomConfirmed,
    SymptomRecorded,
    WorkOrderCancelled,
    WorkOrderOpened,
)
from domain.aggregates.work_order.state import Opening, WorkOrder
from domain.envelope import Meta


def evolve_opening(state: WorkOrder, event: OpeningEvent, meta: Meta) -> WorkOrder:
    if isinstance(event, WorkOrderOpened):
        return state._replace(store=meta.store, opening=_opened(event, meta))
    if isinstance(event, WorkOrderCancelled):
        return state._replace(cancelled=True)
    if isinstance(event, DispatchOrderIssued):
        return _issued(state, event)
    if state.opening is None:
        return state
    return state._replace(opening=_desk(state.opening, event))


def _opened(event: WorkOrderOpened, meta: Meta) -> Opening:
    return Opening(
        order_class=event.repair.order_class,
        visit=event.repair.visit,
        vehicle=event.vehicle.vehicle,
        customer=event.owner.customer,
        advisor=event.advisor,
        odometer=event.vehicle.odometer,
        opened_by=meta.actor.id,
    )


def _issued(state: WorkOrder, event: DispatchOrderIssued) -> WorkOrder:
    issued = {
        job_id: job._replace(placement=job.placement._replace(issued=True))
        for job_id, job in state.jobs.items()
        if job_id in event.jobs
    }
    return state._replace(jobs={**state.jobs, **issued})


_DeskEvent = (
    SymptomRecorded
    | SymptomConfirmed
    | PreliminaryDiagnosisRecorded
    | DeliveryPromised
    | DeliveryPromiseChanged
    | ItemsExplained
    | ExpressLaneChosen
    | ExpressLaneLeft
    | DelegateListed
    | PromiseMade
    | PromiseKept
    | PromiseBroken
    | PromiseEscalated
    | CustomerContacted
    | RecordVerified
    | RecordReturnedForCorrection
    | RecordCorrected
)


def _desk(opening: Opening, event: _DeskEvent) -> Opening:
    match event:
        case SymptomRecorded():
            return opening._replace(symptoms={**opening.symptoms, event.symptom: False})
        case SymptomConfirmed():
            return opening._replace(symptoms={**opening.symptoms, event.symptom: True})
        case PreliminaryDiagnosisRecorded():
            return opening._replace(diagnosed=True)
        case DeliveryPromised() | DeliveryPromiseChanged():
            return opening._replace(promised_at=event.promised_at)
        case ItemsExplained():
            return opening._replace(explained=opening.explained | set(event.jobs))
        case ExpressLaneChosen():
            return opening._replace(express_lane=True)
        case ExpressLaneLeft():
            return opening._replace(express_lane=False)
        case DelegateListed():
            return opening._replace(delegates=opening.delegates | {event.delegate})
        case PromiseMade():
            return opening._replace(promises={**opening.promises, event.promise: True})
        case PromiseKept() | PromiseBroken():
            return opening._replace(promises={**opening.promises, event.promise: False})
        case RecordReturnedForCorrection():
            return opening._replace(returned_sections=opening.returned_sections | set(event.sections))
        case RecordCorrected():
            return opening._replace(returned_sections=opening.returned_sections - set(event.sections))
        case PromiseEscalated() | CustomerContacted() | RecordVerified():
            return opening
        case _:
            assert_never(event)
