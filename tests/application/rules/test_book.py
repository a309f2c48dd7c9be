"""The rules in force as the log tells them: at once where they were decided, within a second elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from application.commands import CommandEnvelope
from application.event_log.records import StorageUnavailable
from application.rules import RuleBook
from domain.aggregates.rule_set.commands import DraftRules
from domain.envelope import Recorded
from domain.errors import AfterSalesError
from domain.event import Event
from domain.rules.timetable import GROUP
from runtime.system import System
from tests.support.default_rules import DEFAULT_RULES
from tests.support.rule_changes import APPROVER, put_in_force
from tests.support.scenario import clock

NOON = clock(12)


@dataclass
class Counted:
    """The log, counting what is asked of it."""

    system: System
    asked: list[str] = field(default_factory=list)
    broken: bool = False

    def read_stream(
        self, stream: str, *, after_version: int = 0, to_version: int | None = None
    ) -> list[Recorded[Event]]:
        self.asked.append(stream)
        if self.broken:
            raise StorageUnavailable
        return self.system.log.read_stream(stream, after_version=after_version, to_version=to_version)


@dataclass
class Seconds:
    value: float = 100.0

    def __call__(self) -> float:
        return self.value


def test_the_process_that_decides_obeys_at_once(system: System) -> None:
    assert system.rule_book.rules_for("S01", NOON).id == DEFAULT_RULES.id
    put_in_force(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    assert system.rule_book.rules_for("S01", clock(8, 59)).id == DEFAULT_RULES.id
    assert system.rule_book.rules_for("S01", clock(9)).id == "group/R1"
    put_in_force(system.bus, {"quote_valid_days": 2}, clock(10), at=clock(8), scope="S01")
    assert [system.rule_book.rules_for(store, NOON).quote_valid_days for store in ("S01", "S02", GROUP)] == [
        2,
        3,
        3,
    ]
    assert system.rule_book.rules_for("S01", NOON).id == "group/R1+S01/R1"


def test_another_process_obeys_within_a_second(another_system: Callable[[], System]) -> None:
    here, there = another_system(), another_system()
    seconds = Seconds()
    book = RuleBook(there.log, DEFAULT_RULES, seconds=seconds)
    assert book.rules_for("S01", NOON).id == DEFAULT_RULES.id
    put_in_force(here.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    seconds.value += 0.99
    assert book.rules_for("S01", NOON).id == DEFAULT_RULES.id
    seconds.value += 0.02
    assert book.rules_for("S01", NOON).id == "group/R1"


def test_the_log_is_asked_rarely_and_only_for_news(system: System) -> None:
    counted, seconds = Counted(system), Seconds()
    book = RuleBook(counted, DEFAULT_RULES, seconds=seconds)
    for _ in range(100):
        book.rules_for("S01", NOON)
    assert counted.asked == ["rule_set-group", "rule_set-S01"]
    seconds.value += 1
    for _ in range(100):
        book.rules_for("S01", NOON)
    assert len(counted.asked) == 4


def test_a_log_that_cannot_be_read_is_told(system: System) -> None:
    counted = Counted(system, broken=True)
    book = RuleBook(counted, DEFAULT_RULES, seconds=Seconds())
    with pytest.raises(StorageUnavailable):
        book.rules_for("S01", NOON)
    counted.broken = False
    assert book.rules_for("S01", NOON).id == DEFAULT_RULES.id


def test_many_threads_read_while_the_rules_change(system: System) -> None:
    """Every answer is one of the two rule sets, whole, and nobody sees the old one after the new one."""
    seen: list[list[tuple[str, int]]] = []
    stop = threading.Event()

    def read() -> None:
        mine: list[tuple[str, int]] = []
        seen.append(mine)
        while not stop.is_set():
            rules = system.rule_book.rules_for("S01", NOON)
            if not mine or mine[-1] != (rules.id, rules.quote_valid_days):
                mine.append((rules.id, rules.quote_valid_days))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    put_in_force(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    final = system.rule_book.rules_for("S01", NOON)
    stop.set()
    for reader in readers:
        reader.join()
    old, new = (DEFAULT_RULES.id, 7), ("group/R1", 3)
    assert (final.id, final.quote_valid_days) == new
    assert len(seen) == 4
    assert all(mine in ([old], [old, new], [new]) for mine in seen)


def test_who_speaks_for_one_store_does_not_change_the_groups_rules(system: System) -> None:
    put_in_force(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    with pytest.raises(AfterSalesError) as refusal:
        system.bus.handle(_in_the_name_of("S02"))
    assert refusal.value.http_status == 404
    assert system.log.refusals(limit=10)[-1].code == refusal.value.code


def _in_the_name_of(store: str) -> CommandEnvelope:
    return CommandEnvelope(
        command_id="not-my-group-1",
        actor=APPROVER,
        store=store,
        stream="rule_set-group",
        body=DraftRules(title="mine", effective_from=clock(9), document={"quote_valid_days": 1}),
        occurred_at=clock(8),
    )
