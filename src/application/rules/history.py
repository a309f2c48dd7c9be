"""What was decided about the rules of all scopes, in the order of the log."""

from bisect import bisect_right
from collections.abc import Sequence
from threading import Lock
from typing import Protocol, cast

from domain.aggregates.rule_set import RULE_SET
from domain.aggregates.rule_set.events import RuleSetEvent
from domain.aggregates.rule_set.refusals import NO_SUCH_DRAFT
from domain.aggregates.rule_set.state import RuleVersions
from domain.envelope import Recorded
from domain.errors import NotFound
from domain.event import Event
from domain.identifiers import LocalId, StoreId
from domain.rules.rule_set import RuleSet
from domain.rules.timetable import Activation, RuleTimetable

_TYPES = frozenset(event_type.type_name for event_type in RULE_SET.events)
_PAGE = 100
"""A draft may hold a whole document."""


class LogReader(Protocol):
    """What the history needs of the event log."""

    def read_all(
        self,
        *,
        after: int,
        limit: int,
        type_names: frozenset[str] | None = None,
        to_position: int | None = None,
    ) -> Sequence[Recorded[Event]]: ...

    def head(self) -> int: ...


class RuleHistory:
    """Reads only what is new in the log, so that it may be asked every second. Safe to use from many threads.

    Unlike the book, which decisions are made by, it knows every scope and always looks first. All methods raise what
    reading the log raises.
    """

    def __init__(self, log: LogReader, shipped: RuleSet) -> None:
        self._log = log
        self._lock = Lock()
        self._position = 0
        self._versions: dict[StoreId, RuleVersions] = {}
        # what holds from each position on: timetables share what they have in common
        self._positions = [0]
        self._timetables = [RuleTimetable(shipped, {})]

    def timetable(self) -> RuleTimetable:
        """As decided up to the head of the log; the same object as long as nothing is decided."""
        with self._lock:
            self._read_on(self._log.head())
            return self._timetables[-1]

    def timetable_at(self, position: int) -> RuleTimetable:
        """As decided up to this position of the log, which may lie beyond its head."""
        with self._lock:
            if position > self._position:
                self._read_on(self._log.head())
            return self._timetables[bisect_right(self._positions, position) - 1]

    def draft_timetable(self, scope: StoreId, draft: LocalId) -> RuleTimetable:
        """As it would be if the draft were activated now. Raises NotFound (RULES-DRAFT-003)."""
        with self._lock:
            self._read_on(self._log.head())
            versions = self._versions.get(scope, RULE_SET.initial)
            wanted = versions.drafts.get(draft)
            if wanted is None:
                raise NotFound(NO_SUCH_DRAFT, draft=draft)
            activation = Activation(draft, wanted.effective_from, wanted.content)
            return self._timetables[-1].with_activations(scope, (*versions.activations, activation))

    def _read_on(self, head: int) -> None:
        """Up to the head, not just to the last event of rules: the next time only what comes after it is looked at."""
        while self._position < head:
            found = self._log.read_all(after=self._position, limit=_PAGE, type_names=_TYPES, to_position=head)
            for recorded in found:
                self._take(cast("Recorded[RuleSetEvent]", recorded))
            self._position = found[-1].position if len(found) == _PAGE else head

    def _take(self, recorded: Recorded[RuleSetEvent]) -> None:
        scope = recorded.stream.removeprefix(f"{RULE_SET.kind}-")
        before = self._versions.get(scope, RULE_SET.initial)
        after = self._versions[scope] = RULE_SET.evolve(before, recorded)
        if after.activations != before.activations:
            self._positions.append(recorded.position)
            self._timetables.append(self._timetables[-1].with_activations(scope, after.activations))
