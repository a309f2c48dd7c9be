"""Reading a request body: bounded, straight into the model, never through a Python structure of unknown depth."""

import json
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from api.problems import InvalidBody
from domain.errors import Invalid, define

TOO_LARGE = define("API-INPUT-002", zh="请求内容超过 {limit} 字节", en="The body exceeds {limit} bytes")
REPEATED_NAME = define(
    "API-INPUT-003", zh="JSON 中同一字段出现两次", en="A name occurs twice in one JSON object"
)
NOT_JSON = define(
    "API-INPUT-004",
    zh="请求内容须为 application/json",
    en="The content type of the body must be application/json",
)

ModelT = TypeVar("ModelT", bound=BaseModel)


class BodyTooLarge(Invalid):
    http_status = 413


class UnsupportedContent(Invalid):
    http_status = 415


class _Repeated(Exception):
    pass


async def read_body(request: Request, limit: int) -> bytes:
    """The whole body, refused as soon as it is known to exceed ``limit`` bytes; ``{}`` where there is none."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise BodyTooLarge(TOO_LARGE, limit=limit)
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise BodyTooLarge(TOO_LARGE, limit=limit)
        parts.append(part)
    body = b"".join(parts)
    if body and not _is_json(request.headers.get("content-type", "")):
        raise UnsupportedContent(NOT_JSON)
    return body or b"{}"


def parse(model: type[ModelT], body: bytes) -> ModelT:
    """Raises InvalidBody; nesting, lone surrogates and numbers out of range are refused by the parser itself.

    Invalid (API-INPUT-003) when a name occurs twice: two readers might take different values.
    """
    try:
        command = model.model_validate_json(body)
    except ValidationError as error:
        raise InvalidBody(error) from None
    try:
        json.loads(body, object_pairs_hook=_unrepeated)
    except (_Repeated, RecursionError, ValueError):
        # what the model has accepted is not deep; what a repeated name has hidden may be
        raise Invalid(REPEATED_NAME) from None
    return command


def _is_json(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower() == "application/json"


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise _Repeated
    return named
