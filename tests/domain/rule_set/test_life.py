"""From the draft to the version in force, step by step and by two persons."""

from collections.abc import Callable
from datetime import date

import pytest

from domain.actors import Actor, Role
from domain.aggregates.rule_set.commands import ActivateRules, ApproveRules, SimulateRules, WithdrawDraft
from domain.aggregates.rule_set.events import (
    DraftWithdrawn,
    RulesActivated,
    RulesApproved,
    RulesDrafted,
    RulesSimulated,
)
from domain.reasons import ReasonCode
from tests.domain.rule_set.drafts import APPROVER, AUTHOR, LONGER, Rules, draft, group_rules, simulate
from tests.support.scenario import because, clock, staff

WITHDRAW = WithdrawDraft(draft="R1", reason=because(ReasonCode.ENTRY_MISTAKE))


def drafted() -> Rules:
    return group_rules().when(draft(LONGER), by=AUTHOR)


def simulated() -> Rules:
    return drafted().when(simulate(), by=AUTHOR)


def approved() -> Rules:
    return simulated().when(ApproveRules(draft="R1"), by=APPROVER)


def in_force() -> Rules:
    return approved().when(ActivateRules(draft="R1"), by=AUTHOR)


def test_the_preview_that_was_seen_is_recorded() -> None:
    drafted().when(simulate(), by=AUTHOR).then(
        RulesSimulated(
            draft="R1",
            preview="ab" * 32,
            log_position=4711,
            first_day=date(2026, 1, 1),
            last_day=date(2026, 2, 28),
            changed_figures=14,
            changed_orders=3,
        )
    )


def test_a_period_cannot_end_before_it_begins() -> None:
    backwards = SimulateRules(**{**simulate().model_dump(), "last_day": date(2025, 12, 31)})
    drafted().when(backwards).then_refused("RULES-SIMULATE-001")


def test_a_second_person_approves() -> None:
    simulated().when(ApproveRules(draft="R1"), by=APPROVER).then(RulesApproved(draft="R1"))


@pytest.mark.parametrize(
    "author",
    [AUTHOR, staff(AUTHOR.id, Role.GENERAL_MANAGER), staff(AUTHOR.id, Role.STATION_HEAD)],
)
def test_the_author_does_not_approve_in_any_role(author: Actor) -> None:
    simulated().when(ApproveRules(draft="R1"), by=author).then_refused("RULES-APPROVE-001")


def test_nobody_approves_what_was_not_simulated() -> None:
    drafted().when(ApproveRules(draft="R1"), by=APPROVER).then_refused("RULES-APPROVE-002")


def test_approving_twice() -> None:
    approved().when(ApproveRules(draft="R1"), by=APPROVER).then_refused("RULES-APPROVE-003")


def test_what_was_approved_comes_in_force_with_its_date() -> None:
    approved().when(ActivateRules(draft="R1"), by=AUTHOR).then(
        RulesActivated(draft="R1", effective_from=clock(0, days=30), supersedes=None)
    )


@pytest.mark.parametrize("state", [drafted, simulated])
def test_nothing_comes_in_force_unapproved(state: Callable[[], Rules]) -> None:
    state().when(ActivateRules(draft="R1"), by=APPROVER).then_refused("RULES-ACTIVATE-001")


def test_a_version_comes_in_force_once() -> None:
    in_force().when(ActivateRules(draft="R1"), by=APPROVER).then_refused("RULES-ACTIVATE-003")


def test_the_next_version_builds_on_the_last_and_supersedes_it() -> None:
    scenario = in_force().when(draft({"quote_valid_days": 3}, clock(0, days=40)), by=AUTHOR)
    event = scenario.history[-1].event
    assert isinstance(event, RulesDrafted)
    assert (event.draft, event.based_on) == ("R2", "R1")
    assert '"routine":{"basis":null,"days":30,"km":2000}' in event.content
    scenario.when(simulate("R2")).when(ApproveRules(draft="R2"), by=APPROVER)
    scenario.when(ActivateRules(draft="R2"), by=APPROVER).then(
        RulesActivated(draft="R2", effective_from=clock(0, days=40), supersedes="R1")
    )


def test_a_draft_made_before_another_version_came_in_force_is_outdated() -> None:
    scenario = approved().when(draft({"quote_valid_days": 3}), by=AUTHOR)
    scenario.when(simulate("R2")).when(ApproveRules(draft="R2"), by=APPROVER)
    scenario.when(ActivateRules(draft="R1"), by=APPROVER)
    scenario.when(ActivateRules(draft="R2"), by=APPROVER).then_refused("RULES-ACTIVATE-002")


@pytest.mark.parametrize("state", [drafted, simulated, approved])
def test_a_draft_is_withdrawn_with_a_reason(state: Callable[[], Rules]) -> None:
    scenario = state().when(WITHDRAW, by=APPROVER).then(DraftWithdrawn(draft="R1"))
    reason = scenario.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.ENTRY_MISTAKE
    for command in (simulate(), ApproveRules(draft="R1"), ActivateRules(draft="R1"), WITHDRAW):
        scenario.when(command, by=APPROVER).then_refused("RULES-DRAFT-004")


def test_a_version_that_was_in_force_is_not_withdrawn() -> None:
    in_force().when(WITHDRAW, by=APPROVER).then_refused("RULES-WITHDRAW-001")


def test_an_unknown_draft() -> None:
    for command in (simulate("R2"), ApproveRules(draft="R2"), ActivateRules(draft="R2")):
        drafted().when(command, by=APPROVER).then_refused("RULES-DRAFT-003")
