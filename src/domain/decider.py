"""An aggregate as data: an initial state and two pure functions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from domain.actors import Actor
from domain.command import Command
from domain.envelope import Recorded
from domain.event import Event
from domain.identifiers import StaffId, StoreId, StreamId
from domain.rules.rule_set import RuleSet
from domain.workforce import Shift

StateT = TypeVar("StateT")
CommandT = TypeVar("CommandT", bound=Command)
EventT = TypeVar("EventT", bound=Event)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a decision may look at beside the aggregate's own state.

    ``at`` is when it happened (business time), ``actor`` who gave the command, ``rules`` the rule set in force.
    ``shifts`` are the shifts of the technicians that the command names, ``known`` facts of neighbouring streams that
    the command handler looked up (for example ``customer_file_complete``).
    """

    stream: StreamId
    at: datetime
    actor: Actor
    store: StoreId
    rules: RuleSet
    shifts: Mapping[StaffId, Shift] = field(default_factory=dict)
    known: Mapping[str, str | int | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decider(Generic[StateT, CommandT, EventT]):
    """``decide`` returns events or raises a typed refusal; ``evolve`` never fails and never decides.

    ``subject`` names the data subject that words of a reason belong to, ``store_of`` the store a state belongs to
    (None before the first event).
    """

    kind: str
    zh: str
    initial: StateT
    commands: tuple[type[CommandT], ...]
    events: tuple[type[EventT], ...]
    decide: Callable[[StateT, CommandT, Frame], Sequence[EventT]]
    evolve: Callable[[StateT, Recorded[EventT]], StateT]
    subject: Callable[[StateT, StreamId], StreamId]
    store_of: Callable[[StateT], StoreId | None]


def fold(decider: Decider[StateT, CommandT, EventT], history: Iterable[Recorded[EventT]]) -> StateT:
    """The state after a history."""
    state = decider.initial
    evolve = decider.evolve
    for recorded in history:
        state = evolve(state, recorded)
    return state
