"""What a store is told about a month. Of the information clerk's narrower part the aggregate takes care."""

from collections.abc import Mapping

from domain.actors import Role
from domain.aggregates.month_results.commands import CorrectResult, ReportResult
from domain.command import Command

_MANAGERS = frozenset(
    {Role.GENERAL_MANAGER, Role.AFTER_SALES_MANAGER, Role.STATION_HEAD, Role.SERVICE_MANAGER}
)
_REPORTERS = _MANAGERS | {Role.INFORMATION_CLERK}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    ReportResult: _REPORTERS,
    CorrectResult: _REPORTERS,
}
