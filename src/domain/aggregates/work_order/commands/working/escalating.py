"""Major and difficult faults: asked, discussed, closed. A case outlives its job's cancellation until it is closed."""

from domain.aggregates.work_order.commands.working.models import (
    AddAnalysisOpinion,
    CloseDiagnosis,
    EscalateDiagnosis,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.working import (
    AnalysisOpinionAdded,
    DiagnosisClosed,
    DiagnosisEscalated,
)
from domain.aggregates.work_order.lookups import numbered, open_order
from domain.aggregates.work_order.refusals import working as refusals
from domain.aggregates.work_order.shop_floor import unfinished_job
from domain.aggregates.work_order.state import Case, WorkOrder
from domain.aggregates.work_order.words import FaultLevel
from domain.errors import Refused
from domain.identifiers import LocalId
from domain.personal import Personal, PersonalKind


def escalate(state: WorkOrder, command: EscalateDiagnosis) -> list[WorkOrderEvent]:
    unfinished_job(state, command.job)
    return [
        DiagnosisEscalated(
            case=numbered("C", len(state.cases)),
            job=command.job,
            level=command.level,
            question=Personal.of(PersonalKind.NOTE, open_order(state).customer, command.question),
        )
    ]


def add_opinion(state: WorkOrder, command: AddAnalysisOpinion) -> list[WorkOrderEvent]:
    _open_case(state, command.case)
    opinion = Personal.of(PersonalKind.NOTE, open_order(state).customer, command.opinion)
    return [AnalysisOpinionAdded(case=command.case, opinion=opinion)]


def close_case(state: WorkOrder, command: CloseDiagnosis) -> list[WorkOrderEvent]:
    case = _open_case(state, command.case)
    if case.level is FaultLevel.MAJOR and not case.opinions:
        raise Refused(refusals.NO_OPINION, case=command.case)
    conclusion = Personal.of(PersonalKind.NOTE, open_order(state).customer, command.conclusion)
    return [DiagnosisClosed(case=command.case, conclusion=conclusion)]


def _open_case(state: WorkOrder, case_id: LocalId) -> Case:
    open_order(state)
    case = state.cases.get(case_id)
    if case is None:
        raise Refused(refusals.NO_SUCH_CASE, case=case_id)
    if not case.open:
        raise Refused(refusals.CASE_CLOSED, case=case_id)
    return case
