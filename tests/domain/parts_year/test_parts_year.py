"""Targets of a year are agreed between two sides; what the manufacturer was told is logged."""

from __future__ import annotations

import pytest

from domain.actors import Actor, Role
from domain.aggregates.parts_year import PARTS_YEAR
from domain.aggregates.parts_year.commands import (
    AgreeTarget,
    PartsYearCommand,
    ProposeTarget,
    SendMarketInfo,
    parts_year_id,
)
from domain.aggregates.parts_year.events import (
    MarketInfoSent,
    PartsYearEvent,
    TargetAgreed,
    TargetProposed,
)
from domain.aggregates.parts_year.state import PartsYear
from domain.aggregates.parts_year.words import MarketInfoKind, YearTarget
from domain.money import Money
from tests.support.scenario import STORE, Scenario, clock, staff

SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
OTHER_SUPERVISOR = staff("ps02", Role.PARTS_SUPERVISOR)
MANAGER = staff("am01", Role.AFTER_SALES_MANAGER)
SAME_AS_MANAGER = staff("ps01", Role.AFTER_SALES_MANAGER)
AMOUNT, MORE = Money(fen=300_000_000), Money(fen=330_000_000)
PURCHASES, PROFIT = YearTarget.PURCHASES, YearTarget.PROFIT


def propose(target: YearTarget = PURCHASES, amount: Money = AMOUNT) -> ProposeTarget:
    return ProposeTarget(target=target, amount=amount, basis="厂家任务书")


def proposed(target: YearTarget = PURCHASES, amount: Money = AMOUNT) -> TargetProposed:
    return TargetProposed(year=2026, target=target, amount=amount, basis="厂家任务书")


def agree(target: YearTarget = PURCHASES, amount: Money = AMOUNT) -> AgreeTarget:
    return AgreeTarget(target=target, amount=amount)


def agreed(target: YearTarget = PURCHASES, amount: Money = AMOUNT) -> TargetAgreed:
    return TargetAgreed(year=2026, target=target, amount=amount)


def year(
    *events: PartsYearEvent, stream: str = parts_year_id(STORE, 2026), by: Actor = SUPERVISOR
) -> Scenario[PartsYear, PartsYearCommand, PartsYearEvent]:
    return Scenario(PARTS_YEAR, stream).given(*events, by=by)


@pytest.mark.parametrize(
    ("target", "first", "second"),
    [
        pytest.param(PURCHASES, SUPERVISOR, MANAGER, marks=pytest.mark.requirement("R-105a")),
        pytest.param(PURCHASES, MANAGER, SUPERVISOR, marks=pytest.mark.requirement("R-105a")),
        pytest.param(PROFIT, SUPERVISOR, MANAGER, marks=pytest.mark.requirement("R-105b")),
        pytest.param(PROFIT, MANAGER, SUPERVISOR, marks=pytest.mark.requirement("R-105b")),
    ],
)
def test_one_side_proposes_and_the_other_agrees(target: YearTarget, first: Actor, second: Actor) -> None:
    scenario = year().when(propose(target), by=first).then(proposed(target))
    scenario.when(agree(target), by=second).then(agreed(target))
    assert scenario.state.agreed == {target: AMOUNT}
    assert scenario.state.proposed == {}


@pytest.mark.requirement("R-105a", "R-105b")
@pytest.mark.parametrize(
    ("who", "code"),
    [
        (SUPERVISOR, "PYEAR-AGREE-003"),
        (SAME_AS_MANAGER, "PYEAR-AGREE-003"),
        (OTHER_SUPERVISOR, "PYEAR-AGREE-004"),
    ],
)
def test_nobody_agrees_with_himself_or_his_own_side(who: Actor, code: str) -> None:
    for target in YearTarget:
        year(proposed(target)).when(agree(target), by=who).then_refused(code)


def test_a_counter_proposal_replaces_the_proposal() -> None:
    scenario = year(proposed()).when(propose(amount=MORE), by=MANAGER).then(proposed(amount=MORE))
    scenario.when(agree(amount=AMOUNT), by=SUPERVISOR).then_refused("PYEAR-AGREE-002")
    scenario.when(agree(amount=MORE), by=MANAGER).then_refused("PYEAR-AGREE-003")
    scenario.when(agree(amount=MORE), by=SUPERVISOR).then(agreed(amount=MORE))


def test_what_was_agreed_holds_until_something_else_is() -> None:
    scenario = (
        year(proposed(), agreed()).when(propose(amount=MORE), by=SUPERVISOR).then(proposed(amount=MORE))
    )
    assert scenario.state.agreed == {PURCHASES: AMOUNT}
    scenario.when(agree(amount=MORE), by=MANAGER).then(agreed(amount=MORE))
    assert scenario.state.agreed == {PURCHASES: MORE}


def test_a_proposal_changes_something() -> None:
    year(proposed()).when(propose(), by=MANAGER).then_refused("PYEAR-TARGET-004")
    year(proposed(), agreed()).when(propose(), by=MANAGER).then_refused("PYEAR-TARGET-004")
    back = year(proposed(), agreed(), proposed(amount=MORE)).when(propose(), by=MANAGER)
    back.then(proposed())


def test_nothing_to_agree_to() -> None:
    year(proposed(PROFIT)).when(agree(PURCHASES), by=MANAGER).then_refused("PYEAR-AGREE-001")
    year(proposed(), agreed()).when(agree(), by=MANAGER).then_refused("PYEAR-AGREE-001")


@pytest.mark.parametrize("fen", [0, -1])
def test_a_target_is_above_zero(fen: int) -> None:
    year().when(propose(amount=Money(fen=fen)), by=MANAGER).then_refused("PYEAR-TARGET-003")


def test_a_year_that_is_over_takes_no_targets() -> None:
    new_year = clock(9, days=305)
    year().when(propose(), by=MANAGER, at=new_year).then_refused("PYEAR-TARGET-002")
    year(proposed()).when(agree(), by=MANAGER, at=new_year).then_refused("PYEAR-TARGET-002")
    next_year = year(stream=parts_year_id(STORE, 2027)).when(propose(), by=MANAGER)
    next_year.then(proposed().model_copy(update={"year": 2027}))


@pytest.mark.parametrize(
    "stream", ["parts_year-BJ01-2026", "parts_year-SH01-26", "parts_year-SH01-x-2026", "parts_year-SH01-1999"]
)
def test_the_stream_names_the_store_and_the_year(stream: str) -> None:
    year(stream=stream).when(propose(), by=MANAGER).then_refused("PYEAR-TARGET-001")


@pytest.mark.requirement("R-118")
@pytest.mark.parametrize("kind", list(MarketInfoKind))
def test_what_was_sent_to_the_manufacturer_is_logged(kind: MarketInfoKind) -> None:
    send = SendMarketInfo(kind=kind, document="配件-2026-03")
    sent = MarketInfoSent(year=2026, kind=kind, document="配件-2026-03")
    year().when(send, by=SUPERVISOR).then(sent).when(send, by=SUPERVISOR).then(sent)


def test_information_belongs_to_the_year_in_which_it_was_sent() -> None:
    send = SendMarketInfo(kind=MarketInfoKind.PARTS_MARKET, document="配件-2026-03")
    year(stream=parts_year_id(STORE, 2027)).when(send, by=SUPERVISOR).then_refused("PYEAR-INFO-001")
    year().when(send, by=SUPERVISOR, at=clock(9, days=305)).then_refused("PYEAR-INFO-001")
