"""A sales price holds after another person has approved it, and from its first day on."""

from __future__ import annotations

import pytest

from domain.aggregates.part.commands import ApprovePrice, RejectPrice
from domain.aggregates.part.state import price_on
from domain.money import Money
from domain.reasons import ReasonCode
from tests.domain.part.parts import (
    CLERK,
    DEFINED,
    MANAGER,
    SUPERVISOR,
    approved,
    in_days,
    part,
    propose,
    proposed,
    rejected,
)
from tests.support.scenario import STATION_HEAD, at, because, clock

APPROVE, REJECT = (
    ApprovePrice(version="V1"),
    RejectPrice(version="V1", reason=because(ReasonCode.OTHER, "偏高")),
)


@pytest.mark.requirement("R-116")
def test_a_price_is_proposed_and_approved_by_another_person() -> None:
    scenario = part(DEFINED).when(propose(6800, 3), by=CLERK).then(proposed("V1", 6800, 3))
    scenario.when(APPROVE, by=CLERK).then_refused("PART-PRICE-005")
    scenario.when(REJECT, by=CLERK).then_refused("PART-PRICE-005")
    scenario.when(APPROVE, by=MANAGER).then(approved("V1", 6800, 3))


@pytest.mark.requirement("R-116")
def test_a_price_takes_effect_only_after_approval_and_from_its_first_day() -> None:
    scenario = part(DEFINED, proposed("V1", 6800, 3))
    assert price_on(scenario.state, in_days(3)) is None
    scenario.when(APPROVE, by=MANAGER)
    assert price_on(scenario.state, in_days(2)) is None
    assert price_on(scenario.state, in_days(3)) == ("V1", Money(fen=6800))
    assert price_on(scenario.state, in_days(300)) == ("V1", Money(fen=6800))


@pytest.mark.requirement("R-116")
def test_a_rejection_has_a_reason_and_leaves_the_price_as_it_was() -> None:
    scenario = part(DEFINED, proposed("V1", 6800), approved("V1", 6800), proposed("V2", 9900))
    scenario.when(REJECT.model_copy(update={"version": "V2"}), by=STATION_HEAD).then(rejected("V2"))
    reason = scenario.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.OTHER
    assert price_on(scenario.state, in_days(0)) == ("V1", Money(fen=6800))


def test_a_version_is_decided_once() -> None:
    for once in (approved("V1", 6800), rejected("V1")):
        scenario = part(DEFINED, proposed("V1", 6800), once)
        scenario.when(APPROVE, by=STATION_HEAD).then_refused("PART-PRICE-004")
        scenario.when(REJECT, by=STATION_HEAD).then_refused("PART-PRICE-004")


def test_a_version_that_nobody_proposed() -> None:
    part(DEFINED).when(APPROVE, by=MANAGER).then_refused("PART-PRICE-003")


def test_versions_are_kept_and_numbered() -> None:
    scenario = part(DEFINED, proposed("V1", 6800), rejected("V1"))
    scenario.when(propose(6500), by=SUPERVISOR).then(proposed("V2", 6500))
    assert list(scenario.state.prices) == ["V1", "V2"]


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, None), (0, "V1"), (4, "V1"), (5, "V3"), (9, "V3"), (10, "V4"), (99, "V4")]
)
def test_the_version_that_began_last_holds(days: int, expected: str | None) -> None:
    prices = part(
        DEFINED,
        *(proposed("V1", 1), proposed("V2", 2, 10), proposed("V3", 3, 5), proposed("V4", 4, 10)),
        *(approved("V4", 4, 10), approved("V3", 3, 5), approved("V2", 2, 10), approved("V1", 1)),
    )
    price = price_on(prices.state, in_days(days))
    assert (price[0] if price else None) == expected


def test_a_tenth_version_of_a_day_comes_after_the_second() -> None:
    versions = [f"V{number}" for number in range(1, 12)]
    history = [event for number in versions for event in (proposed(number, 1), approved(number, 1))]
    assert price_on(part(DEFINED, *history).state, in_days(0)) == ("V11", Money(fen=1))


@pytest.mark.parametrize("fen", [0, -1])
def test_a_price_is_above_zero(fen: int) -> None:
    part(DEFINED).when(propose(fen)).then_refused("PART-PRICE-001")


def test_a_price_is_not_dated_back() -> None:
    part(DEFINED).when(propose(1, -1)).then_refused("PART-PRICE-002")
    late = part(DEFINED).when(propose(1, 0), at=clock(23, 59)).then(proposed("V1", 1))
    late.when(propose(1, 0), at=clock(0, 1, days=1)).then_refused("PART-PRICE-002")


def test_a_price_approved_late_is_in_effect_at_once() -> None:
    scenario = part(DEFINED).given(at(clock(9), proposed("V1", 6800), by=SUPERVISOR))
    scenario.when(APPROVE, by=MANAGER, at=clock(9, days=40)).then(approved("V1", 6800))
    assert price_on(scenario.state, in_days(40)) == ("V1", Money(fen=6800))
