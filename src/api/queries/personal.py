"""The words behind references, and whose number something is: the only reads that touch personal data.

Both take their input in the body, because addresses of requests end up in access logs.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field, SecretStr, StringConstraints
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.bodies import parse, read_body
from api.identity import MANAGERS, ROLE_MAY_NOT_READ, Caller
from api.openapi import body_of
from api.queries.desk import Desk, Question, json_response
from api.queries.listings import add_route
from application.commands.storage import storage_errors_named
from application.vault.vault import Gone, Reference
from domain.actors import Role
from domain.aggregates.vehicle import VEHICLE
from domain.errors import Forbidden
from domain.identifiers import StreamId
from domain.personal import PersonalInput, PersonalKind

Commitment = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
MOST = 100

_ALL = frozenset(PersonalKind)
_FOR_THE_WORK = frozenset({PersonalKind.PLATE, PersonalKind.VIN, PersonalKind.STATEMENT, PersonalKind.NOTE})
"""What finds the car and the fault, but calls nobody."""
_CONTACT_ROLES = (
    *MANAGERS,
    Role.FRONT_DESK_SUPERVISOR,
    Role.SERVICE_ADVISOR,
    Role.RECEPTIONIST,
    Role.LOUNGE_HOST,
    Role.LOUNGE_SUPERVISOR,
    Role.KEY_ACCOUNT_SPECIALIST,
    Role.INFORMATION_CLERK,
    Role.CASHIER,
    Role.WARRANTY_APPRAISER,
    Role.WARRANTY_CLERK,
    Role.CUSTOMER_SERVICE_MANAGER,
    Role.CUSTOMER_SERVICE_SUPERVISOR,
    Role.CUSTOMER_SERVICE_AGENT,
    Role.PRIVACY_OFFICER,
)
_WORKSHOP_ROLES = (
    Role.TECHNICAL_SUPERVISOR,
    Role.WORKSHOP_SUPERVISOR,
    Role.DISPATCHER,
    Role.TECHNICIAN,
    Role.QUALITY_INSPECTOR,
    Role.QUALITY_SPECIALIST,
    Role.PARTS_SUPERVISOR,
    Role.PARTS_CLERK,
)
KINDS_BY_ROLE: Mapping[Role, frozenset[PersonalKind]] = {
    **dict.fromkeys(_WORKSHOP_ROLES, _FOR_THE_WORK),
    **dict.fromkeys(_CONTACT_ROLES, _ALL),
}
"""What a role may read; a role that is not named reads nothing."""


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(_Body):
    """A personal value as read models and events show it: whose it is, and the commitment to it."""

    subject: StreamId
    commitment: Commitment


class References(_Body):
    references: Annotated[tuple[Named, ...], Field(min_length=1, max_length=MOST)]


class ValueState(StrEnum):
    KNOWN = "known"
    ERASED = "erased"
    MISSING = "missing"
    WITHHELD = "withheld"


class PersonalValue(BaseModel):
    """``words`` only when ``state`` is ``known``."""

    subject: str
    commitment: str
    state: ValueState
    words: str | None


class PersonalValues(BaseModel):
    items: list[PersonalValue]


class VehicleNumber(_Body):
    """A VIN or a plate."""

    kind: Literal["vin", "plate"]
    number: PersonalInput


class CustomerNumber(_Body):
    """A telephone number."""

    phone: PersonalInput


BODIES = (References, VehicleNumber, CustomerNumber)


class Found(BaseModel):
    """The stream, or None; never a word of the person."""

    stream: str | None


def add_personal(router: APIRouter, desk: Desk) -> None:
    limit = desk.system.settings.max_body_bytes

    async def personal_values(request: Request, asked: Question = Depends(desk.question)) -> Response:
        kinds = _kinds_of(asked.caller)
        wanted = parse(References, await read_body(request, limit)).references
        return json_response(await run_in_threadpool(_resolved, desk, asked.store, wanted, kinds))

    async def vehicle(request: Request, asked: Question = Depends(desk.question)) -> Response:
        _kinds_of(asked.caller)
        body = parse(VehicleNumber, await read_body(request, limit))
        kind = PersonalKind.VIN if body.kind == "vin" else PersonalKind.PLATE
        return json_response(await run_in_threadpool(_found, desk, asked.store, kind, body.number))

    async def customer(request: Request, asked: Question = Depends(desk.question)) -> Response:
        if PersonalKind.PHONE not in _kinds_of(asked.caller):
            raise Forbidden(ROLE_MAY_NOT_READ, role=asked.caller.actor.role.value)
        body = parse(CustomerNumber, await read_body(request, limit))
        return json_response(
            await run_in_threadpool(_found, desk, asked.store, PersonalKind.PHONE, body.phone)
        )

    for path, summary, body, answer, endpoint in (
        (
            "/personal-values",
            "个人信息解析 The words behind references",
            References,
            PersonalValues,
            personal_values,
        ),
        ("/lookups/vehicle", "按车架号或车牌查车 A car by VIN or plate", VehicleNumber, Found, vehicle),
        ("/lookups/customer", "按电话查客户 A customer by phone", CustomerNumber, Found, customer),
    ):
        add_route(router, path, summary, answer, endpoint, method="POST", extra=body_of(body))


def _kinds_of(caller: Caller) -> frozenset[PersonalKind]:
    kinds = KINDS_BY_ROLE.get(caller.actor.role)
    if kinds is None:
        raise Forbidden(ROLE_MAY_NOT_READ, role=caller.actor.role.value)
    return kinds


def _resolved(
    desk: Desk, store: str, wanted: Iterable[Named], kinds: frozenset[PersonalKind]
) -> PersonalValues:
    """Of a person whom another store knows there is nothing here."""
    places = [Reference(f"{each.subject}#{each.commitment}") for each in dict.fromkeys(wanted)]
    with storage_errors_named():
        here = {subject: _is_here(desk, store, subject) for subject in {place.subject for place in places}}
        words = desk.system.vault.resolve_many((place for place in places if here[place.subject]), kinds)
    return PersonalValues(
        items=[_value(place, words.get(place.commitment, Gone.MISSING)) for place in places]
    )


def _value(place: Reference, found: str | Gone) -> PersonalValue:
    return PersonalValue(
        subject=place.subject,
        commitment=place.commitment,
        state=ValueState[found.name] if isinstance(found, Gone) else ValueState.KNOWN,
        words=None if isinstance(found, Gone) else found,
    )


def _found(desk: Desk, store: str, kind: PersonalKind, number: SecretStr) -> Found:
    with storage_errors_named():
        subject = desk.system.vault.find_subject(kind, number.get_secret_value())
        if subject is None or not _is_here(desk, store, subject):
            return Found(stream=None)
    return Found(stream=subject)


def _is_here(desk: Desk, store: str, subject: str) -> bool:
    """Whether the stream began in this store; cars are at home in every store of the group."""
    first = desk.system.log.read_stream(subject, to_version=1)
    return bool(first) and (subject.startswith(f"{VEHICLE.kind}-") or first[0].meta.store == store)
