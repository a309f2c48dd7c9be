"""The rules in force in each store at each moment, as the log tells them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf
from threading import Lock
from typing import Protocol, cast

from application.event_log.records import Receipt
from domain.aggregates.rule_set import RULE_SET
from domain.aggregates.rule_set.commands import rule_set_id
from domain.aggregates.rule_set.events import RuleSetEvent
from domain.aggregates.rule_set.state import RuleVersions
from domain.envelope import Recorded
from domain.event import Event
from domain.identifiers import StoreId
from domain.rules.rule_set import RuleSet
from domain.rules.timetable import GROUP, RuleTimetable


class StreamReader(Protocol):
    """What the book needs of the event log."""

    def read_stream(
        self, stream: str, *, after_version: int = 0, to_version: int | None = None
    ) -> Sequence[Recorded[Event]]: ...


@dataclass(frozen=True, slots=True)
class _Known:
    """A scope's versions after ``version`` events, and when (on the ``seconds`` clock) the log was asked last."""

    versions: RuleVersions = RULE_SET.initial
    version: int = 0
    asked: float = -inf


class RuleBook:
    """Asks the log for news of a scope at most every ``max_age`` seconds, and at once after a command of this process.

    Another process's activation is therefore obeyed within ``max_age``; until then decisions are made under the former
    rules, and carry their id. Safe to use from many threads. ``seconds`` is a clock that never runs backwards.
    """

    def __init__(
        self, log: StreamReader, shipped: RuleSet, *, seconds: Callable[[], float], max_age: float = 1.0
    ) -> None:
        self._log = log
        self._seconds = seconds
        self._max_age = max_age
        self._lock = Lock()
        self._known: dict[StoreId, _Known] = {}
        self._timetable = RuleTimetable(shipped, {})

    def rules_for(self, store: StoreId, at: datetime) -> RuleSet:
        """The rules for what happens in ``store`` at ``at``. Raises what reading the log raises."""
        self._refresh(GROUP)
        self._refresh(store)
        return self._timetable.rules_for(store, at)

    def heard(self, receipt: Receipt) -> None:
        """A command was stored in this process: when it concerned rules, the log is asked at the next opportunity."""
        if receipt.stream.startswith(f"{RULE_SET.kind}-"):
            scope = receipt.stream.removeprefix(f"{RULE_SET.kind}-")
            with self._lock:
                known = self._known.get(scope, _Known())
                self._known[scope] = _Known(known.versions, known.version)

    def _refresh(self, scope: StoreId) -> None:
        if self._is_fresh(scope):
            return
        with self._lock:
            if self._is_fresh(scope):
                return
            known = self._known.get(scope, _Known())
            now = self._seconds()
            versions, version = known.versions, known.version
            for recorded in self._log.read_stream(rule_set_id(scope), after_version=version):
                versions = RULE_SET.evolve(versions, cast("Recorded[RuleSetEvent]", recorded))
                version = recorded.version
            if versions.activations != known.versions.activations:
                self._timetable = self._timetable.with_activations(scope, versions.activations)
            self._known[scope] = _Known(versions, version, now)

    def _is_fresh(self, scope: StoreId) -> bool:
        known = self._known.get(scope)
        return known is not None and self._seconds() - known.asked < self._max_age
