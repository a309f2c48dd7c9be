"""The written contract of events: which names and versions exist, and how an old payload becomes a new one."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from domain.event import Event

JsonObject = dict[str, JsonValue]

_NAME = re.compile(r"[a-z_]+\.[a-z_]+")


@dataclass(frozen=True, slots=True)
class Upcaster:
    """Turns the payload of ``name`` at ``from_version`` into the payload of the next version."""

    name: str
    from_version: int
    upcast: Callable[[JsonObject], JsonObject]


class BrokenContract(ValueError):
    """Types and upcasters do not fit together. ``problems`` are sentences that begin with a stable word."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


def topic_of(name: str, version: int) -> str:
    """How a (name, version) is written beside the stored payload."""
    return f"{name}@{version}"


class EventRegistry:
    """The closed set of event types with their history.

    Raises :class:`BrokenContract` with every problem found, so that a wrong contract stops the program at its start.
    """

    def __init__(self, types: Iterable[type[Event]], upcasters: Iterable[Upcaster] = ()) -> None:
        known = tuple(types)
        steps = tuple(upcasters)
        if problems := [*_problems_of_types(known), *_problems_of_upcasters(known, steps)]:
            raise BrokenContract(problems)
        self.types: Mapping[str, type[Event]] = {event_type.type_name: event_type for event_type in known}
        self._steps = {(step.name, step.from_version): step.upcast for step in steps}
        self.topics: Mapping[str, tuple[str, int]] = {
            topic_of(name, version): (name, version)
            for name, event_type in self.types.items()
            for version in range(1, event_type.type_version + 1)
        }

    def topics_for(self, names: Iterable[str]) -> list[str]:
        """Topics of all versions ever written under these names; KeyError for a name outside the contract."""
        return sorted(
            topic_of(name, version)
            for name in names
            for version in range(1, self.types[name].type_version + 1)
        )

    def upcast(self, name: str, version: int, payload: JsonObject) -> JsonObject:
        """The payload as the current version would have written it."""
        for step in range(version, self.types[name].type_version):
            payload = self._steps[name, step](payload)
        return payload


def _problems_of_types(types: tuple[type[Event], ...]) -> Iterator[str]:
    for event_type in types:
        if not _NAME.fullmatch(event_type.type_name):
            yield f"bad-name: {event_type.__qualname__} is written {event_type.type_name!r}, not <aggregate>.<event>"
        if event_type.type_version < 1:
            yield f"bad-version: {event_type.type_name} has version {event_type.type_version}, the first is 1"
    for name, times in Counter(event_type.type_name for event_type in types).items():
        if times > 1:
            yield f"name-twice: {name} is used by {times} types"


def _problems_of_upcasters(types: tuple[type[Event], ...], steps: tuple[Upcaster, ...]) -> Iterator[str]:
    have = Counter((step.name, step.from_version) for step in steps)
    need = {
        (event_type.type_name, version)
        for event_type in types
        for version in range(1, event_type.type_version)
    }
    for name, version in sorted(need - have.keys()):
        yield f"upcaster-missing: nothing leads {name} from version {version} to {version + 1}"
    for name, version in sorted(have.keys() - need):
        yield f"upcaster-orphaned: {name} has no step from version {version}"
    for (name, version), times in sorted(have.items()):
        if times > 1:
            yield f"upcaster-twice: {name} from version {version} has {times} upcasters"
