"""Who may give which command: nobody, unless a table says so."""

from collections.abc import Iterable, Mapping

from application.commands.refusals import ROLE_FORBIDDEN
from domain.actors import Actor, Role
from domain.command import Command
from domain.errors import Forbidden

PermissionTable = Mapping[type[Command], frozenset[Role]]


def merge(tables: Iterable[PermissionTable]) -> PermissionTable:
    """One table; a command that two tables name is a mistake (ValueError)."""
    merged: dict[type[Command], frozenset[Role]] = {}
    for table in tables:
        for command, roles in table.items():
            if command in merged:
                raise ValueError(f"{command.type_name} stands in two permission tables")
            merged[command] = roles
    return merged


def check_role(permissions: PermissionTable, actor: Actor, command: type[Command]) -> None:
    """Forbidden unless the actor's role is listed for the command."""
    if actor.role not in permissions.get(command, frozenset()):
        raise Forbidden(
            ROLE_FORBIDDEN, role=actor.role.value, role_zh=actor.role.zh, command=command.type_name
        )
