"""One step of a script: who gives which command to which stream, when, and under which id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from application.commands import new_stream_id
from domain.actors import Actor, Role

ZONE = ZoneInfo("Asia/Shanghai")
Body = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Step:
    """``stream`` is known beforehand also where the command starts it: it derives from the command's id."""

    at: datetime
    command_id: str
    command: str
    stream: str
    by: Actor
    body: Body


class Script:
    """Collects steps, one every ``every``; two scripts with the same arguments are equal."""

    def __init__(
        self, *, store: str, day: date, prefix: str = "script", every: timedelta = timedelta(minutes=3)
    ) -> None:
        self.store = store
        self.day = day
        self.steps: list[Step] = []
        self._prefix = prefix
        self._every = every
        self._now = datetime.combine(day, time(8), ZONE)

    def on(self, stream: str, by: Actor, command: str, /, **body: JsonValue) -> None:
        """A command to a stream that is there, or whose name the sender chooses; the kind is that of the stream."""
        kind = stream.partition("-")[0]
        self._add(self._next_id(), f"{kind}.{command}", stream, by, body)

    def start(self, by: Actor, command: str, /, **body: JsonValue) -> str:
        """A command that starts a stream of its own; returns the stream."""
        command_id = self._next_id()
        stream = new_stream_id(command.partition(".")[0], command_id)
        self._add(command_id, command, stream, by, body)
        return stream

    def clock(self, hour: int, minute: int = 0) -> str:
        """A time of this day, as bodies carry it."""
        return datetime.combine(self.day, time(hour, minute), ZONE).isoformat()

    def _next_id(self) -> str:
        return f"{self._prefix}-{self.store}-{self.day}-{len(self.steps) + 1:04d}"

    def _add(self, command_id: str, command: str, stream: str, by: Actor, body: Body) -> None:
        self.steps.append(Step(self._now, command_id, command, stream, by, body))
        self._now += self._every


def person(staff: str, role: Role) -> Actor:
    return Actor(id=staff, role=role)
