"""Transfers between stores. Which of the two stores a command belongs to is what the aggregate sees to."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import NOBODY, PARTS_COUNTER
from domain.actors import Role
from domain.aggregates.parts_transfer.commands import (
    CancelTransfer,
    ReceiveSent,
    RecordSent,
    RequestTransfer,
    SendRequested,
    SettleTransfer,
)
from domain.command import Command

_MANAGERS = frozenset({Role.SERVICE_MANAGER, Role.AFTER_SALES_MANAGER, Role.STATION_HEAD})

TABLE: Mapping[type[Command], frozenset[Role]] = {
    RequestTransfer: PARTS_COUNTER | {Role.SERVICE_MANAGER},
    SendRequested: PARTS_COUNTER,
    RecordSent: NOBODY,
    ReceiveSent: PARTS_COUNTER,
    SettleTransfer: _MANAGERS | {Role.PARTS_SUPERVISOR},
    CancelTransfer: PARTS_COUNTER | _MANAGERS,
}
