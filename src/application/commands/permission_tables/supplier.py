"""Purchase channels."""

from collections.abc import Mapping

from domain.actors import Role
from domain.aggregates.supplier.commands import ApproveChannel, BlockChannel
from domain.command import Command

_APPROVERS = frozenset(
    {Role.STATION_HEAD, Role.AFTER_SALES_MANAGER, Role.PARTS_SUPERVISOR, Role.TECHNICAL_SUPERVISOR}
)

TABLE: Mapping[type[Command], frozenset[Role]] = {
    ApproveChannel: _APPROVERS,
    BlockChannel: _APPROVERS,
}
