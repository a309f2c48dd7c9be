"""The commands of one row, in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from application.commands.identity import new_stream_id
from domain.command import Command
from domain.decider import Decider

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
class Reception:
    """``content`` tells whether a row with the same key says the same; ``order`` is the order that the row opens."""

    content: str
    order: str
    steps: tuple[Step, ...]


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
