from typing import assert_never

from domain.aggregates.work_order.events.reworking import (
    ComebackAccepted,
    ComebackAssessed,
    ComebackClaimed,
    ComebackDeclined,
    NonconformityDisposed,
    NonconformityReviewed,
    QualityAccidentAnalysed,
    QualityAccidentClosed,
    QualityAccidentReported,
    RepeatVisitRecorded,
    ReworkClosed,
    ReworkingEvent,
    ReworkInspected,
    ReworkRootCauseRecorded,
)
from domain.aggregates.work_order.state import Accident, Comeback, Proposal, WorkOrder
from domain.envelope import Meta


def evolve_rework(state: WorkOrder, event: ReworkingEvent, meta: Meta) -> WorkOrder:
    match event:
        case ComebackClaimed():
            technicians = frozenset(event.original_technicians)
            return state._replace(comeback=Comeback(event.original_order, technicians))
        case QualityAccidentReported():
            return state._replace(accidents={**state.accidents, event.accident: Accident(event.kind)})
        case QualityAccidentAnalysed() | QualityAccidentClosed():
            return _with_accident(state, event)
        case RepeatVisitRecorded():
            return state._replace(repeats=state.repeats | {event.earlier_order})
        case _:
            if state.comeback is None:
                return state
            return state._replace(comeback=_comeback(state.comeback, event, meta))


def _with_accident(state: WorkOrder, event: QualityAccidentAnalysed | QualityAccidentClosed) -> WorkOrder:
    accident = state.accidents.get(event.accident)
    if accident is None:
        return state
    changed = (
        accident._replace(closed=True)
        if isinstance(event, QualityAccidentClosed)
        else accident._replace(analysed=True)
    )
    return state._replace(accidents={**state.accidents, event.accident: changed})


_ComebackEvent = (
    ComebackAssessed
    | ComebackAccepted
    | ComebackDeclined
    | NonconformityReviewed
    | NonconformityDisposed
    | ReworkRootCauseRecorded
    | ReworkInspected
    | ReworkClosed
)


def _comeback(comeback: Comeback, event: _ComebackEvent, meta: Meta) -> Comeback:
    match event:
        case ComebackAssessed():
            return comeback._replace(same_fault=event.same_fault)
        case ComebackAccepted():
            return comeback._replace(accepted=True)
        case ComebackDeclined():
            return comeback._replace(accepted=False)
        case NonconformityReviewed():
            if not event.deciding:
                return comeback
            proposal = Proposal(meta.actor.id, event.proposal)
            return comeback._replace(proposals={**comeback.proposals, meta.actor.role: proposal})
        case NonconformityDisposed():
            return comeback._replace(disposal=event.disposal)
        case ReworkRootCauseRecorded():
            return comeback._replace(root_cause_known=True)
        case ReworkInspected():
            return comeback._replace(inspected=event.passed)
        case ReworkClosed():
            return comeback._replace(closed=True)
        case _:
            assert_never(event)
