"""Parts' master data and prices. The company approves what the parts department proposes."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import PARTS_COUNTER
from domain.actors import Role
from domain.aggregates.part.commands import (
    ApprovePrice,
    ChangePartDetails,
    ClassifyPart,
    DefinePart,
    FlagOverstock,
    ProposePrice,
    RejectPrice,
    SetStockLevel,
    SupersedePart,
)
from domain.command import Command

_SUPERVISOR = frozenset({Role.PARTS_SUPERVISOR})
_COMPANY = frozenset({Role.STATION_HEAD, Role.AFTER_SALES_MANAGER, Role.GENERAL_MANAGER})

TABLE: Mapping[type[Command], frozenset[Role]] = {
    DefinePart: PARTS_COUNTER,
    ChangePartDetails: PARTS_COUNTER,
    ClassifyPart: _SUPERVISOR,
    SetStockLevel: _SUPERVISOR,
    FlagOverstock: _SUPERVISOR | {Role.STATION_HEAD},
    ProposePrice: PARTS_COUNTER,
    ApprovePrice: _COMPANY,
    RejectPrice: _COMPANY,
    SupersedePart: PARTS_COUNTER,
}
