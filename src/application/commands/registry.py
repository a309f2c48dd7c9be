"""All commands with their deciders, handlers and permissions, checked as a whole before the first command."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from application.commands.handling import Handler, decide_alone
from application.commands.permissions import PermissionTable
from domain.command import Command
from domain.decider import Decider

AnyDecider = Decider[Any, Any, Any]


class IncompleteRegistry(Exception):
    """The commands do not fit together; every objection is listed."""

    def __init__(self, objections: Iterable[str]) -> None:
        self.objections = tuple(sorted(objections))
        super().__init__("; ".join(self.objections))


@dataclass(frozen=True, slots=True)
class Registered:
    """A command class with whose it is and what carries it out."""

    decider: AnyDecider
    handler: Handler


@dataclass(frozen=True, slots=True)
class Registry:
    commands: Mapping[type[Command], Registered]
    permissions: PermissionTable


def build_registry(
    deciders: Iterable[AnyDecider],
    handlers: Mapping[type[Command], Handler],
    permissions: PermissionTable,
) -> Registry:
    """The registry, or IncompleteRegistry with everything that is wrong with it."""
    deciders = tuple(deciders)
    objections = _objections(deciders, handlers, permissions)
    if objections:
        raise IncompleteRegistry(objections)
    return Registry(
        commands={
            command: Registered(decider, handlers.get(command, decide_alone(decider)))
            for decider in deciders
            for command in decider.commands
        },
        permissions=permissions,
    )


def _objections(
    deciders: tuple[AnyDecider, ...],
    handlers: Mapping[type[Command], Handler],
    permissions: PermissionTable,
) -> list[str]:
    commands = [(decider.kind, command) for decider in deciders for command in decider.commands]
    known = {command for _, command in commands}
    return [
        *(f"kind {kind} is used by two deciders" for kind in _repeated(decider.kind for decider in deciders)),
        *(f"kind {decider.kind} must not contain a hyphen" for decider in deciders if "-" in decider.kind),
        *(
            f"command {name} is defined twice"
            for name in _repeated(command.type_name for _, command in commands)
        ),
        *(
            f"command {command.__name__} must be named {kind}.<verb>, not {command.type_name!r}"
            for kind, command in commands
            if not command.type_name.startswith(f"{kind}.")
        ),
        *(
            f"command {command.type_name} has no permission entry"
            for _, command in commands
            if command not in permissions
        ),
        *(
            f"permission for {command.type_name}, which no decider takes"
            for command in set(permissions) - known
        ),
        *(f"handler for {command.type_name}, which no decider takes" for command in set(handlers) - known),
    ]


def _repeated(names: Iterable[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}
