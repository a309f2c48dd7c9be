"""Settling a work order. How far a discount may go is a rule; that nobody checks his own bill is the order's."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import DESK_SUPERIORS, FRONT_OFFICE
from domain.actors import Role
from domain.aggregates.work_order.commands.settling import (
    AgreeSettlement,
    ApplyDiscount,
    ApproveCredit,
    CheckSettlement,
    ExplainCharges,
    PrepareSettlement,
    RecordPayment,
    RefundPayment,
    ReturnSettlement,
    ReverseSettlement,
    SettleOrder,
    SplitPayers,
)
from domain.command import Command

_CASHIER = frozenset({Role.CASHIER})
_HEADS = frozenset({Role.STATION_HEAD, Role.GENERAL_MANAGER})
_MANAGERS = _HEADS | DESK_SUPERIORS - {Role.FRONT_DESK_SUPERVISOR}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    SplitPayers: FRONT_OFFICE | _CASHIER | {Role.WARRANTY_CLERK},
    ApplyDiscount: FRONT_OFFICE | _HEADS,
    PrepareSettlement: FRONT_OFFICE | _CASHIER,
    CheckSettlement: DESK_SUPERIORS | _CASHIER | _HEADS,
    ReturnSettlement: FRONT_OFFICE | _CASHIER | _HEADS,
    ExplainCharges: FRONT_OFFICE,
    AgreeSettlement: FRONT_OFFICE | _CASHIER,
    SettleOrder: DESK_SUPERIORS | _CASHIER,
    RecordPayment: DESK_SUPERIORS | _CASHIER,
    RefundPayment: _MANAGERS | _CASHIER,
    ApproveCredit: _MANAGERS,
    ReverseSettlement: _HEADS | DESK_SUPERIORS,
}
