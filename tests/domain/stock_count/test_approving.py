"""Who may approve a count, how many persons it takes, and what is posted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.aggregates.stock_count.commands import ApproveCount, FreezeBooks, PostCount
from domain.aggregates.stock_count.events import CountPosted
from domain.aggregates.stock_count.words import CountStage
from domain.money import ZERO, Money
from tests.domain.stock_count.counts import (
    BELT,
    CLERK,
    FROZEN,
    HEAD,
    LIMIT,
    OIL,
    OTHER_CLERK,
    PLANNED,
    PRICE,
    SUPERVISOR,
    approved,
    approved_by_head,
    count,
    counted,
    enter,
    entered,
    shelf,
)
from tests.support.scenario import at, clock

POST = PostCount()


def test_a_count_without_differences_is_worth_nothing() -> None:
    counted("10").when(ApproveCount(), by=SUPERVISOR).then(approved(ZERO))


def test_the_value_adds_up_surplus_and_shortage_at_the_cost_as_frozen() -> None:
    scenario = counted("12.5", "1").when(ApproveCount(), by=HEAD)
    scenario.then(approved(Money(fen=PRICE.times(Decimal("2.5")).fen + LIMIT.fen), second_needed=True))


def test_nothing_is_approved_before_every_part_is_counted() -> None:
    count(PLANNED).when(ApproveCount(), by=HEAD).then_refused("CNT-ENTER-001")
    count(PLANNED, FROZEN).when(ApproveCount(), by=HEAD).then_refused("CNT-APPROVE-001")
    count(PLANNED, FROZEN, entered("10")).when(ApproveCount(), by=HEAD).then_refused("CNT-APPROVE-001")


def test_whoever_entered_anything_cannot_approve_even_if_another_one_counted_again() -> None:
    scenario = counted("9").when(enter("8", shelf("10")), by=OTHER_CLERK)
    for counter in (CLERK, OTHER_CLERK):
        scenario.when(ApproveCount(), by=counter).then_refused("CNT-APPROVE-002")
    scenario.when(ApproveCount(), by=SUPERVISOR).then(approved(PRICE.times(Decimal(2))))


@pytest.mark.parametrize(("short", "second_needed"), [("0.999", False), ("1", True)])
def test_from_the_limit_on_a_second_person_approves(short: str, second_needed: bool) -> None:
    left = str(2 - Decimal(short))
    scenario = counted("10", left).when(ApproveCount(), by=SUPERVISOR)
    scenario.then(approved(LIMIT.times(Decimal(short)), second_needed=second_needed))
    if not second_needed:
        scenario.when(ApproveCount(), by=HEAD).then_refused("CNT-APPROVE-004")
        return
    scenario.when(POST).then_refused("CNT-POST-001")
    scenario.when(ApproveCount(), by=SUPERVISOR).then_refused("CNT-APPROVE-003")
    scenario.when(ApproveCount(), by=CLERK).then_refused("CNT-APPROVE-002")
    scenario.when(ApproveCount(), by=HEAD).then(approved(LIMIT.times(Decimal(short))))
    scenario.when(POST).then(CountPosted(adjusted=(BELT,)))


def test_a_recount_between_two_approvals_begins_them_anew() -> None:
    scenario = counted("10", "0").when(ApproveCount(), by=SUPERVISOR)
    scenario.when(enter("1", shelf("2", BELT)), by=CLERK)
    scenario.when(ApproveCount(), by=HEAD).then(approved(LIMIT, second_needed=True))
    scenario.when(ApproveCount(), by=SUPERVISOR).then(approved(LIMIT))


def test_a_unit_cost_beyond_reason_is_not_approved() -> None:
    dear = FreezeBooks(shelves=(shelf("10", cost=Money(fen=10**13)), shelf("2", BELT)))
    scenario = count(PLANNED).when(dear).when(enter("9", shelf("10"))).when(enter("2", shelf("2", BELT)))
    scenario.when(ApproveCount(), by=HEAD).then_refused("CNT-APPROVE-005")


def test_posting_names_the_parts_that_differ() -> None:
    scenario = counted("9", "2").given(at(clock(9), approved(PRICE), by=HEAD))
    scenario.when(POST).then(CountPosted(adjusted=(OIL,)))
    assert scenario.state.stage is CountStage.POSTED


def test_a_count_without_differences_is_posted_too() -> None:
    approved_by_head("10").when(POST).then(CountPosted(adjusted=()))


def test_nothing_is_posted_before_it_is_approved() -> None:
    for scenario in (count(PLANNED), count(PLANNED, FROZEN), counted("9")):
        scenario.when(POST).then_refused("CNT-POST-001")


def test_a_part_that_another_count_has_adjusted_is_counted_again() -> None:
    approved_by_head("9").when(POST, known={"adjusted_since": OIL}).then_refused("CNT-POST-002")
