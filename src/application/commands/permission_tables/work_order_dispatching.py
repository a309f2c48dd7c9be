"""Planning and dispatching. The workshop's own business: no technician and no clerk dispatches."""

from collections.abc import Mapping

from domain.actors import Role
from domain.aggregates.work_order.commands.dispatching.models import (
    DispatchJob,
    MarkSpecialProcess,
    PlanOperations,
    ReassignJob,
    ReleaseSpecialProcess,
)
from domain.command import Command

_DISPATCHING = frozenset({Role.DISPATCHER, Role.WORKSHOP_SUPERVISOR, Role.SERVICE_MANAGER, Role.STATION_HEAD})
_SPECIAL = frozenset(
    {Role.STATION_HEAD, Role.SERVICE_MANAGER, Role.WORKSHOP_SUPERVISOR, Role.TECHNICAL_SUPERVISOR}
)

TABLE: Mapping[type[Command], frozenset[Role]] = {
    PlanOperations: frozenset({Role.DISPATCHER, Role.WORKSHOP_SUPERVISOR}),
    MarkSpecialProcess: _SPECIAL,
    ReleaseSpecialProcess: _SPECIAL,
    DispatchJob: _DISPATCHING,
    ReassignJob: _DISPATCHING,
}
