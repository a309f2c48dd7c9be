"""Finding a stream by the beginning of its id."""

from typing import Any, Protocol

from domain.decider import Decider
from domain.envelope import Recorded
from domain.errors import Invalid, NotFound, define
from domain.event import Event

NO_SUCH_STREAM = define("CLI-FIND-001", zh="没有找到 {wanted}", en="Nothing found for {wanted}")
AMBIGUOUS = define(
    "CLI-FIND-002",
    zh="{wanted} 不唯一：{first}、{second} …",
    en="{wanted} is the beginning of several: {first}, {second} ...",
)
_PAGE = 5_000


class Log(Protocol):
    def read_stream(self, stream: str) -> list[Recorded[Event]]: ...

    def read_all(self, *, after: int, limit: int, type_names: frozenset[str]) -> list[Recorded[Event]]: ...


def find_stream(log: Log, decider: Decider[Any, Any, Any], wanted: str) -> str:
    """The stream of this kind that begins so, with or without the kind in front.

    An exact id is found at once; otherwise the beginnings of all streams of the kind are looked through.
    Raises NotFound (CLI-FIND-001), Invalid (CLI-FIND-002).
    """
    prefix = wanted if wanted.startswith(f"{decider.kind}-") else f"{decider.kind}-{wanted}"
    if log.read_stream(prefix):
        return prefix
    found = _beginning_with(log, decider, prefix)
    if not found or not wanted:
        raise NotFound(NO_SUCH_STREAM, wanted=wanted)
    if len(found) > 1:
        raise Invalid(AMBIGUOUS, wanted=wanted, first=found[0], second=found[1])
    return found[0]


def _beginning_with(log: Log, decider: Decider[Any, Any, Any], prefix: str) -> list[str]:
    names = frozenset(event.type_name for event in decider.events)
    after, found = 0, []
    while page := log.read_all(after=after, limit=_PAGE, type_names=names):
        found += [each.stream for each in page if each.version == 1 and each.stream.startswith(prefix)]
        after = page[-1].position
    return found
