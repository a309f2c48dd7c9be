"""All that was decided about rules, up to the head of the log or up to an earlier position."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from application.event_log.records import StorageUnavailable
from application.rules import RuleHistory
from application.rules.history import LogReader
from domain.aggregates.rule_set.commands import ActivateRules
from domain.envelope import Recorded
from domain.errors import NotFound
from domain.event import Event
from domain.rules.timetable import GROUP, RuleTimetable
from runtime.system import System
from tests.support.default_rules import DEFAULT_RULES, SHIPPED_TIMETABLE
from tests.support.rule_changes import APPROVER, draft_and_approve, give, put_in_force
from tests.support.scenario import clock

NOON = clock(12)


@dataclass
class Counted:
    """The log, counting what is read of it."""

    log: LogReader
    reads: list[int] = field(default_factory=list)
    broken: bool = False

    def read_all(
        self,
        *,
        after: int,
        limit: int,
        type_names: frozenset[str] | None = None,
        to_position: int | None = None,
    ) -> Sequence[Recorded[Event]]:
        self.reads.append(after)
        if self.broken:
            raise StorageUnavailable
        return self.log.read_all(after=after, limit=limit, type_names=type_names, to_position=to_position)

    def head(self) -> int:
        return self.log.head()


def valid_days(timetable: RuleTimetable) -> list[int]:
    return [timetable.rules_for(store, NOON).quote_valid_days for store in ("S01", "S02", GROUP)]


def test_every_scope_as_decided_so_far(system: System) -> None:
    history = system.rule_history
    assert history.timetable() == SHIPPED_TIMETABLE
    put_in_force(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    assert valid_days(history.timetable()) == [3, 3, 3]
    put_in_force(system.bus, {"quote_valid_days": 2}, clock(10), at=clock(8), scope="S01")
    assert valid_days(history.timetable()) == [2, 3, 3]
    assert history.timetable().changes("S01") == [clock(9), clock(10)]
    for store in ("S01", "S02", GROUP):
        for hour in (8, 9, 10, 12):
            decided_by = system.rule_book.rules_for(store, clock(hour))
            assert history.timetable().rules_for(store, clock(hour)) == decided_by


def test_as_it_was_decided_at_each_position(system: System) -> None:
    heads, seen = [0], [SHIPPED_TIMETABLE.text()]
    for draft, days in (("R1", 3), ("R2", 2)):
        put_in_force(system.bus, {"quote_valid_days": days}, clock(9), at=clock(8), draft=draft)
        heads.append(system.log.head())
        seen.append(system.rule_history.timetable().text())
    assert len(set(seen)) == 3
    for history in (system.rule_history, RuleHistory(system.log, DEFAULT_RULES)):
        assert [history.timetable_at(position).text() for position in heads] == seen
        assert history.timetable_at(heads[1] - 1).text() == seen[0]
        assert history.timetable_at(heads[2] - 1).text() == seen[1]
        assert history.timetable_at(heads[2] + 1000).text() == seen[2]


def test_only_what_is_new_is_read(system: System) -> None:
    put_in_force(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    counted = Counted(system.log)
    history = RuleHistory(counted, DEFAULT_RULES)
    first = history.timetable()
    assert all(history.timetable() is first for _ in range(100))
    assert counted.reads == [0]
    assert history.timetable_at(1) == SHIPPED_TIMETABLE
    assert counted.reads == [0]
    head = system.log.head()
    put_in_force(system.bus, {"quote_valid_days": 2}, clock(9), at=clock(8), draft="R2")
    assert valid_days(history.timetable()) == [2, 2, 2]
    assert counted.reads == [0, head]


def test_more_than_a_page(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    put_in_force(system.bus, {"quote_valid_days": 2}, clock(10), at=clock(8), scope="S01")
    expected = RuleHistory(system.log, DEFAULT_RULES).timetable()
    monkeypatch.setattr("application.rules.history._PAGE", 1)
    assert RuleHistory(system.log, DEFAULT_RULES).timetable().text() == expected.text()


def test_another_process_is_heard_at_once(another_system: Callable[[], System]) -> None:
    here, there = another_system(), another_system()
    before = there.rule_history.timetable()
    put_in_force(here.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    after = there.rule_history.timetable()
    assert (valid_days(before), valid_days(after)) == ([7, 7, 7], [3, 3, 3])
    assert after.text() == here.rule_history.timetable().text()


def test_a_log_that_cannot_be_read_is_told(system: System) -> None:
    put_in_force(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    counted = Counted(system.log, broken=True)
    history = RuleHistory(counted, DEFAULT_RULES)
    with pytest.raises(StorageUnavailable):
        history.timetable()
    counted.broken = False
    assert valid_days(history.timetable()) == [3, 3, 3]


def test_a_draft_as_if_it_were_activated(system: System) -> None:
    draft_and_approve(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    preview = system.rule_history.draft_timetable(GROUP, "R1")
    assert system.rule_history.timetable() == SHIPPED_TIMETABLE
    give(system.bus, ActivateRules(draft="R1"), clock(8), by=APPROVER)
    assert preview.text() == system.rule_history.timetable().text()
    for hour in (8, 9, 12):
        assert preview.rules_for("S01", clock(hour)) == system.rule_book.rules_for("S01", clock(hour))


def test_there_is_no_such_draft(system: System) -> None:
    draft_and_approve(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
    for scope, draft in (("S01", "R1"), (GROUP, "R2")):
        with pytest.raises(NotFound) as refusal:
            system.rule_history.draft_timetable(scope, draft)
        assert refusal.value.code == "RULES-DRAFT-003"


def test_many_threads_ask_while_the_rules_change(system: System) -> None:
    """Every answer is whole, and nobody sees the old one after the new one."""

    def ask(_: int) -> list[int]:
        return [valid_days(system.rule_history.timetable())[0] for _ in range(50)]

    with ThreadPoolExecutor(4) as threads:
        asking = [threads.submit(ask, number) for number in range(4)]
        put_in_force(system.bus, {"quote_valid_days": 3}, clock(9), at=clock(8))
        seen = [each.result() for each in asking]
    assert all(mine == sorted(mine, reverse=True) and set(mine) <= {7, 3} for mine in seen)
    assert valid_days(system.rule_history.timetable()) == [3, 3, 3]
