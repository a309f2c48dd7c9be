"""Given / when / then for deciders: tests speak in events and commands, on one fixed day in Shanghai.

    Scenario(VISIT).given(arrived, at(clock(9), started)).when(command, by=ADVISOR).then(event)

Time stands still unless a step names another one. Personal values are equal when kind, subject and words are.
"""

from __future__ import annotations

import difflib
import pprint
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Generic, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, SecretStr

from domain.actors import Actor, Role
from domain.command import Command
from domain.decider import Decider, Frame
from domain.envelope import Meta, Recorded
from domain.errors import AfterSalesError
from domain.event import Event
from domain.personal import Personal, PersonalKind
from domain.reasons import Reason, ReasonCode, ReasonInput
from domain.rules.rule_set import RuleSet
from domain.workforce import Shift
from tests.support.default_rules import DEFAULT_RULES

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 3, 2)
STORE = "SH01"

StateT = TypeVar("StateT")
CommandT = TypeVar("CommandT", bound=Command)
EventT = TypeVar("EventT", bound=Event)
PastT_co = TypeVar("PastT_co", bound=Event, covariant=True)


def clock(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    """A moment of the fixed day, or ``days`` after it."""
    return datetime.combine(DAY, time(hour, minute), SHANGHAI) + timedelta(days=days)


def staff(staff_id: str, role: Role) -> Actor:
    return Actor(id=staff_id, role=role)


ADVISOR = staff("sa01", Role.SERVICE_ADVISOR)
OTHER_ADVISOR = staff("sa02", Role.SERVICE_ADVISOR)
RECEPTIONIST = staff("re01", Role.RECEPTIONIST)
DISPATCHER = staff("di01", Role.DISPATCHER)
TECHNICIAN = staff("te01", Role.TECHNICIAN)
OTHER_TECHNICIAN = staff("te02", Role.TECHNICIAN)
INSPECTOR = staff("qi01", Role.QUALITY_INSPECTOR)
CASHIER = staff("ca01", Role.CASHIER)
WORKSHOP_SUPERVISOR = staff("ws01", Role.WORKSHOP_SUPERVISOR)
STATION_HEAD = staff("sh01", Role.STATION_HEAD)
SERVICE_MANAGER = staff("sm01", Role.SERVICE_MANAGER)
INFORMATION_CLERK = staff("ic01", Role.INFORMATION_CLERK)


def personal(kind: PersonalKind, subject: str, words: str) -> Personal:
    """A personal value as a decision makes it: words open, not yet sealed."""
    return Personal.of(kind, subject, SecretStr(words))


def because(code: ReasonCode, words: str | None = None) -> ReasonInput:
    """A reason as it comes in with a command."""
    return ReasonInput(code=code, note=SecretStr(words) if words else None)


@dataclass(frozen=True)
class At(Generic[PastT_co]):
    """An event of the past with something of its envelope named; what is None stays at the default."""

    when: datetime
    event: PastT_co
    by: Actor | None = None
    reason: Reason | None = None


def at(
    when: datetime, event: EventT, *, by: Actor | None = None, reason: Reason | ReasonCode | None = None
) -> At[EventT]:
    return At(when, event, by, Reason(code=reason) if isinstance(reason, ReasonCode) else reason)


def meta_of(
    when: datetime, by: Actor = ADVISOR, *, version: int = 1, store: str = STORE, reason: Reason | None = None
) -> Meta:
    """An envelope such as the command bus would write."""
    command_id = f"scenario-{version:06d}"
    return Meta(
        occurred_at=when,
        recorded_at=when.astimezone(UTC),
        actor=by,
        store=store,
        command_id=command_id,
        correlation_id=command_id,
        reason=reason,
        rule_set=DEFAULT_RULES.id,
    )


def history_of(
    *events: EventT | At[EventT], stream: str, by: Actor = ADVISOR, start: datetime | None = None
) -> list[Recorded[EventT]]:
    """Events as a stream returns them, versions from 1; positions equal versions."""
    now = start or clock(8)
    history: list[Recorded[EventT]] = []
    for version, item in enumerate(events, start=1):
        past = item if isinstance(item, At) else At(now, item)
        now = past.when
        meta = meta_of(now, past.by or by, version=version, reason=past.reason)
        history.append(Recorded(stream, version, version, meta, past.event))
    return history


class Scenario(Generic[StateT, CommandT, EventT]):
    """One stream of one decider. ``when`` stores what was decided, so several commands may follow each other."""

    def __init__(
        self, decider: Decider[StateT, CommandT, EventT], stream: str | None = None, store: str = STORE
    ) -> None:
        self.decider = decider
        self.stream = stream or f"{decider.kind}-1"
        self.store = store
        self.state = decider.initial
        self.history: list[Recorded[EventT]] = []
        self.now = clock(8)
        self._decided: list[EventT] | None = None
        self._refused: AfterSalesError | None = None

    def given(self, *events: EventT | At[EventT], by: Actor = ADVISOR) -> Self:
        for item in events:
            past = item if isinstance(item, At) else At(self.now, item)
            self._store(past.event, past.when, past.by or by, past.reason)
        return self

    def when(
        self,
        command: CommandT,
        *,
        by: Actor = ADVISOR,
        at: datetime | None = None,
        rules: RuleSet = DEFAULT_RULES,
        shifts: Mapping[str, Shift] | None = None,
        known: Mapping[str, str | int | bool] | None = None,
    ) -> Self:
        __tracebackhide__ = True
        self._fail_on_unexpected_refusal()
        self.now = at or self.now
        frame = Frame(
            stream=self.stream,
            at=self.now,
            actor=by,
            store=self.store,
            rules=rules,
            shifts=shifts or {},
            known=known or {},
        )
        try:
            decided = list(self.decider.decide(self.state, command, frame))
        except AfterSalesError as refusal:
            self._decided, self._refused = None, refusal
            return self
        self._decided, self._refused = decided, None
        reason = self._reason_of(command)
        for event in decided:
            self._store(event, self.now, by, reason)
        return self

    def attempt(
        self,
        command: CommandT,
        *,
        by: Actor = ADVISOR,
        at: datetime | None = None,
        known: Mapping[str, str | int | bool] | None = None,
    ) -> str | None:
        """For state machines: the code of the refusal, or None when the command was accepted."""
        self.when(command, by=by, at=at, known=known)
        refusal, self._refused = self._refused, None
        return refusal.code if refusal else None

    def then(self, *expected: EventT) -> Self:
        """Exactly these events, in this order, were decided by the last command."""
        __tracebackhide__ = True
        self._fail_on_unexpected_refusal()
        if self._decided is None:
            raise AssertionError("then() needs a when() before it")
        if [_plain(event) for event in self._decided] != [_plain(event) for event in expected]:
            raise AssertionError("other events were decided:\n" + _difference(expected, self._decided))
        return self

    def then_nothing(self) -> Self:
        """The command was accepted and changed nothing."""
        __tracebackhide__ = True
        return self.then()

    def then_refused(self, code: str) -> Self:
        __tracebackhide__ = True
        if self._refused is None:
            decided = _pretty(self._decided or [])
            raise AssertionError(f"{code} was expected, but the command was accepted:\n{decided}")
        if self._refused.code != code:
            raise AssertionError(f"{code} was expected, but the refusal is {self._refused}")
        self._refused = None
        return self

    def _store(self, event: EventT, when: datetime, by: Actor, reason: Reason | None) -> None:
        version = len(self.history) + 1
        meta = meta_of(when, by, version=version, store=self.store, reason=reason)
        recorded = Recorded(self.stream, version, version, meta, event)
        self.history.append(recorded)
        self.state = self.decider.evolve(self.state, recorded)
        self.now = when

    def _reason_of(self, command: CommandT) -> Reason | None:
        given = getattr(command, "reason", None)
        if not isinstance(given, ReasonInput):
            return None
        subject = self.decider.subject(self.state, self.stream)
        note = Personal.of(PersonalKind.NOTE, subject, given.note) if given.note else None
        return Reason(code=given.code, note=note)

    def _fail_on_unexpected_refusal(self) -> None:
        __tracebackhide__ = True
        if self._refused is not None:
            raise AssertionError(f"the command was refused: {self._refused}")


def _plain(value: object) -> object:
    """A value as nested dicts and tuples that compare and print well; personal values show their words."""
    match value:
        case Personal():
            words = value.opened.get_secret_value() if value.opened else value.commitment
            return {"personal": value.kind.value, "subject": value.subject, "words": words}
        case BaseModel():
            fields = {name: _plain(getattr(value, name)) for name in type(value).model_fields}
            return {"": type(value).__name__, **fields}
        case list() | tuple():
            return tuple(_plain(item) for item in value)
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case _:
            return value


def _pretty(events: Iterable[Event]) -> str:
    return "\n".join(pprint.pformat(_plain(event), width=100) for event in events)


def _difference(expected: Iterable[Event], decided: Iterable[Event]) -> str:
    before, after = _pretty(expected).splitlines(), _pretty(decided).splitlines()
    return "\n".join(difflib.unified_diff(before, after, "expected", "decided", lineterm="", n=20))
