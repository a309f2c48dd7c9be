"""The repair contract. Which of the reviewers must sign, and who only takes part, is a rule."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import DESK_SUPERIORS, FRONT_OFFICE
from domain.actors import Role
from domain.aggregates.work_order.commands.contracting.models import (
    AmendContract,
    DraftContract,
    ReviewContract,
    SignContract,
)
from domain.command import Command

_REVIEWERS = DESK_SUPERIORS | {
    Role.GENERAL_MANAGER,
    Role.STATION_HEAD,
    Role.WORKSHOP_SUPERVISOR,
    Role.TECHNICAL_SUPERVISOR,
}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    DraftContract: FRONT_OFFICE,
    ReviewContract: _REVIEWERS,
    SignContract: FRONT_OFFICE,
    AmendContract: FRONT_OFFICE,
}
