"""Questions at the parts counter: front desk and workshop ask, the counter answers."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import FRONT_OFFICE, PARTS_COUNTER, PLANNERS
from domain.actors import Role
from domain.aggregates.parts_inquiry.commands import AskForParts, CloseInquiry, QuoteParts, RecordSpecialOrder
from domain.command import Command

_ASKERS = FRONT_OFFICE | PLANNERS | {Role.TECHNICIAN, Role.TECHNICAL_SUPERVISOR, Role.WARRANTY_CLERK}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    AskForParts: _ASKERS | PARTS_COUNTER,
    QuoteParts: PARTS_COUNTER,
    RecordSpecialOrder: PARTS_COUNTER,
    CloseInquiry: _ASKERS | PARTS_COUNTER,
}
