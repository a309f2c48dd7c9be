"""The OpenAPI document holds together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import create_model

from api.openapi import install
from domain.catalogue import DECIDERS
from tests.support.door import Door

METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture(scope="module")
def document(lived_in: Door) -> dict[str, Any]:
    answer = lived_in.get("/openapi.json", by=None)
    found: dict[str, Any] = answer.json()
    return found


def _nodes(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for part in node.values():
            yield from _nodes(part)
    elif isinstance(node, list):
        for part in node:
            yield from _nodes(part)


def _operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method} {path}", operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


def test_version_and_parts(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert document["info"]["title"]
    assert len(_operations(document)) > 150


def test_every_reference_resolves(document: dict[str, Any]) -> None:
    references = {node["$ref"] for node in _nodes(document) if isinstance(node.get("$ref"), str)}
    assert references
    for reference in references:
        assert reference.startswith("#/components/schemas/"), reference
        assert reference.rpartition("/")[2] in document["components"]["schemas"], reference


def test_operation_ids_are_unique(document: dict[str, Any]) -> None:
    ids = [operation["operationId"] for _, operation in _operations(document)]
    assert len(ids) == len(set(ids))


def test_every_operation_tells_its_problems(document: dict[str, Any]) -> None:
    for name, operation in _operations(document):
        if operation.get("security") == []:
            continue
        problems = {
            status
            for status, answer in operation["responses"].items()
            if "application/problem+json" in answer.get("content", {})
        }
        assert {"401", "403", "404", "422", "503"} <= problems, name


def test_parameters_are_named_once_and_those_of_the_path_are_there(document: dict[str, Any]) -> None:
    for name, operation in _operations(document):
        parameters = [(each["in"], each["name"]) for each in operation.get("parameters", ())]
        assert len(parameters) == len(set(parameters)), name
        in_path = {part[1:-1] for part in name.partition(" ")[2].split("/") if part.startswith("{")}
        assert {each for place, each in parameters if place == "path"} == in_path, name


def test_each_command_body_has_a_schema_and_an_example(document: dict[str, Any]) -> None:
    commands = {command.type_name for decider in DECIDERS for command in decider.commands}
    shown = 0
    for name, operation in _operations(document):
        if operation.get("summary") in commands:
            content = operation["requestBody"]["content"]["application/json"]
            assert content["schema"]["$ref"], name
            assert isinstance(content["example"], dict), name
            shown += 1
    assert shown > 100


def test_two_models_of_one_name_are_found_out() -> None:
    app = FastAPI()
    install(app, (create_model("Twin", one=(int, ...)), create_model("Twin", other=(str, ...))))
    with pytest.raises(ValueError, match="Twin"):
        app.openapi()
