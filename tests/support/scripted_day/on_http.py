"""A step of a script as an HTTP request."""

from dataclasses import dataclass

from pydantic import JsonValue

from api.commands import path_of
from tests.support.scripted_day.on_bus import COMMANDS
from tests.support.scripted_day.step import Step


@dataclass(frozen=True, slots=True)
class Request:
    """To be posted with a token of the step's person; ``headers`` carry the command's id and time."""

    path: str
    headers: dict[str, str]
    body: dict[str, JsonValue]


def request_of(step: Step) -> Request:
    kind = step.command.partition(".")[0]
    return Request(
        path="/v1" + path_of(kind, COMMANDS[step.command]).format(stream=step.stream),
        headers={"Idempotency-Key": step.command_id, "Occurred-At": step.at.isoformat()},
        body=dict(step.body),
    )
