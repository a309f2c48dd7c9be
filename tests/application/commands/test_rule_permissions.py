"""Who may change rules, as the table says."""

from typing import get_args

import pytest

from application.commands.permission_tables.rule_set import TABLE
from domain.actors import Role
from domain.aggregates.rule_set.commands import (
    ActivateRules,
    ApproveRules,
    DraftRules,
    RuleSetCommand,
    SimulateRules,
    WithdrawDraft,
)


def test_every_command_has_its_roles() -> None:
    assert TABLE.keys() == set(get_args(RuleSetCommand))
    assert all(TABLE.values())


def test_who_runs_the_system_looks_and_does_not_decide() -> None:
    assert {command for command, roles in TABLE.items() if Role.OPERATOR in roles} == {SimulateRules}


@pytest.mark.parametrize("command", [DraftRules, ApproveRules, ActivateRules])
@pytest.mark.parametrize("role", [Role.SERVICE_ADVISOR, Role.CASHIER, Role.TECHNICIAN, Role.AUDITOR])
def test_nobody_at_the_desk_or_in_the_workshop_changes_rules(
    command: type[RuleSetCommand], role: Role
) -> None:
    assert role not in TABLE[command]


def test_a_service_manager_drafts_and_somebody_above_approves() -> None:
    assert Role.SERVICE_MANAGER in TABLE[DraftRules] & TABLE[WithdrawDraft]
    assert Role.SERVICE_MANAGER not in TABLE[ApproveRules] | TABLE[ActivateRules]
    assert TABLE[ApproveRules] == {Role.STATION_HEAD, Role.AFTER_SALES_MANAGER, Role.GENERAL_MANAGER}
