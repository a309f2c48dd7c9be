"""A count: planned, frozen, entered and counted again, voided."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from domain.actors import Actor
from domain.aggregates.stock_count.commands import (
    ApproveCount,
    EnterCount,
    FreezeBooks,
    FreezeCount,
    PlanCount,
    PostCount,
    VoidCount,
)
from domain.aggregates.stock_count.events import CountEntered, CountPosted, CountVoided
from domain.aggregates.stock_count.words import CountStage
from domain.reasons import ReasonCode
from tests.domain.stock_count.counts import (
    BELT,
    CLERK,
    FROZEN,
    HEAD,
    LIMIT,
    OIL,
    OTHER_CLERK,
    PLANNED,
    approved,
    approved_by_head,
    count,
    counted,
    enter,
    entered,
    shelf,
)
from tests.support.scenario import because

FREEZE = FreezeBooks(shelves=(shelf("10"), shelf("2", BELT, 1, LIMIT)))
VOID = VoidCount(reason=because(ReasonCode.ENTRY_MISTAKE))


def test_a_count_is_planned_for_parts_that_stand_in_it_once() -> None:
    count().when(PlanCount(title="三月盘点", parts=(OIL, BELT))).then(PLANNED)
    count().when(PlanCount(title="三月盘点", parts=(OIL, BELT, OIL))).then_refused("CNT-PLAN-001")


@pytest.mark.parametrize("parts", [(), tuple(f"P{number}" for number in range(201))])
def test_a_count_is_of_1_to_200_parts(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        PlanCount(title="三月盘点", parts=parts)


def test_freezing_writes_down_what_the_shelves_say() -> None:
    count(PLANNED).when(FreezeCount()).then_nothing().when(FREEZE).then(FROZEN)


def test_the_book_is_frozen_once() -> None:
    for command in (FreezeCount(), FREEZE):
        count(PLANNED, FROZEN).when(command).then_refused("CNT-FREEZE-001")


def test_a_book_beyond_what_can_be_written_down_is_not_counted() -> None:
    huge = FreezeBooks(shelves=(shelf("100000.001"),))
    count(PLANNED).when(huge).then_refused("CNT-FREEZE-002")
    count(PLANNED, FROZEN).when(enter("7", shelf("100000.001"))).then_refused("CNT-FREEZE-002")


def test_nothing_is_entered_before_the_book_is_frozen() -> None:
    count(PLANNED).when(EnterCount(part=OIL, counted=Decimal(7))).then_refused("CNT-ENTER-001")
    count(PLANNED).when(enter("7", shelf("10"))).then_refused("CNT-ENTER-001")


def test_a_part_that_is_not_in_the_count_is_not_entered() -> None:
    scenario = count(PLANNED, FROZEN)
    scenario.when(EnterCount(part="PUMP", counted=Decimal(7))).then_refused("CNT-ENTER-002")
    scenario.when(enter("7", shelf("10", "PUMP"))).then_refused("CNT-ENTER-002")


@pytest.mark.requirement("R-114c")
@pytest.mark.parametrize(
    ("now", "counted", "moved", "difference"),
    [("10", "10", "0", "0"), ("7.5", "7", "-2.5", "-0.5"), ("14", "15", "4", "1"), ("0", "0", "-10", "0")],
)
def test_what_moved_since_the_freeze_is_no_difference(
    now: str, counted: str, moved: str, difference: str
) -> None:
    count(PLANNED, FROZEN).when(EnterCount(part=OIL, counted=Decimal(counted))).then_nothing().when(
        enter(counted, shelf(now, version=9), card="8")
    ).then(
        CountEntered(
            part=OIL,
            counted=Decimal(counted),
            card=Decimal(8),
            book=Decimal(10),
            moved=Decimal(moved),
            version=9,
            difference=Decimal(difference),
            recount=False,
        )
    )


@pytest.mark.parametrize("by", [CLERK, OTHER_CLERK])
def test_a_second_entry_is_a_recount_whoever_makes_it_and_counts(by: Actor) -> None:
    scenario = counted("7").when(enter("9", shelf("10")), by=by)
    scenario.then(entered("9", recount=True))
    assert scenario.state.entries[OIL].difference == -1
    assert scenario.state.stage is CountStage.ENTERED


def test_a_recount_takes_the_approval_back() -> None:
    scenario = approved_by_head("9").when(enter("10", shelf("10")), by=CLERK)
    assert scenario.state.stage is CountStage.ENTERED
    scenario.when(PostCount()).then_refused("CNT-POST-001")
    scenario.when(ApproveCount(), by=HEAD).then(approved())


def test_a_count_is_voided_at_any_time_before_it_is_posted() -> None:
    for scenario in (count(PLANNED), count(PLANNED, FROZEN), counted("7"), approved_by_head("9")):
        scenario.when(VOID, by=HEAD).then(CountVoided())
        assert scenario.history[-1].meta.reason is not None
    with pytest.raises(ValidationError):
        VoidCount.model_validate({})


@pytest.mark.parametrize("end", [CountVoided(), CountPosted(adjusted=(OIL,))])
def test_what_has_ended_stays_as_it_is(end: CountVoided | CountPosted) -> None:
    scenario = approved_by_head("9").given(end)
    for command in (
        FreezeCount(),
        FREEZE,
        EnterCount(part=OIL, counted=Decimal(7)),
        enter("7", shelf("10")),
        ApproveCount(),
        PostCount(),
        VOID,
    ):
        scenario.when(command, by=HEAD).then_refused("CNT-END-001")
