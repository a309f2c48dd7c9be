"""Daily job plans."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import FRONT_OFFICE, PLANNERS
from domain.actors import Role
from domain.aggregates.job_plan.commands import PublishDailyJobPlan, ReviseDailyJobPlan
from domain.command import Command

_PUBLISHERS = PLANNERS | FRONT_OFFICE

TABLE: Mapping[type[Command], frozenset[Role]] = {
    PublishDailyJobPlan: _PUBLISHERS,
    ReviseDailyJobPlan: _PUBLISHERS,
}
