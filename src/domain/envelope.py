"""The envelope: what is known about an event beside what happened."""

from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from domain.actors import Actor
from domain.event import Event
from domain.identifiers import CommandId, StoreId, StreamId
from domain.reasons import Reason, ReasonCode

EventT_co = TypeVar("EventT_co", bound=Event, covariant=True)


class Meta(BaseModel):
    """Who, when, where and why.

    ``occurred_at`` is business time with the store's offset; ``recorded_at`` is UTC and never runs backwards inside
    a stream. ``late_entry`` names why a fact was entered long after it happened.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    occurred_at: AwareDatetime
    recorded_at: AwareDatetime
    actor: Actor
    store: StoreId
    command_id: CommandId
    correlation_id: CommandId
    causation_id: Annotated[str | None, Field(max_length=120)] = None
    reason: Reason | None = None
    rule_set: Annotated[str | None, Field(max_length=80)] = None
    late_entry: ReasonCode | None = None


@dataclass(frozen=True, slots=True)
class Recorded(Generic[EventT_co]):
    """An event with its place: version in the stream (from 1) and position in the whole log (0 before it is stored)."""

    stream: StreamId
    version: int
    position: int
    meta: Meta
    event: EventT_co
