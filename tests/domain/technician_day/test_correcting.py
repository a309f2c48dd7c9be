"""A punch is corrected by two people, with a reason."""

import pytest
from pydantic import ValidationError

from domain.aggregates.technician_day.commands.correcting import CorrectPunch, RequestPunchCorrection
from domain.aggregates.technician_day.events import (
    ClockClosed,
    ClockOpened,
    PunchCorrected,
    PunchCorrectionRequested,
)
from domain.reasons import ReasonCode
from tests.domain.technician_day.day import (
    CLOCKED_OFF,
    CLOCKED_ON,
    ORDER,
    OTHER_ORDER,
    PLANNED,
    STARTED,
    DayScenario,
    day,
)
from tests.support.scenario import (
    DISPATCHER,
    STATION_HEAD,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    at,
    because,
    clock,
)

WANTED = PunchCorrectionRequested(punch="P1", start=clock(9, 30), end=clock(10))


def ask(start: int, end: int, punch: str = "P1") -> RequestPunchCorrection:
    reason = because(ReasonCode.ENTRY_MISTAKE)
    return RequestPunchCorrection(punch=punch, start=clock(start), end=clock(end), reason=reason)


def two_punches() -> DayScenario:
    return day(
        PLANNED,
        STARTED,
        CLOCKED_ON,
        CLOCKED_OFF,
        at(clock(11), ClockOpened(punch="P2", order=OTHER_ORDER, job="J1")),
        at(clock(12), ClockClosed(punch="P2", order=OTHER_ORDER, job="J1")),
    )


def test_one_asks_another_approves() -> None:
    scenario = two_punches().when(ask(8, 10), by=TECHNICIAN)
    scenario.then(PunchCorrectionRequested(punch="P1", start=clock(8), end=clock(10)))
    assert scenario.state.punches[0].start == clock(9)
    scenario.when(CorrectPunch(punch="P1"), by=WORKSHOP_SUPERVISOR).then(
        PunchCorrected(
            punch="P1",
            was_start=clock(9),
            was_end=clock(10),
            start=clock(8),
            end=clock(10),
            requested_by=TECHNICIAN.id,
        )
    )
    assert scenario.state.punches[0].start == clock(8)
    scenario.when(CorrectPunch(punch="P1"), by=WORKSHOP_SUPERVISOR).then_refused("TEC-CORRECT-005")


def test_nobody_approves_alone() -> None:
    by_dispatcher = two_punches().given(WANTED, by=DISPATCHER)
    by_dispatcher.when(CorrectPunch(punch="P1"), by=DISPATCHER).then_refused("TEC-CORRECT-006")
    by_dispatcher.when(CorrectPunch(punch="P1"), by=TECHNICIAN).then_refused("TEC-CORRECT-006")


def test_a_correction_needs_a_reason() -> None:
    with pytest.raises(ValidationError):
        RequestPunchCorrection.model_validate({"punch": "P1", "start": clock(9), "end": clock(10)})


def test_approving_what_nobody_asked_for() -> None:
    two_punches().when(CorrectPunch(punch="P1"), by=STATION_HEAD).then_refused("TEC-CORRECT-005")


def test_an_unknown_punch() -> None:
    two_punches().when(ask(8, 9, "P9")).then_refused("TEC-CORRECT-001")


def test_a_running_punch() -> None:
    day(PLANNED, STARTED, CLOCKED_ON).when(ask(8, 9), at=clock(10)).then_refused("TEC-CORRECT-002")


def test_times_that_cannot_be() -> None:
    two_punches().when(ask(10, 9)).then_refused("TEC-CORRECT-003")
    two_punches().when(ask(9, 13)).then_refused("TEC-CORRECT-007")


def test_overlapping_another_punch() -> None:
    two_punches().when(ask(10, 12)).then_refused("TEC-CORRECT-004")


def test_overlap_that_came_after_the_request() -> None:
    scenario = day(PLANNED, STARTED, CLOCKED_ON, CLOCKED_OFF)
    scenario.when(ask(9, 11), by=TECHNICIAN, at=clock(12))
    scenario.given(at(clock(10), ClockOpened(punch="P2", order=ORDER, job="J2")))
    approve = CorrectPunch(punch="P1")
    scenario.when(approve, by=STATION_HEAD, at=clock(12)).then_refused("TEC-CORRECT-004")
