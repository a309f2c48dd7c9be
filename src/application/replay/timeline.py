"""The timeline of one stream: each event with what it changed in the state."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from application.replay.as_of import AsOf
from application.replay.flatten import flatten
from domain.decider import Decider
from domain.envelope import Recorded
from domain.event import Event

StateT = TypeVar("StateT")


class StreamReader(Protocol):
    def read_stream(self, stream: str) -> list[Recorded[Event]]: ...


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of the state before and after; None where it was not there."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    recorded: Recorded[Event]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Timeline(Generic[StateT]):
    """``steps`` in order; ``state`` after the last of them; ``left_out`` counts events that were not known yet."""

    stream: str
    steps: tuple[Step, ...]
    state: StateT
    left_out: int


def replay(
    log: StreamReader,
    decider: Decider[StateT, Any, Any],
    stream: str,
    as_of: AsOf | None = None,
    *,
    language: str = "zh",
) -> Timeline[StateT]:
    """Fold the stream again, as it was known at ``as_of`` (None: now); words of facts in ``language``."""
    history = log.read_stream(stream)
    known = [recorded for recorded in history if as_of is None or as_of.knows(recorded)]
    state = decider.initial
    facts: dict[str, str] = {}
    steps: list[Step] = []
    for recorded in known:
        state = decider.evolve(state, cast("Recorded[Any]", recorded))
        now = flatten(state, language)
        steps.append(Step(recorded, tuple(_changes(facts, now))))
        facts = now
    return Timeline(stream, tuple(steps), state, len(history) - len(known))


def _changes(before: dict[str, str], after: dict[str, str]) -> Iterable[Change]:
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            yield Change(path, before.get(path), after.get(path))
