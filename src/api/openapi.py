"""The OpenAPI document: command bodies, examples, headers and problem documents."""

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from api.examples import example_of
from api.problems import MEDIA_TYPE
from domain.command import Command

_REF = "#/components/schemas/{model}"
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "code": {"type": "string", "description": "stable error code"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "pointer": {"type": "string"},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
            },
        },
    },
}
_STATUSES = {
    "401": "no valid token", "403": "this role may not", "404": "not here, or not in this store",
    "409": "refused by a rule of the trade", "412": "the stream has moved on", "413": "body too large",
    "415": "not JSON",
    "422": "not well formed, or the key was used for another command", "503": "storage cannot answer now",
    "507": "storage is full",
}  # fmt: skip


def problem_responses(*statuses: str) -> dict[int | str, dict[str, Any]]:
    """The problem documents that an operation may answer with: all kinds when none is named."""
    return {
        status: {
            "description": _STATUSES[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses or _STATUSES
    }


def command_operation(command: type[Command], *, created: bool) -> dict[str, Any]:
    """What FastAPI cannot see, because the endpoint reads the body itself: body, headers, problems."""
    parameters = [
        header("Idempotency-Key", "the command's id; sending it again gives the same answer", required=True),
        header("Occurred-At", "when it happened; now when left out"),
        header("Late-Entry", "reason code for a fact entered late"),
        header("Correlation-Id", "ties commands of one matter together"),
        query("store", "needed when the token names several stores", {"type": "string"}),
    ]
    if not created:
        parameters.append(header("If-Match", "the ETag that was seen"))
        parameters.append({"name": "stream", "in": "path", "required": True, "schema": {"type": "string"}})
    return {
        "parameters": parameters,
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"$ref": _REF.format(model=command.__name__)},
                    "example": example_of(command),
                }
            },
        },
        "responses": problem_responses(),
    }


def body_of(model: type[BaseModel]) -> dict[str, Any]:
    """The body of an operation that reads it itself; the model must be among those given to :func:`install`."""
    return {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": _REF.format(model=model.__name__)}}},
        }
    }


def install(app: FastAPI, bodies: Iterable[type[BaseModel]]) -> None:
    """Make ``app.openapi()`` complete: the schemas of all bodies beside those of the answers."""
    listed = tuple(bodies)

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes
            )
            schemas = schema.setdefault("components", {}).setdefault("schemas", {})
            schemas["Problem"] = _PROBLEM
            for body in listed:
                own = body.model_json_schema(ref_template=_REF)
                _add(schemas, own.pop("$defs", {}) | {body.__name__: own})
            schema["components"]["securitySchemes"] = {
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
            }
            schema["security"] = [{"bearer": []}]
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def header(name: str, description: str, *, required: bool = False) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": required,
        "schema": {"type": "string"},
        "description": description,
    }


def query(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}


def _add(schemas: dict[str, Any], more: dict[str, Any]) -> None:
    """ValueError when two models have one name: one would hide the other."""
    for name, schema in more.items():
        if schemas.setdefault(name, schema) != schema:
            raise ValueError(f"two schemas are named {name}")
