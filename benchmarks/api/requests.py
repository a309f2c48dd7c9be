"""Steps of a life as HTTP requests, ready to be sent."""

import json
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from api.commands import path_of
from benchmarks.life import COMMANDS, MORNING, STORE, Step
from domain.actors import Actor, Role
from runtime.settings import Settings
from runtime.tokens import issue

READER = Actor(id="A01", role=Role.SERVICE_ADVISOR)
Token = Callable[[Actor], str]


def tokens(key: Ed25519PrivateKey) -> Token:
    """One token per person, kept: as a browser or a counter terminal does."""
    issued: dict[Actor, str] = {}
    issuer = Settings().token_issuer

    def token(actor: Actor) -> str:
        if actor not in issued:
            issued[actor] = issue(key, actor, [STORE], issuer=issuer, now=MORNING)
        return issued[actor]

    return token


def nothing() -> bytes:
    return b"GET / HTTP/1.1\r\nhost: bench\r\n\r\n"


def reading(order: str, token: Token) -> bytes:
    return _request("GET", f"/v1/work-orders/{order}", token(READER))


def command(step: Step, token: Token) -> bytes:
    kind = step.command.partition(".")[0]
    path = "/v1" + path_of(kind, COMMANDS[step.command]).replace("{stream}", step.stream)
    body = json.dumps(step.body).encode()
    return _request(
        "POST",
        path,
        token(step.by),
        f"idempotency-key: {step.command_id}",
        f"occurred-at: {MORNING.isoformat()}",
        "content-type: application/json",
        f"content-length: {len(body)}",
        body=body,
    )


def _request(method: str, path: str, token: str, *headers: str, body: bytes = b"") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "host: bench", f"authorization: Bearer {token}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body
