"""Customer files."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import FRONT_OFFICE
from domain.actors import Role
from domain.aggregates.customer.commands import (
    ChangeCallbackConsent,
    RegisterCustomer,
    ReturnFile,
    UpdateFile,
    VerifyFile,
)
from domain.command import Command

_WRITERS = FRONT_OFFICE | {
    Role.KEY_ACCOUNT_SPECIALIST,
    Role.CUSTOMER_SERVICE_AGENT,
    Role.CUSTOMER_SERVICE_SUPERVISOR,
}
_CHECKERS = FRONT_OFFICE | {Role.INFORMATION_CLERK}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    RegisterCustomer: _WRITERS,
    UpdateFile: _WRITERS,
    ChangeCallbackConsent: _WRITERS,
    VerifyFile: _CHECKERS,
    ReturnFile: _CHECKERS,
}
