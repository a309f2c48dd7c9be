"""Planning operations with the advisor, and the release of special processes."""

import pytest

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.dispatching.models import (
    MarkSpecialProcess,
    PlanOperations,
    ReleaseSpecialProcess,
)
from domain.aggregates.work_order.events.dispatching import (
    OperationsPlanned,
    PlannedStep,
    SpecialProcessMarked,
    SpecialProcessReleased,
)
from domain.aggregates.work_order.events.working import ClockedOn
from tests.domain.work_order.histories_dispatching import (
    DISPATCHED,
    dispatch,
    place,
    to_dispatch,
)
from tests.domain.work_order.histories_settling import order
from tests.support.scenario import (
    ADVISOR,
    SERVICE_MANAGER,
    STATION_HEAD,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    at,
    clock,
    staff,
)

SPECIAL = SpecialProcessMarked(job="J1", process="Frame welding")
RELEASED = SpecialProcessReleased(job="J1")
RELEASE = ReleaseSpecialProcess(job="J1")


def step(sequence: int) -> PlannedStep:
    return PlannedStep(sequence=sequence, title=f"Step {sequence}", minutes=30)


def planning(*sequence: int, with_advisor: Actor = ADVISOR) -> PlanOperations:
    return PlanOperations(
        job="J1", steps=tuple(step(number) for number in sequence), with_advisor=with_advisor.id
    )


@pytest.mark.requirement("R-025b")
def test_operations_are_planned_in_sequence_with_times_together_with_the_advisor() -> None:
    expected = OperationsPlanned(job="J1", steps=(step(1), step(2)), with_advisor=ADVISOR.id)
    order(*to_dispatch()).when(planning(1, 2), by=WORKSHOP_SUPERVISOR).then(expected)


@pytest.mark.requirement("R-025b")
@pytest.mark.parametrize("sequence", [(2,), (1, 3), (2, 1), (1, 1)])
def test_operations_with_gaps_or_out_of_order_are_refused(sequence: tuple[int, ...]) -> None:
    order(*to_dispatch()).when(planning(*sequence), by=WORKSHOP_SUPERVISOR).then_refused("WO-DISPATCH-016")


@pytest.mark.requirement("R-025b")
def test_nobody_plans_with_himself() -> None:
    command = planning(1, with_advisor=WORKSHOP_SUPERVISOR)
    order(*to_dispatch()).when(command, by=WORKSHOP_SUPERVISOR).then_refused("WO-DISPATCH-017")


@pytest.mark.requirement("R-024")
def test_a_special_process_is_released_by_every_role_in_charge() -> None:
    (
        order(*to_dispatch())
        .when(MarkSpecialProcess(job="J1", process="Frame welding"), by=SERVICE_MANAGER)
        .then(SPECIAL)
        .when(RELEASE, by=STATION_HEAD)
        .then(RELEASED)
        .when(RELEASE, by=WORKSHOP_SUPERVISOR)
        .then(RELEASED)
    )


@pytest.mark.requirement("R-024")
def test_a_special_process_is_dispatched_only_after_its_last_release() -> None:
    half_released = order(*to_dispatch(), SPECIAL, at(clock(8), RELEASED, by=STATION_HEAD))
    place(half_released, dispatch()).then_refused("WO-WORKABLE-003")
    place(half_released.when(RELEASE, by=WORKSHOP_SUPERVISOR), dispatch()).then(DISPATCHED)


@pytest.mark.requirement("R-024")
def test_marking_again_asks_for_the_releases_anew() -> None:
    again = order(*to_dispatch(), SPECIAL, at(clock(8), RELEASED, by=STATION_HEAD), SPECIAL)
    again.when(RELEASE, by=STATION_HEAD).then(RELEASED)


@pytest.mark.requirement("R-024")
@pytest.mark.parametrize(
    ("by", "code"),
    [
        (SERVICE_MANAGER, "WO-DISPATCH-019"),
        (STATION_HEAD, "WO-DISPATCH-020"),
        (staff("sh02", Role.STATION_HEAD), "WO-DISPATCH-020"),
        (staff(STATION_HEAD.id, Role.WORKSHOP_SUPERVISOR), "WO-DISPATCH-021"),
    ],
    ids=["not in charge", "same person and role", "role again", "person again"],
)
def test_one_release_per_role_and_person(by: Actor, code: str) -> None:
    released = order(*to_dispatch(), SPECIAL, at(clock(8), RELEASED, by=STATION_HEAD))
    released.when(RELEASE, by=by).then_refused(code)


def test_nothing_to_release() -> None:
    order(*to_dispatch()).when(RELEASE, by=STATION_HEAD).then_refused("WO-DISPATCH-018")


def test_a_process_is_not_marked_while_somebody_works() -> None:
    at_work = order(*to_dispatch(), DISPATCHED, ClockedOn(job="J1", technician=TECHNICIAN.id))
    at_work.when(MarkSpecialProcess(job="J1", process="Frame welding"), by=STATION_HEAD)
    at_work.then_refused("WO-WORK-006")
