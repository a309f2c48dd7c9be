"""Counts. That whoever counted does not approve is what the aggregate sees to."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import NOBODY, PARTS_COUNTER
from domain.actors import Role
from domain.aggregates.stock_count.commands import (
    ApproveCount,
    EnterAgainstBook,
    EnterCount,
    FreezeBooks,
    FreezeCount,
    PlanCount,
    PostCount,
    VoidCount,
)
from domain.command import Command

_APPROVERS = frozenset(
    {Role.PARTS_SUPERVISOR, Role.STATION_HEAD, Role.SERVICE_MANAGER, Role.AFTER_SALES_MANAGER}
)

TABLE: Mapping[type[Command], frozenset[Role]] = {
    PlanCount: PARTS_COUNTER,
    FreezeCount: PARTS_COUNTER,
    FreezeBooks: NOBODY,
    EnterCount: PARTS_COUNTER,
    EnterAgainstBook: NOBODY,
    ApproveCount: _APPROVERS,
    PostCount: PARTS_COUNTER,
    VoidCount: _APPROVERS,
}
