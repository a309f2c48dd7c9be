"""The HTTP application over a real system, called in process; time, chance and keys are fixed."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import JsonValue

from api.app import create_app
from api.identity import TokenVerifier
from domain.actors import Actor
from runtime.keys import public_pem
from runtime.settings import Settings
from runtime.system import open_system
from runtime.tokens import issue
from tests.support.backends import BackendUrl
from tests.support.scripted_day import STORE
from tests.support.scripted_day.on_http import request_of
from tests.support.scripted_day.people import ADVISOR
from tests.support.scripted_day.step import Step

ISSUER = "aftersales"
SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)


def seeded_entropy() -> Callable[[int], bytes]:
    """Bytes that nobody has seen before, and the same in every run."""
    numbers = count()
    return lambda size: hashlib.shake_256(str(next(numbers)).encode()).digest(size)


class Door:
    """Read models move only by :meth:`catch_up`."""

    def __init__(self, directory: Path, backend: BackendUrl | None = None, **settings: object) -> None:
        self.now = START
        url = backend.log_url if backend is not None and backend.kind == "postgres" else None
        self.system = open_system(
            Settings.model_validate(
                {"data_dir": directory, "database_url": url, "read_wait_seconds": 0.0} | settings
            ),
            clock=lambda: self.now,
            entropy=seeded_entropy(),
            key=b"k" * 32,
        )
        verifier = TokenVerifier(public_pem(SIGNING_KEY), ISSUER, lambda: self.now)
        self.app = create_app(self.system, verifier=verifier)
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app), base_url="http://aftersales.test"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()
        self.system.close()

    def token(self, actor: Actor, stores: Iterable[str] = (STORE,)) -> str:
        return issue(SIGNING_KEY, actor, stores, issuer=ISSUER, now=self.now, valid_for=timedelta(hours=12))

    def call(
        self,
        method: str,
        path: str,
        *,
        by: Actor | None = ADVISOR,
        stores: Iterable[str] = (STORE,),
        json: JsonValue = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """One request; ``by`` None sends no token; ``content`` is sent as JSON unless the headers say otherwise."""
        sent = dict(headers or {})
        if by is not None:
            sent.setdefault("Authorization", f"Bearer {self.token(by, stores)}")
        if content is not None:
            sent.setdefault("Content-Type", "application/json")
        return self._runner.run(self._client.request(method, path, json=json, content=content, headers=sent))

    def stream(
        self, method: str, path: str, content: AsyncIterator[bytes], headers: Mapping[str, str]
    ) -> httpx.Response:
        """A request whose body comes in pieces and whose length is not announced."""
        return self._runner.run(self._client.request(method, path, content=content, headers=headers))

    def get(self, path: str, *, by: Actor | None = ADVISOR, **headers: str) -> httpx.Response:
        return self.call(
            "GET", path, by=by, headers={name.replace("_", "-"): headers[name] for name in headers}
        )

    def play(self, steps: Iterable[Step]) -> list[httpx.Response]:
        """Every step in turn, at its own time; fails at the first that is not accepted."""
        answers = []
        for step in steps:
            self.now = step.at.astimezone(UTC)
            request = request_of(step)
            answer = self.call("POST", request.path, by=step.by, json=request.body, headers=request.headers)
            assert answer.status_code in {200, 201}, f"{step.command}: {answer.text}"
            assert answer.json()["stream"] == step.stream
            answers.append(answer)
        return answers

    def listings(self) -> list[str]:
        """Paths of all lists that need no more than days."""
        document = self.get("/openapi.json", by=None).json()
        return [
            path
            for path, item in document["paths"].items()
            if "get" in item
            and "{" not in path
            and {each["name"] for each in item["get"].get("parameters", ())} >= {"limit", "cursor"}
        ]

    def catch_up(self) -> None:
        self.system.engine.run_until_caught_up()
