"""Where every query is answered: who asks, about which store, how fresh, from one state of the read model."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, TypeVar

from fastapi import Query, Request
from pydantic import BaseModel
from pydantic_core import to_json
from starlette.responses import Response

from api.identity import Caller, TokenVerifier
from api.queries.freshness import headers_of, refuse_unfit
from domain.errors import Invalid, define
from domain.rules.rule_set import RuleSet
from projections.engine import Projection, Reading
from runtime.system import System

BAD_DAYS = define(
    "API-DAYS-001",
    zh="from 不得晚于 to,且最多 {most} 天",
    en="from must not be later than to, and at most {most} days are given at once",
)
FoundT = TypeVar("FoundT")
MOST_DAYS = 93
MOST_POSITION = 2**63 - 1


@dataclass(frozen=True)
class Question:
    """Who asks about which store; the answer must show the log up to ``min_position``."""

    caller: Caller
    store: str
    min_position: int
    now: datetime
    system: System

    @cached_property
    def rules(self) -> RuleSet:
        """In force now, the same for the whole answer. May read the log: not to be asked for on the event loop."""
        return self.system.rules(self.store)


@dataclass(frozen=True, slots=True)
class Days:
    """Business days, both included."""

    first: date
    last: date


async def days(
    first: Annotated[date, Query(alias="from", description="first business day")],
    last: Annotated[date, Query(alias="to", description="last business day, included")],
) -> Days:
    """Raises Invalid (API-DAYS-001)."""
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Invalid(BAD_DAYS, most=MOST_DAYS)
    return Days(first, last)


class Desk:
    def __init__(self, system: System, verifier: TokenVerifier) -> None:
        self.system = system
        self.verifier = verifier

    async def question(
        self,
        request: Request,
        store: Annotated[str | None, Query(description="needed when the token names several stores")] = None,
        min_position: Annotated[
            int, Query(ge=0, le=MOST_POSITION, description="position in the log that the answer must show")
        ] = 0,
    ) -> Question:
        """Authenticates. Raises Unauthenticated, NotFound or Invalid."""
        caller = self.verifier.caller(request)
        named = caller.store(store)
        return Question(caller, named, min_position, self.system.clock(), self.system)

    def wait(self, projection: Projection, position: int) -> None:
        """Give the read model a moment to come so far; whether it has is seen when it is read."""
        if position and self.system.reader.position(projection.name) < position:
            self.system.engine.wait_for(position, self.system.settings.read_wait_seconds, projection.name)

    def answer(
        self,
        asked: Question,
        projection: Projection,
        read: Callable[[Reading], FoundT],
        show: Callable[[FoundT], BaseModel],
    ) -> Response:
        """What ``read`` finds, as ``show`` puts it, with the position seen. Raises CannotShow, and what they raise."""
        self.wait(projection, asked.min_position)
        # nothing is refused inside the snapshot: an error would cost the connection
        with self.system.reader.snapshot() as reading:
            standing = reading.standing(projection.name)
            found = read(reading)
        refuse_unfit(standing, asked.min_position)
        return json_response(show(found), headers_of(standing))


def json_response(body: BaseModel, headers: dict[str, str] | None = None) -> Response:
    return Response(to_json(body), media_type="application/json", headers=headers)
