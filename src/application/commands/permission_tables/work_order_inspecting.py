"""Checking work. That no doer checks is the order's own rule, by person."""

from collections.abc import Mapping

from domain.actors import Role
from domain.aggregates.work_order.commands.inspecting.models import (
    AcceptJob,
    AuditFinalInspection,
    ConfirmWorkmanship,
    FailFinalInspection,
    PassFinalInspection,
    RecordInProcessCheck,
    RecordSelfCheck,
    RejectJob,
)
from domain.command import Command

_SUPERVISORS = frozenset({Role.WORKSHOP_SUPERVISOR, Role.TECHNICAL_SUPERVISOR})
_INSPECTORS = frozenset({Role.QUALITY_INSPECTOR})

TABLE: Mapping[type[Command], frozenset[Role]] = {
    RecordSelfCheck: frozenset({Role.TECHNICIAN, Role.WORKSHOP_SUPERVISOR}),
    RecordInProcessCheck: frozenset({Role.QUALITY_SPECIALIST, Role.QUALITY_INSPECTOR}) | _SUPERVISORS,
    ConfirmWorkmanship: frozenset({Role.TECHNICIAN}) | _SUPERVISORS,
    AcceptJob: frozenset({Role.WORKSHOP_SUPERVISOR}),
    RejectJob: frozenset({Role.WORKSHOP_SUPERVISOR}),
    PassFinalInspection: _INSPECTORS,
    FailFinalInspection: _INSPECTORS,
    AuditFinalInspection: frozenset({Role.TECHNICAL_SUPERVISOR}),
}
