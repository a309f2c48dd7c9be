"""Special processes, difficult faults, accidents, and work done again."""

from __future__ import annotations

import pytest

from domain.actors import Role
from domain.aggregates.work_order.events.dispatching import SpecialProcessMarked, SpecialProcessReleased
from domain.aggregates.work_order.events.inspecting import FinalInspectionAudited, InternalReworkOpened
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.reworking import (
    ComebackClaimed,
    QualityAccidentAnalysed,
    QualityAccidentClosed,
    QualityAccidentReported,
    RepeatVisitRecorded,
    ReworkRootCauseRecorded,
)
from domain.aggregates.work_order.events.working import (
    AnalysisOpinionAdded,
    DiagnosisClosed,
    DiagnosisEscalated,
)
from domain.aggregates.work_order.words import AccidentKind, Cause, FaultLevel
from domain.reasons import ReasonCode
from projections.registers import REGISTERS
from projections.registers.queries.accidents import accidents
from projections.registers.queries.faults import fault_cases
from projections.registers.queries.processes import special_processes
from projections.registers.queries.reworks import rework_causes, rework_counts
from projections.registers.words import AccidentStage, ReworkKind
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, sealed
from tests.projections.reading import read_model
from tests.projections.stories.people import TECHNICAL_SUPERVISOR
from tests.projections.stories.plain_order import issued_order
from tests.support.backends import BackendUrl
from tests.support.default_rules import DEFAULT_RULES
from tests.support.projection_kit import check_projection
from tests.support.scenario import (
    DAY,
    INSPECTOR,
    STATION_HEAD,
    STORE,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    clock,
)

NOTE = sealed("customer-order-1", "words")
ORDER = "order-1"


def an_order() -> Log:
    return issued_order(Log(), ORDER, clock(8))


def escalated(level: FaultLevel = FaultLevel.MAJOR) -> Log:
    escalation = DiagnosisEscalated(case="C1", job="J1", level=level, question=NOTE)
    return an_order().add(ORDER, clock(9), escalation, by=TECHNICIAN)


@pytest.mark.requirement("R-024")
def test_a_special_process_is_registered_with_its_releases_and_who_is_missing(backend: BackendUrl) -> None:
    log = an_order()
    log.add(ORDER, clock(9), SpecialProcessMarked(job="J1", process="Welding"), by=WORKSHOP_SUPERVISOR)
    log.add(ORDER, clock(10), SpecialProcessReleased(job="J1"), by=STATION_HEAD)
    with read_model(REGISTERS, log.events, backend) as reader:
        [process] = special_processes(reader, STORE, DAY, DAY, DEFAULT_RULES)
    assert (process.process, process.by, process.at) == ("Welding", "ws01", clock(9))
    [release] = process.releases
    assert (release.by, release.role, release.at) == ("sh01", Role.STATION_HEAD, clock(10))
    assert process.missing == (Role.WORKSHOP_SUPERVISOR,)
    log.add(ORDER, clock(11), SpecialProcessReleased(job="J1"), by=WORKSHOP_SUPERVISOR)
    with read_model(REGISTERS, log.events, backend) as reader:
        [process] = special_processes(reader, STORE, DAY, DAY, DEFAULT_RULES)
    assert process.missing == ()
    log.add(ORDER, clock(12), SpecialProcessMarked(job="J1", process="Welding"), by=WORKSHOP_SUPERVISOR)
    check_projection(REGISTERS, log.events, backend.read_url)
    with read_model(REGISTERS, log.events, backend) as reader:
        [process] = special_processes(reader, STORE, DAY, DAY, DEFAULT_RULES)
    assert process.missing == (Role.STATION_HEAD, Role.WORKSHOP_SUPERVISOR)


@pytest.mark.requirement("R-032a", "R-032b")
def test_an_open_case_shows_level_age_and_who_gave_which_opinion(backend: BackendUrl) -> None:
    log = escalated()
    log.add(ORDER, clock(9, 30), AnalysisOpinionAdded(case="C1", opinion=NOTE), by=INSPECTOR)
    log.add(ORDER, clock(9, 40), AnalysisOpinionAdded(case="C1", opinion=NOTE), by=TECHNICAL_SUPERVISOR)
    check_projection(REGISTERS, log.events, backend.read_url)
    with read_model(REGISTERS, log.events, backend) as reader:
        [case] = fault_cases(reader, STORE, clock(10, 15))
    assert (case.case, case.job, case.level, case.by) == ("C1", "J1", FaultLevel.MAJOR, "te01")
    assert case.age_minutes == 75
    assert [(each.by, each.role, each.at, each.opinion) for each in case.opinions] == [
        ("qi01", Role.QUALITY_INSPECTOR, clock(9, 30), NOTE.commitment),
        ("ts01", Role.TECHNICAL_SUPERVISOR, clock(9, 40), NOTE.commitment),
    ]


@pytest.mark.requirement("R-032a")
@pytest.mark.parametrize(
    "end", [DiagnosisClosed(case="C1", conclusion=NOTE), WorkOrderCancelled(work_started=True)]
)
def test_a_case_leaves_the_queue_when_it_is_closed_or_its_order_ends(
    end: DiagnosisClosed | WorkOrderCancelled, backend: BackendUrl
) -> None:
    log = escalated(FaultLevel.DIFFICULT)
    with read_model(REGISTERS, log.events, backend) as reader:
        assert [case.level for case in fault_cases(reader, STORE, clock(10))] == [FaultLevel.DIFFICULT]
    log.add(ORDER, clock(10), end, by=TECHNICAL_SUPERVISOR)
    with read_model(REGISTERS, log.events, backend) as reader:
        assert fault_cases(reader, STORE, clock(10)) == []


