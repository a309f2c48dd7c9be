"""Major and difficult faults: escalated, discussed, closed."""

import pytest

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.working.models import (
    AddAnalysisOpinion,
    CloseDiagnosis,
    EscalateDiagnosis,
)
from domain.aggregates.work_order.events.working import (
    AnalysisOpinionAdded,
    DiagnosisClosed,
    DiagnosisEscalated,
    JobCancelled,
)
from domain.aggregates.work_order.words import FaultLevel
from tests.domain.work_order.histories_settling import note, order
from tests.domain.work_order.histories_working import FINISH, FINISHED, at_work, finished, to_finish, words
from tests.support.scenario import INSPECTOR, TECHNICIAN, WORKSHOP_SUPERVISOR, staff

TECHNICAL_SUPERVISOR = staff("ts01", Role.TECHNICAL_SUPERVISOR)
OPINION = AddAnalysisOpinion(case="C1", opinion=words("Subframe, not the arm"))
OPINED = AnalysisOpinionAdded(case="C1", opinion=note("Subframe, not the arm"))
CLOSE = CloseDiagnosis(case="C1", conclusion=words("Subframe bent"))
CLOSED = DiagnosisClosed(case="C1", conclusion=note("Subframe bent"))


def escalating(level: FaultLevel = FaultLevel.MAJOR) -> EscalateDiagnosis:
    return EscalateDiagnosis(job="J1", level=level, question=words("Noise stays"))


def escalated(level: FaultLevel = FaultLevel.MAJOR, case: str = "C1") -> DiagnosisEscalated:
    return DiagnosisEscalated(case=case, job="J1", level=level, question=note("Noise stays"))


@pytest.mark.requirement("R-032a")
@pytest.mark.parametrize("level", FaultLevel)
def test_a_fault_is_escalated(level: FaultLevel) -> None:
    order(*at_work()).when(escalating(level), by=TECHNICIAN).then(escalated(level))


def test_cases_are_numbered() -> None:
    again = order(*at_work(), escalated(), OPINED, CLOSED)
    again.when(escalating(), by=TECHNICIAN).then(escalated(case="C2"))


@pytest.mark.requirement("R-032b")
@pytest.mark.parametrize("by", [INSPECTOR, TECHNICAL_SUPERVISOR])
def test_the_inspector_gives_an_opinion(by: Actor) -> None:
    order(*at_work(), escalated()).when(OPINION, by=by).then(OPINED)


@pytest.mark.requirement("R-032a", "R-032b")
def test_a_major_fault_is_closed_after_an_opinion() -> None:
    case = order(*at_work(), escalated())
    case.when(CLOSE, by=WORKSHOP_SUPERVISOR).then_refused("WO-WORK-019")
    case.given(OPINED).when(CLOSE, by=WORKSHOP_SUPERVISOR).then(CLOSED)


@pytest.mark.requirement("R-032a")
def test_a_difficult_fault_is_closed_without_one() -> None:
    difficult = order(*at_work(), escalated(FaultLevel.DIFFICULT))
    difficult.when(CLOSE, by=TECHNICAL_SUPERVISOR).then(CLOSED)


@pytest.mark.parametrize("command", [OPINION, CLOSE], ids=["opinion", "close"])
def test_only_open_cases_are_discussed_and_closed(command: AddAnalysisOpinion | CloseDiagnosis) -> None:
    order(*at_work()).when(command, by=WORKSHOP_SUPERVISOR).then_refused("WO-WORK-017")
    closed = order(*at_work(), escalated(), OPINED, CLOSED)
    closed.when(command, by=WORKSHOP_SUPERVISOR).then_refused("WO-WORK-018")


@pytest.mark.requirement("R-032a")
def test_a_job_with_an_open_case_is_not_finished() -> None:
    open_case = order(*to_finish(), escalated(FaultLevel.DIFFICULT))
    open_case.when(FINISH, by=TECHNICIAN).then_refused("WO-WORK-020")
    open_case.given(CLOSED).when(FINISH, by=TECHNICIAN).then(FINISHED)


def test_a_finished_job_is_not_escalated() -> None:
    order(*finished()).when(escalating(), by=TECHNICIAN).then_refused("WO-WORK-007")


def test_the_case_of_a_cancelled_job_can_still_be_closed() -> None:
    cancelled = order(*to_finish(), escalated(), OPINED, JobCancelled(job="J1", work_started=True))
    cancelled.when(CLOSE, by=WORKSHOP_SUPERVISOR).then(CLOSED)
