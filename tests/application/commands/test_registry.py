"""Start-up looks at all commands together and lists everything that does not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from application.commands import Handler, IncompleteRegistry, build_registry
from application.commands.permissions import merge
from domain.actors import Role
from domain.command import Command
from domain.decider import Decider
from domain.event import Event
from tests.application.commands.tally import HANDLERS, PERMISSIONS, TALLY, Move, Raise, Tally, move


class Stray(Command, name="stray.wander"):
    pass


STRAYING: Decider[Tally, Command, Event] = Decider(
    kind=TALLY.kind,
    zh=TALLY.zh,
    initial=TALLY.initial,
    commands=(*TALLY.commands, Stray),
    events=TALLY.events,
    decide=lambda _state, _command, _frame: [],
    evolve=lambda state, _recorded: state,
    subject=TALLY.subject,
    store_of=TALLY.store_of,
)


def objections_to(**changed: object) -> tuple[str, ...]:
    parts = {"deciders": [TALLY], "handlers": HANDLERS, "permissions": PERMISSIONS} | changed
    with pytest.raises(IncompleteRegistry) as refused:
        build_registry(**parts)  # type: ignore[arg-type]
    return refused.value.objections


def test_every_command_is_carried_out_by_its_handler_or_by_its_aggregate_alone() -> None:
    registry = build_registry([TALLY], HANDLERS, PERMISSIONS)
    assert set(registry.commands) == set(TALLY.commands)
    assert registry.commands[Move].handler is move
    assert registry.commands[Raise].decider is TALLY


@pytest.mark.parametrize(
    ("changed", "objection"),
    [
        (
            {
                "permissions": {
                    command: roles for command, roles in PERMISSIONS.items() if command is not Raise
                }
            },
            "command tally.raise has no permission entry",
        ),
        (
            {"permissions": merge([PERMISSIONS, {Stray: frozenset({Role.CASHIER})}])},
            "permission for stray.wander, which no decider takes",
        ),
        (
            {"handlers": dict[type[Command], Handler]({Stray: move})},
            "handler for stray.wander, which no decider takes",
        ),
        ({"deciders": [TALLY, replace(TALLY, commands=())]}, "kind tally is used by two deciders"),
        (
            {"deciders": [TALLY, replace(TALLY, kind="other", commands=(Raise,))]},
            "command tally.raise is defined twice",
        ),
        (
            {"deciders": [STRAYING]},
            "command Stray must be named tally.<verb>, not 'stray.wander'",
        ),
        ({"deciders": [replace(TALLY, kind="tal-ly")]}, "kind tal-ly must not contain a hyphen"),
    ],
    ids=["missing", "unknown", "handler", "kind", "twice", "name", "hyphen"],
)
def test_what_does_not_fit_is_named(changed: dict[str, object], objection: str) -> None:
    assert objection in objections_to(**changed)


def test_all_objections_are_told_at_once() -> None:
    assert len(objections_to(permissions={}, handlers={Stray: move})) == len(TALLY.commands) + 1


def test_a_command_stands_in_one_permission_table_only() -> None:
    with pytest.raises(ValueError, match=r"tally\.raise"):
        merge([PERMISSIONS, {Raise: frozenset({Role.CASHIER})}])
    assert merge([PERMISSIONS, {}]) == PERMISSIONS
