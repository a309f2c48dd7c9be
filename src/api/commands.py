"""One endpoint per command, built from the closed list of commands."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field, TypeAdapter

from api.bodies import parse, read_body
from api.identity import TokenVerifier
from api.lanes import Lanes
from api.openapi import command_operation
from api.preconditions import etag, preconditions
from api.routing import CommandIndex
from application.commands import CommandEnvelope, Outcome, new_stream_id
from application.commands.permission_tables import PERMISSIONS
from domain.catalogue import DECIDERS
from domain.command import Command
from domain.decider import Decider
from runtime.system import System

PLURALS = {
    "work_order": "work-orders",
    "visit": "visits",
    "vehicle": "vehicles",
    "customer": "customers",
    "technician_day": "technician-days",
    "bay_day": "bay-days",
    "job_plan": "job-plans",
    "workshop_review": "workshop-reviews",
    "month_results": "month-results",
    "part": "parts",
    "parts_stock": "parts-stock",
    "parts_year": "parts-years",
    "purchase_plan": "purchase-plans",
    "purchase_order": "purchase-orders",
    "stock_count": "stock-counts",
    "parts_transfer": "parts-transfers",
    "supplier": "suppliers",
    "rule_set": "rule-sets",
}
NATURAL_KEYS = frozenset(
    {
        "technician_day",
        "bay_day",
        "job_plan",
        "month_results",
        "part",
        "parts_stock",
        "parts_year",
        "rule_set",
        "supplier",
    }
)
"""Kinds whose stream ids are made of store, person, bay, part, date or month: the caller names the stream."""


class StoredEvent(BaseModel):
    stream: str
    version: int
    type: str


class CommandAnswer(BaseModel):
    """``version`` is the addressed stream's (its ETag); ``position`` may be passed to queries as ``min_position``."""

    stream: str
    version: int
    position: Annotated[int, Field(description="position in the log; 0 when nothing had to be recorded")]
    events: list[StoredEvent]
    replayed: bool


_ANSWER = TypeAdapter(CommandAnswer)
Endpoint = Callable[..., Awaitable[Response]]


def add_commands(router: APIRouter, system: System, verifier: TokenVerifier, lanes: Lanes) -> None:
    """A route for every command that a person may give."""
    others = len(router.routes)
    for decider in DECIDERS:
        for command in personal_commands(decider):
            endpoint = _endpoint(system, verifier, lanes, decider.kind, command)
            _add_route(router, decider.kind, decider.zh, command, endpoint)
    added = [route for route in router.routes[others:] if isinstance(route, APIRoute)]
    router.routes.insert(0, CommandIndex(added))


def personal_commands(decider: Decider[Any, Any, Any]) -> tuple[type[Command], ...]:
    """Those that some role may give; the others follow from other commands and have no door."""
    return tuple(command for command in decider.commands if PERMISSIONS[command])


def path_of(kind: str, command: type[Command]) -> str:
    """``/work-orders/{stream}/authorise-job``; a command that starts an opaque stream is posted to the collection."""
    verb = command.type_name.partition(".")[2].replace("_", "-")
    if _starts_opaque_stream(kind, command):
        return f"/{PLURALS[kind]}"
    return f"/{PLURALS[kind]}/{{stream}}/{verb}"


def _starts_opaque_stream(kind: str, command: type[Command]) -> bool:
    return command.creates and kind not in NATURAL_KEYS


def _add_route(router: APIRouter, kind: str, zh: str, command: type[Command], endpoint: Endpoint) -> None:
    created = _starts_opaque_stream(kind, command)
    router.add_api_route(
        f"/v1{path_of(kind, command)}",
        endpoint,
        methods=["POST"],
        status_code=201 if created else 200,
        response_model=CommandAnswer,
        operation_id=command.type_name.replace(".", "-").replace("_", "-"),
        summary=command.type_name,
        description=(command.__doc__ or "").strip(),
        tags=[f"{zh} {kind.replace('_', ' ')}"],
        openapi_extra=command_operation(command, created=created),
    )


def _endpoint(
    system: System, verifier: TokenVerifier, lanes: Lanes, kind: str, command: type[Command]
) -> Endpoint:
    created = _starts_opaque_stream(kind, command)
    limit = system.settings.max_body_bytes

    async def endpoint(request: Request) -> Response:
        caller = verifier.caller(request)
        store = caller.store(request.query_params.get("store"))
        head = preconditions(request, system.clock)
        body = parse(command, await read_body(request, limit))
        stream = new_stream_id(kind, head.command_id) if created else request.path_params["stream"]
        envelope = CommandEnvelope(
            command_id=head.command_id,
            actor=caller.actor,
            store=store,
            stream=stream,
            body=body,
            occurred_at=head.occurred_at,
            correlation_id=head.correlation_id,
            expected_version=head.expected_version,
            late_entry=head.late_entry,
        )
        outcome = await lanes.run(lambda: system.bus.handle(envelope))
        return _answer(outcome, created=created, kind=kind)

    return endpoint


def _answer(outcome: Outcome, *, created: bool, kind: str) -> Response:
    answer = CommandAnswer(
        stream=outcome.stream,
        version=outcome.version,
        position=outcome.position,
        events=[
            StoredEvent(stream=stream, version=version, type=name) for stream, version, name in outcome.events
        ],
        replayed=outcome.replayed,
    )
    headers = {"ETag": etag(outcome.version), "X-Log-Position": str(outcome.position)}
    if created:
        headers["Location"] = f"/v1/{PLURALS[kind]}/{outcome.stream}"
    if outcome.replayed:
        headers["Idempotency-Replayed"] = "true"
    return Response(
        _ANSWER.dump_json(answer),
        status_code=201 if created else 200,
        media_type="application/json",
        headers=headers,
    )
