"""A client's notebook: one line for every command that was answered with success."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from application.commands import Outcome


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """``events`` are (stream, version, type name)."""

    command_id: str
    position: int
    version: int
    events: tuple[tuple[str, int, str], ...]

    @classmethod
    def of(cls, command_id: str, outcome: Outcome) -> Self:
        return cls(command_id, outcome.position, outcome.version, outcome.events)


def written(answer: Acknowledged) -> bytes:
    """The line, to be appended by one write: a kill leaves all of it or nothing."""
    row = (answer.command_id, answer.position, answer.version, answer.events)
    return json.dumps(row).encode() + b"\n"


def read(notebook: Path) -> dict[str, Acknowledged]:
    """By command id, in the order of the answers; empty when there is no notebook yet."""
    lines = notebook.read_text().splitlines() if notebook.exists() else []
    found = (json.loads(line) for line in lines)
    return {
        command_id: Acknowledged(command_id, position, version, tuple((s, v, name) for s, v, name in events))
        for command_id, position, version, events in found
    }
