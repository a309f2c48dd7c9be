"""Tokens: only ours, only now, only for us."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from runtime.keys import public_pem
from tests.support.door import ISSUER, SIGNING_KEY, START, Door

PATH = "/v1/reference/words"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with Door(tmp_path_factory.mktemp("house")) as opened:
        yield opened


@pytest.fixture
def door(house: Door) -> Door:
    """Nobody here comes to change anything."""
    house.now = START
    return house


def _claims(**changes: object) -> dict[str, Any]:
    now = int(START.timestamp())
    claims: dict[str, Any] = {
        "iss": ISSUER, "aud": "aftersales", "sub": "A01", "role": "service_advisor", "stores": ["S01"],
        "client_id": "test", "jti": "1", "iat": now, "exp": now + 3600,
    }  # fmt: skip
    claims.update(changes)
    return {name: value for name, value in claims.items() if value is not None}


def _signed(
    claims: dict[str, Any], key: Any = SIGNING_KEY, algorithm: str = "EdDSA", typ: str = "at+jwt"
) -> str:
    return jwt.encode(claims, key, algorithm=algorithm, headers={"typ": typ})


def _unsigned(claims: dict[str, Any], algorithm: str) -> str:
    def part(content: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")

    return f"{part({'alg': algorithm, 'typ': 'at+jwt'})}.{part(claims)}."


def _status(door: Door, token: str, scheme: str = "Bearer") -> tuple[int, str]:
    answer = door.call("GET", PATH, by=None, headers={"Authorization": f"{scheme} {token}"})
    return answer.status_code, answer.json().get("code", "")


@pytest.mark.parametrize("typ", ["at+jwt", "AT+JWT", "application/at+jwt"])
def test_our_own_token_opens(door: Door, typ: str) -> None:
    assert _status(door, _signed(_claims(), typ=typ)) == (200, "")
    assert _status(door, _signed(_claims(), typ=typ), scheme="bearer") == (200, "")


def test_one_that_ends_ends(door: Door) -> None:
    token = _signed(_claims())
    assert _status(door, token) == (200, "")
    door.now = START + timedelta(hours=1)
    assert _status(door, token) == (401, "API-AUTH-002")


HOUR = 3600
NOW = int(START.timestamp())
FORGED = {
    "expired": _signed(_claims(iat=NOW - 2 * HOUR, exp=NOW - HOUR)),
    "issued tomorrow": _signed(_claims(iat=NOW + 24 * HOUR, exp=NOW + 48 * HOUR)),
    "not yet": _signed(_claims(nbf=NOW + HOUR)),
    "other issuer": _signed(_claims(iss="elsewhere")),
    "other audience": _signed(_claims(aud="payroll")),
    "other key": _signed(_claims(), key=Ed25519PrivateKey.from_private_bytes(b"x" * 32)),
    "an identity token": _signed(_claims(), typ="JWT"),
    "alg none": _unsigned(_claims(), "none"),
    "no signature": _unsigned(_claims(), "EdDSA"),
    "unknown role": _signed(_claims(role="king")),
    "no role": _signed(_claims(role=None)),
    "no stores": _signed(_claims(stores=[])),
    "stores as text": _signed(_claims(stores="S01")),
    "no end": _signed(_claims(exp=None)),
    "endless": _signed(_claims(exp=float("inf"))),
    "no id": _signed(_claims(jti=None)),
    "a person with blanks": _signed(_claims(sub="A 01")),
    "rubbish": "rubbish",
    "three dots": "...",
    "half": _signed(_claims())[:-20],
}


@pytest.mark.parametrize("kind", FORGED)
def test_any_other_does_not(door: Door, kind: str) -> None:
    assert _status(door, FORGED[kind]) == (401, "API-AUTH-002")


def test_the_public_key_is_no_secret_to_sign_with(door: Door) -> None:
    """HS256 with our public key as the secret: the classic confusion of algorithms."""
    claims = base64.urlsafe_b64encode(json.dumps(_claims()).encode()).decode().rstrip("=")
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"at+jwt"}').decode().rstrip("=")
    mark = hmac.digest(public_pem(SIGNING_KEY), f"{head}.{claims}".encode(), hashlib.sha256)
    signature = base64.urlsafe_b64encode(mark).decode().rstrip("=")
    assert _status(door, f"{head}.{claims}.{signature}") == (401, "API-AUTH-002")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic YTpi", "Token x"])
def test_something_else_is_no_token(door: Door, header: str) -> None:
    answer = door.call("GET", PATH, by=None, headers={"Authorization": header})
    assert (answer.status_code, answer.json()["code"]) == (401, "API-AUTH-001")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
