"""One door per command that a person may give, and no door without a token."""

from __future__ import annotations

from collections import Counter

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Route

from api.commands import path_of, personal_commands
from api.examples import example_of
from api.routing import CommandIndex
from application.commands.permission_tables import PERMISSIONS
from domain.catalogue import DECIDERS
from domain.command import Command
from tests.support.door import Door

COMMANDS = [(decider.kind, command) for decider in DECIDERS for command in decider.commands]
BY_PERSONS = [(kind, command) for kind, command in COMMANDS if PERMISSIONS[command]]
OPEN_TO_ALL = {"/livez", "/readyz", "/openapi.json"}


def _routes(door: Door) -> list[Route]:
    routes = [route for route in door.app.routes if isinstance(route, Route)]
    others = [route for route in door.app.routes if not isinstance(route, Route)]
    assert [type(route) for route in others] == [CommandIndex]
    return routes


def test_every_command_of_a_person_has_exactly_one_route(door: Door) -> None:
    posts = Counter(
        route.path
        for route in _routes(door)
        if isinstance(route, APIRoute) and "POST" in (route.methods or ())
    )
    wanted = Counter(f"/v1{path_of(kind, command)}" for kind, command in BY_PERSONS)
    assert max(wanted.values()) == 1
    reads = {"/v1/personal-values", "/v1/lookups/vehicle", "/v1/lookups/customer"}
    assert posts == wanted + Counter(reads)


def test_commands_that_follow_from_others_have_no_route(door: Door) -> None:
    inner = [(kind, command) for kind, command in COMMANDS if not PERMISSIONS[command]]
    assert inner
    verbs = {command.type_name for _, command in inner}
    assert not verbs & {route.summary for route in _routes(door) if isinstance(route, APIRoute)}


def test_without_a_token_nothing_opens(door: Door) -> None:
    tried = 0
    for route in _routes(door):
        if route.path in OPEN_TO_ALL:
            continue
        path = route.path.format(
            stream="work_order-1",
            order="work_order-1",
            day="2026-03-02",
            kpi="V01",
            draft="R1",
            part="OIL",
            year="2026",
        )
        for method in (route.methods or set()) - {"HEAD", "OPTIONS"}:
            answer = door.call(method, path, by=None, json={} if method == "POST" else None)
            assert (answer.status_code, answer.json()["code"]) == (401, "API-AUTH-001"), path
            assert answer.headers["WWW-Authenticate"] == "Bearer"
            tried += 1
    assert tried > len(BY_PERSONS)


@pytest.mark.parametrize("path", sorted(OPEN_TO_ALL))
def test_what_is_open_to_all_opens(lived_in: Door, path: str) -> None:
    assert lived_in.get(path, by=None).status_code == 200


@pytest.mark.parametrize("command", [command for _, command in BY_PERSONS], ids=lambda c: c.type_name)
def test_every_example_fits_its_command(command: type[Command]) -> None:
    command.model_validate(example_of(command))


def test_kinds_with_inner_commands_only_have_no_address() -> None:
    assert [decider.kind for decider in DECIDERS if not personal_commands(decider)] == ["document_series"]
