"""A command side over a real event log, with a clock that stands where it is put."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from typing import TypeVar, cast

from application.commands import Bus, CommandEnvelope, Outcome, build_registry, new_stream_id
from application.event_log import StoredEventLog, open_event_log
from application.event_log.records import Append, EventLog, Receipt
from application.event_log.vault_store import open_vault_store
from application.vault import Vault
from domain.actors import Actor
from domain.command import Command
from domain.decider import fold
from domain.envelope import Recorded
from domain.reasons import ReasonCode
from tests.application.commands.tally import EVENTS, HANDLERS, PERMISSIONS, TALLY, Open, Tally, TallyEvent
from tests.support.backends import BackendUrl
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import ADVISOR, STORE, clock

ResultT = TypeVar("ResultT")

MASTER_KEY = bytes(range(32))


@dataclass
class Clock:
    now: datetime = field(default_factory=lambda: clock(8).astimezone(UTC))

    def __call__(self) -> datetime:
        return self.now


class Intercepted:
    """The event log with something happening just before or after appends."""

    def __init__(self, log: StoredEventLog) -> None:
        self._log = log
        self.before_append: Callable[[], object] = _nothing
        self.after_append: Callable[[], object] = _nothing
        self.find_receipt = log.find_receipt
        self.read_stream = log.read_stream
        self.read_all = log.read_all
        self.head = log.head
        self.wait_for = log.wait_for
        self.turn = log.turn
        self.remember_refusal = log.remember_refusal
        self.refusals = log.refusals
        self.close = log.close

    def append(self, batch: Append) -> Receipt:
        self.before_append()
        receipt = self._log.append(batch)
        self.after_append()
        return receipt


def _nothing() -> None:
    """Nothing happens."""


class House:
    """One process of the product: its own bus, cache and keys. Two houses on one backend are two processes."""

    def __init__(
        self, log: StoredEventLog, time: Clock, entropy: Callable[[int], bytes] | None = None
    ) -> None:
        self.log = log
        self.time = time
        self.intercepted = Intercepted(log)
        store = open_vault_store(log)
        self.vault = Vault(store, MASTER_KEY, entropy=entropy) if entropy else Vault(store, MASTER_KEY)
        self.bus = self.bus_over(self.intercepted)
        self._numbers = count(1)
        self._prefix = f"cmd-{id(self):x}"

    def bus_over(self, log: EventLog) -> Bus:
        registry = build_registry([TALLY], HANDLERS, PERMISSIONS)
        return Bus(
            log=log,
            vault=self.vault,
            registry=registry,
            rules=lambda _store, _at: DEFAULT_RULES,
            clock=self.time,
        )

    def envelope(
        self,
        body: Command,
        stream: str | None = None,
        *,
        command_id: str | None = None,
        by: Actor = ADVISOR,
        store: str = STORE,
        at: datetime | None = None,
        expected_version: int | None = None,
        late_entry: ReasonCode | None = None,
    ) -> CommandEnvelope:
        command_id = command_id or f"{self._prefix}-{next(self._numbers):06d}"
        return CommandEnvelope(
            command_id=command_id,
            actor=by,
            store=store,
            stream=stream or new_stream_id(TALLY.kind, command_id),
            body=body,
            occurred_at=at or self.time.now,
            expected_version=expected_version,
            late_entry=late_entry,
        )

    def open(self, *, limit: int = 1000, store: str = STORE) -> str:
        return self.bus.handle(self.envelope(Open(limit=limit), store=store)).stream

    def send(self, body: Command, stream: str, *, expected_version: int | None = None) -> Outcome:
        return self.bus.handle(self.envelope(body, stream, expected_version=expected_version))

    def tally(self, stream: str) -> Tally:
        """The state as the log alone tells it."""
        return fold(TALLY, cast("list[Recorded[TallyEvent]]", self.log.read_stream(stream)))

    def codes_refused(self) -> list[str]:
        return [refusal.code for refusal in self.log.refusals(limit=1000)]


@contextmanager
def houses(backend: BackendUrl) -> Iterator[Callable[[], House]]:
    """Makes processes on one backend; all their logs are closed at the end."""
    opened: list[StoredEventLog] = []
    time = Clock()

    def another() -> House:
        opened.append(open_event_log(backend.log_url, EVENTS))
        return House(opened[-1], time)

    try:
        yield another
    finally:
        for log in opened:
            log.close()


def at_once(calls: list[Callable[[], ResultT]]) -> list[ResultT | Exception]:
    """Results, or what was raised, of calls made by as many threads."""

    def result(call: Callable[[], ResultT]) -> ResultT | Exception:
        try:
            return call()
        except Exception as error:  # noqa: BLE001  # the test looks at it
            return error

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(result, calls))


def once(action: Callable[[], object]) -> Callable[[], None]:
    """The action at the first call, nothing later."""
    pending = [action]

    def run() -> None:
        if pending:
            pending.pop()()

    return run


def again(envelope: CommandEnvelope, **changed: object) -> CommandEnvelope:
    return replace(envelope, **changed)  # type: ignore[arg-type]
