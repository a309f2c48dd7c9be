"""Giving a job to a crew and a bay: what must hold, what may be overridden, reassigning."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from domain.aggregates.work_order.events.dispatching import (
    CrewMember,
    DispatchOverridden,
    JobDispatched,
)
from domain.aggregates.work_order.events.quoting import AuthorisationReset, PayerApprovalRecorded
from domain.aggregates.work_order.events.working import ClockedOn, JobFinished
from domain.aggregates.work_order.words import Shortfall
from domain.money import Money
from domain.reasons import ReasonCode
from domain.trade import Payer
from domain.workforce import BayType, Grade, Qualification, Shift
from tests.domain.work_order.histories_dispatching import (
    ALONE,
    DISPATCHED,
    PROMISED,
    TOGETHER,
    added,
    authorised,
    dispatch,
    issued,
    place,
    quoted,
    reassign,
    reassigned,
    shift,
    to_dispatch,
)
from tests.domain.work_order.histories_settling import Past, note, opened, order
from tests.support.scenario import (
    DISPATCHER,
    OTHER_TECHNICIAN,
    TECHNICIAN,
    because,
    clock,
)

OVERRIDING = because(ReasonCode.WORKSHOP_LOAD)
HIGH_VOLTAGE = Qualification.HIGH_VOLTAGE


@pytest.mark.requirement("R-026a")
def test_a_job_is_given_to_a_technician_and_a_bay() -> None:
    place(order(*to_dispatch()), dispatch()).then(DISPATCHED)


@pytest.mark.requirement("R-026a")
def test_a_crew_shares_the_hours() -> None:
    crew = [shift(), shift(OTHER_TECHNICIAN.id, Grade.JUNIOR)]
    expected = JobDispatched(
        job="J1", crew=TOGETHER, bay="B01", planned_start=clock(9), planned_end=clock(11)
    )
    place(order(*to_dispatch()), dispatch(TOGETHER), crew).then(expected)


UNPROMISED: list[Past] = [opened(), added(), quoted(), authorised(), issued()]
UNQUOTED: list[Past] = [opened(), added(), PROMISED, authorised(), issued()]


@pytest.mark.requirement("R-012a")
@pytest.mark.parametrize(
    ("history", "code"), [(UNPROMISED, "WO-DISPATCH-002"), (UNQUOTED, "WO-DISPATCH-003")]
)
def test_no_dispatch_without_promise_and_quote(history: list[Past], code: str) -> None:
    place(order(*history), dispatch()).then_refused(code)


def test_no_dispatch_before_the_dispatch_order_is_issued() -> None:
    not_issued = order(opened(), added(), quoted(), PROMISED, authorised())
    place(not_issued, dispatch()).then_refused("WO-DISPATCH-001")


def test_no_dispatch_after_the_authorisation_was_reset() -> None:
    reset = AuthorisationReset(job="J1", quoted=Money(fen=70_000), cap=Money(fen=60_000))
    place(order(*to_dispatch(), reset), dispatch()).then_refused("WO-WORKABLE-001")


def test_a_job_that_the_manufacturer_pays_waits_for_the_approval() -> None:
    warranty = order(*to_dispatch(payer=Payer.MANUFACTURER))
    place(warranty, dispatch()).then_refused("WO-WORKABLE-002")
    approval = PayerApprovalRecorded(job="J1", payer=Payer.MANUFACTURER, reference="PA-7")
    place(warranty.given(approval), dispatch()).then(DISPATCHED)


def test_dispatching_twice_is_refused() -> None:
    place(order(*to_dispatch(), DISPATCHED), dispatch()).then_refused("WO-DISPATCH-004")


def test_a_finished_job_is_not_dispatched() -> None:
    finished = JobFinished(job="J1", work_done=note("Done"), cause_code="WEAR")
    place(order(*to_dispatch(), DISPATCHED, finished), dispatch()).then_refused("WO-WORK-007")


@pytest.mark.parametrize("hours", [(10, 10), (11, 10)])
def test_the_end_comes_after_the_start(hours: tuple[int, int]) -> None:
    place(order(*to_dispatch()), dispatch(hours=hours)).then_refused("WO-DISPATCH-006")


@pytest.mark.parametrize("shares", [("50", "49.99"), ("50", "50.01"), ("100", "0.01")])
def test_shares_sum_to_one_hundred(shares: tuple[str, str]) -> None:
    crew = tuple(
        CrewMember(technician=who.id, share=Decimal(share))
        for who, share in zip((TECHNICIAN, OTHER_TECHNICIAN), shares, strict=True)
    )
    shifts = [shift(), shift(OTHER_TECHNICIAN.id)]
    place(order(*to_dispatch()), dispatch(crew), shifts).then_refused("WO-DISPATCH-007")


def test_nobody_stands_in_the_crew_twice() -> None:
    half = CrewMember(technician=TECHNICIAN.id, share=Decimal(50))
    place(order(*to_dispatch()), dispatch((half, half))).then_refused("WO-DISPATCH-008")


@pytest.mark.requirement("R-026a")
def test_a_technician_without_shift_is_refused() -> None:
    place(order(*to_dispatch()), dispatch(TOGETHER)).then_refused("WO-DISPATCH-009")


@pytest.mark.requirement("R-026a")
@pytest.mark.parametrize("hours", [(7, 9), (16, 18)])
def test_the_planned_time_lies_within_the_shift(hours: tuple[int, int]) -> None:
    place(order(*to_dispatch()), dispatch(hours=hours)).then_refused("WO-DISPATCH-010")


def test_the_whole_shift_may_be_planned() -> None:
    expected = DISPATCHED.model_copy(update={"planned_start": clock(8), "planned_end": clock(17)})
    place(order(*to_dispatch()), dispatch(hours=(8, 17))).then(expected)


@pytest.mark.requirement("R-026a")
def test_one_member_holds_the_qualification() -> None:
    refrigerant = order(*to_dispatch("AC-GAS"))
    crew = [shift(), shift(OTHER_TECHNICIAN.id, Grade.JUNIOR, Qualification.AIR_CONDITIONING)]
    place(refrigerant, dispatch(reason=OVERRIDING)).then_refused("WO-DISPATCH-011")
    place(refrigerant, dispatch(TOGETHER), crew).then(DISPATCHED.model_copy(update={"crew": TOGETHER}))


@pytest.mark.requirement("R-026a")
def test_high_voltage_work_asks_the_qualification_of_every_member_without_exception() -> None:
    battery = order(*to_dispatch("HV-BAT"))
    bay = BayType.HIGH_VOLTAGE
    helper = shift(OTHER_TECHNICIAN.id, Grade.SENIOR)
    senior = shift(TECHNICIAN.id, Grade.SENIOR, HIGH_VOLTAGE)
    command = dispatch(TOGETHER, reason=OVERRIDING)
    place(battery, command, [senior, helper], bay_type=bay).then_refused("WO-DISPATCH-012")
    place(battery, dispatch(), [senior], bay_type=bay).then(DISPATCHED)


@pytest.mark.requirement("R-026a")
def test_high_voltage_work_stays_in_its_isolation_bay_whatever_reason_is_given() -> None:
    battery = order(*to_dispatch("HV-BAT"))
    senior = [shift(TECHNICIAN.id, Grade.SENIOR, HIGH_VOLTAGE)]
    place(battery, dispatch(reason=OVERRIDING), senior, bay_type=BayType.LIFT).then_refused("WO-DISPATCH-022")
    dispatched = order(*to_dispatch("HV-BAT"), DISPATCHED)
    place(dispatched, reassign(ALONE), senior, bay_type=BayType.FLOOR).then_refused("WO-DISPATCH-022")


def test_apprentices_never_work_alone() -> None:
    service = order(*to_dispatch("MT-A"))
    apprentices = [shift(grade=Grade.APPRENTICE), shift(OTHER_TECHNICIAN.id, Grade.APPRENTICE)]
    command = dispatch(TOGETHER, reason=OVERRIDING)
    place(service, command, apprentices).then_refused("WO-DISPATCH-013")
    trained = [apprentices[0], shift(OTHER_TECHNICIAN.id, Grade.JUNIOR)]
    place(service, dispatch(TOGETHER), trained).then(DISPATCHED.model_copy(update={"crew": TOGETHER}))


def test_a_bay_that_is_not_open_is_refused() -> None:
    place(order(*to_dispatch()), dispatch(), bay_type=None).then_refused("WO-DISPATCH-014")


JUNIOR = (shift(grade=Grade.JUNIOR),)
SKILLED = (shift(),)


@pytest.mark.requirement("R-026a")
@pytest.mark.parametrize(
    ("shifts", "bay_type", "suggested", "shortfalls"),
    [
        (JUNIOR, BayType.LIFT, None, (Shortfall.GRADE,)),
        (SKILLED, BayType.FLOOR, None, (Shortfall.BAY_TYPE,)),
        (SKILLED, BayType.LIFT, OTHER_TECHNICIAN.id, (Shortfall.SUGGESTION,)),
        (
            JUNIOR,
            BayType.FLOOR,
            OTHER_TECHNICIAN.id,
            (Shortfall.GRADE, Shortfall.BAY_TYPE, Shortfall.SUGGESTION),
        ),
    ],
)
def test_overriding_a_rule_or_a_suggestion_needs_a_reason_and_is_recorded(
    shifts: Sequence[Shift], bay_type: BayType, suggested: str | None, shortfalls: tuple[Shortfall, ...]
) -> None:
    waiting = order(*to_dispatch())
    place(waiting, dispatch(suggested=suggested), shifts, bay_type=bay_type).then_refused("WO-DISPATCH-015")
    overridden = DispatchOverridden(job="J1", shortfalls=shortfalls, suggested_technician=suggested)
    command = dispatch(suggested=suggested, reason=OVERRIDING)
    place(waiting, command, shifts, bay_type=bay_type).then(overridden, DISPATCHED)
    reason = waiting.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.WORKSHOP_LOAD


def test_following_the_suggestion_overrides_nothing() -> None:
    place(order(*to_dispatch()), dispatch(suggested=TECHNICIAN.id)).then(DISPATCHED)


OTHER_CREW = (CrewMember(technician=OTHER_TECHNICIAN.id, share=Decimal(100)),)


@pytest.mark.requirement("R-026a")
def test_reassigning_names_the_crew_before() -> None:
    dispatched = order(*to_dispatch(), DISPATCHED)
    place(dispatched, reassign(OTHER_CREW), [shift(OTHER_TECHNICIAN.id)]).then(reassigned(OTHER_CREW))


def test_reassigning_below_the_grade_is_recorded_as_an_override() -> None:
    dispatched = order(*to_dispatch(), DISPATCHED)
    overridden = DispatchOverridden(job="J1", shortfalls=(Shortfall.GRADE,))
    place(dispatched, reassign(ALONE), JUNIOR).then(overridden, reassigned(ALONE))


def test_reassigning_what_nobody_has() -> None:
    place(order(*to_dispatch()), reassign(ALONE)).then_refused("WO-DISPATCH-005")


def test_no_reassignment_under_an_open_clock() -> None:
    at_work = order(*to_dispatch(), DISPATCHED, ClockedOn(job="J1", technician=TECHNICIAN.id))
    place(at_work, reassign(ALONE), by=DISPATCHER).then_refused("WO-WORK-006")


@pytest.mark.requirement("R-025a")
def test_a_job_that_is_not_on_the_order_is_refused() -> None:
    unknown = dispatch().model_copy(update={"job": "J9"})
    place(order(*to_dispatch()), unknown).then_refused("WO-ORDER-002")