@pytest.mark.requirement("R-044")
def test_accidents_of_both_kinds_are_registered_with_how_far_they_are(backend: BackendUrl) -> None:
    log = an_order()
    kinds = (AccidentKind.REPAIR_QUALITY, AccidentKind.MACHINE_DAMAGE, AccidentKind.REPAIR_QUALITY)
    for number, kind in enumerate(kinds, start=1):
        reported = QualityAccidentReported(accident=f"A{number}", kind=kind, description=NOTE, job="J1")
        log.add(ORDER, clock(9, number), reported, by=WORKSHOP_SUPERVISOR)
    for accident in ("A2", "A3"):
        analysed = QualityAccidentAnalysed(accident=accident, cause=Cause.WORKMANSHIP, analysis=NOTE)
        log.add(ORDER, clock(10), analysed, by=TECHNICAL_SUPERVISOR)
    closed = QualityAccidentClosed(accident="A3", measures=NOTE)
    log.add(ORDER, clock(11), closed, by=TECHNICAL_SUPERVISOR)
    check_projection(REGISTERS, log.events, backend.read_url)
    with read_model(REGISTERS, log.events, backend) as reader:
        register = accidents(reader, STORE, DAY, DAY)
        assert accidents(reader, "BJ01", DAY, DAY) == []
    assert [(each.accident, each.kind, each.stage, each.cause) for each in register] == [
        ("A1", AccidentKind.REPAIR_QUALITY, AccidentStage.REPORTED, None),
        ("A2", AccidentKind.MACHINE_DAMAGE, AccidentStage.ANALYSED, Cause.WORKMANSHIP),
        ("A3", AccidentKind.REPAIR_QUALITY, AccidentStage.CLOSED, Cause.WORKMANSHIP),
    ]


def with_comeback(log: Log, order: str, cause: Cause) -> None:
    issued_order(log, order, clock(16))
    recorded = ReworkRootCauseRecorded(cause=cause, analysis=NOTE)
    log.add(order, clock(17), recorded, by=TECHNICAL_SUPERVISOR)


@pytest.mark.requirement("R-045b")
def test_root_causes_are_counted_the_most_frequent_first(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    with_comeback(log, "order-4", Cause.PART)
    with_comeback(log, "order-5", Cause.WORKMANSHIP)
    with_comeback(log, "order-6", Cause.DIAGNOSIS)
    corrected = ReworkRootCauseRecorded(cause=Cause.WORKMANSHIP, analysis=NOTE)
    log.add("order-6", clock(17, 30), corrected, by=TECHNICAL_SUPERVISOR)
    with read_model(REGISTERS, log.events, backend) as reader:
        pareto = rework_causes(reader, STORE, DAY, DAY)
    assert [(line.cause, line.count, line.orders) for line in pareto] == [
        (Cause.WORKMANSHIP, 3, ("order-3", "order-5", "order-6")),
        (Cause.PART, 1, ("order-4",)),
    ]


@pytest.mark.requirement("R-048")
def test_reworks_and_repeat_visits_are_counted_with_their_reasons(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    issued_order(log, "order-4", clock(16))
    for earlier in ("order-1", "order-0"):
        again = RepeatVisitRecorded(earlier_order=earlier)
        log.add("order-4", clock(17), again, reason=ReasonCode.SAME_FAULT_RETURNED)
    log.add("order-4", clock(17), RepeatVisitRecorded(earlier_order="order-2"), reason=ReasonCode.PART_DEFECT)
    check_projection(REGISTERS, log.events, backend.read_url)
    with read_model(REGISTERS, log.events, backend) as reader:
        counts = rework_counts(reader, STORE, DAY, DAY)
        assert rework_counts(reader, "BJ01", DAY, DAY) == []
    assert [
        (line.kind, line.cause or line.reason, line.count, [each.item for each in line.counted])
        for line in counts
    ] == [
        (ReworkKind.EXTERNAL, Cause.WORKMANSHIP, 1, ["order-0"]),
        (ReworkKind.INTERNAL, Cause.WORKMANSHIP, 1, ["J1:1"]),
        (ReworkKind.REPEAT_VISIT, ReasonCode.PART_DEFECT, 1, ["order-2"]),
        (ReworkKind.REPEAT_VISIT, ReasonCode.SAME_FAULT_RETURNED, 2, ["order-0", "order-1"]),
    ]


@pytest.mark.requirement("R-048")
def test_a_claim_counts_when_it_is_accepted_and_an_audits_rework_has_no_cause(backend: BackendUrl) -> None:
    log = an_order()
    claim = ComebackClaimed(
        original_order="order-0", original_jobs=("J1",), original_technicians=(), symptom=NOTE
    )
    log.add(ORDER, clock(9), claim)
    overturned = FinalInspectionAudited(job="J1", upheld=False, finding=NOTE)
    rework = InternalReworkOpened(job="J1", round=1)
    log.add(ORDER, clock(10), overturned, rework, by=TECHNICAL_SUPERVISOR)
    with read_model(REGISTERS, log.events, backend) as reader:
        [count] = rework_counts(reader, STORE, DAY, DAY)
    assert (count.kind, count.cause, count.reason, count.count) == (ReworkKind.INTERNAL, None, None, 1)
