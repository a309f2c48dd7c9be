"""Rules: written by those who answer for the work, approved one level up, looked at by whoever runs the system."""

from collections.abc import Mapping

from domain.actors import Role
from domain.aggregates.rule_set.commands import (
    ActivateRules,
    ApproveRules,
    DraftRules,
    SimulateRules,
    WithdrawDraft,
)
from domain.command import Command

_APPROVERS = frozenset({Role.STATION_HEAD, Role.AFTER_SALES_MANAGER, Role.GENERAL_MANAGER})
_AUTHORS = _APPROVERS | {Role.SERVICE_MANAGER}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    DraftRules: _AUTHORS,
    SimulateRules: _AUTHORS | {Role.OPERATOR},
    ApproveRules: _APPROVERS,
    ActivateRules: _APPROVERS,
    WithdrawDraft: _AUTHORS,
}
