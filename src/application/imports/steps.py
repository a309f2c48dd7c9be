"""The commands of one row, in order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from application.commands.identity import new_stream_id
from application.event_log.records import Receipt
from domain.command import Command
from domain.decider import Decider
from domain.envelope import Recorded
from domain.event import Event
from domain.reasons import ReasonCode

Digest = Callable[[bytes], str]
"""A keyed digest (64 hex digits): nobody can test guesses of a VIN against an id that was made of it."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What the handler of a command asks of a neighbouring stream."""

    decider: Decider[Any, Any, Any]
    stream: str
    body: Command


@dataclass(frozen=True, slots=True)
class Step:
    decider: Decider[Any, Any, Any]
    command_id: str
    stream: str
    body: Command
    then: tuple[Consequence, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """``content`` tells whether a row with the same key says the same; ``own`` is the step that no other row gives."""

    content: str
    own: str
    steps: tuple[Step, ...]
    occurred_at: datetime
    late_entry: ReasonCode | None = None


class Log(Protocol):
    def read_stream(
        self, stream: str, *, after_version: int = 0, to_version: int | None = None
    ) -> list[Recorded[Event]]: ...

    def find_receipt(self, command_id: str) -> Receipt | None: ...


def content_of(log: Log, command_id: str) -> str | None:
    """Of the row that has given this command; None while none has."""
    receipt = log.find_receipt(command_id)
    if receipt is None:
        return None
    stream, version, _ = receipt.events[0]
    (event,) = log.read_stream(stream, after_version=version - 1, to_version=version)
    return event.meta.causation_id


class Ids:
    """Names made of a row's own keys, never of its place in the file: the same row is the same command."""

    def __init__(self, digest: Digest, *scope: str) -> None:
        self._digest = digest
        self._scope = scope

    def command(self, what: str, *key: str) -> str:
        return f"imp-{self._hash(what, *key)[:40]}"

    def stream(self, kind: str, *key: str) -> str:
        """The stream that the command ``<kind>`` of this key starts."""
        return new_stream_id(kind, self.command(kind, *key))

    def content(self, *cells: str) -> str:
        return self._hash("content", *cells)[:40]

    def _hash(self, *parts: str) -> str:
        return self._digest("\x1f".join((*self._scope, *parts)).encode(errors="surrogatepass"))
