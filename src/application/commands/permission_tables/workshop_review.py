"""Reviews of workshop and final-inspection reports."""

from collections.abc import Mapping

from domain.actors import Role
from domain.aggregates.workshop_review.commands import OrderStaffAdjustment, ReviewReports
from domain.command import Command

_REVIEWERS = frozenset({Role.STATION_HEAD, Role.WORKSHOP_SUPERVISOR})

TABLE: Mapping[type[Command], frozenset[Role]] = {
    ReviewReports: _REVIEWERS,
    OrderStaffAdjustment: _REVIEWERS,
}
