"""Rules are changed, and the read models that depend on them are rebuilt beside the daily work."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import MetaData, Table, select

from application.commands import CommandEnvelope, new_stream_id
from application.event_log.records import StorageUnavailable
from domain.actors import Actor, Role
from domain.aggregates.customer.commands import RegisterCustomer
from domain.aggregates.customer.events import CustomerRegistered
from domain.envelope import Recorded
from domain.rules.timetable import RuleTimetable
from projections.catalogue import PROJECTIONS
from projections.engine import (
    Derivation,
    Engine,
    Projection,
    ReadDatabase,
    RebuildReport,
    Rows,
    on,
    open_read_database,
    subscriptions,
)
from projections.engine.columns import big_integer, key_text, text
from projections.engine.table_sql import Key
from runtime.rule_changes import RuleChanges
from runtime.settings import Settings
from runtime.system import Background, System, open_system
from tests.projections.engine.derived_sample import (
    CHARGES,
    CHEAP,
    DEAR,
    EVENTS,
    FREE,
    SMALL,
    Rules,
    charged_by,
    debts,
    engine_on,
    expected_debts,
)
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.rule_changes import put_in_force
from tests.support.scenario import clock

LONG_SECONDS = 60.0


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def database(backend: BackendUrl) -> Iterator[ReadDatabase]:
    opened = open_read_database(backend.read_url)
    yield opened
    opened.close()


@dataclass
class Beside:
    """What looks for changed rules, with all that it looks at."""

    database: ReadDatabase
    rules: Rules = field(default_factory=lambda: Rules(CHEAP))
    seconds: Seconds = field(default_factory=Seconds)
    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.engine = self.engine_with()
        self.engine.run_until_caught_up()
        self.changes = self.changes_with(self.engine)

    def engine_with(self, on_step: Callable[[str], None] = lambda _: None) -> Engine:
        """One more engine on the same read model."""
        source = ListSource(EVENTS)
        return Engine([CHARGES], source, self.database, on_step=on_step, sizes=SMALL, rules=self.rules)

    def changes_with(self, engine: Engine) -> RuleChanges:
        return RuleChanges(engine, seconds=self.seconds)

    def look(self) -> Sequence[RebuildReport]:
        return self.changes.look(self.stop)


@pytest.fixture
def beside(database: ReadDatabase) -> Beside:
    return Beside(database)


def test_what_depends_on_changed_rules_is_rebuilt(beside: Beside) -> None:
    assert beside.look() == []
    beside.rules.now = DEAR
    (report,) = beside.look()
    assert (report.name, report.switched) == ("charges", True)
    assert debts(beside.engine) == expected_debts(EVENTS, 9_000)
    assert beside.look() == []


def test_a_failure_is_logged_and_tried_again_with_growing_pauses(
    beside: Beside, caplog: pytest.LogCaptureFixture
) -> None:
    beside.rules.now = FREE
    tried_at: list[float] = []
    for _ in range(130):
        if beside.look():
            tried_at.append(beside.seconds.now)
        beside.seconds.now += 0.5
    assert tried_at == [0, 1, 3, 7, 15, 31, 63]
    assert "charges keeps to its former rules" in caplog.text
    assert "nobody works for nothing" in caplog.text
    assert debts(beside.engine) == expected_debts(EVENTS, 6_000)
    beside.rules.now = DEAR
    assert [report.switched for report in beside.look()] == [True], "other rules are tried at once"
    beside.rules.now = FREE
    assert beside.look()
    beside.seconds.now += 1
    assert beside.look(), "the pauses are short again"


def test_nobody_waits_longer_than_ten_minutes(beside: Beside) -> None:
    beside.rules.now = FREE
    for _ in range(15):
        assert beside.look()
        beside.seconds.now += 600


def test_a_log_that_cannot_be_read_is_asked_again(
    beside: Beside, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    def unavailable() -> str:
        asked.append(beside.seconds.now)
        raise StorageUnavailable

    beside.rules.now = DEAR
    with monkeypatch.context() as broken:
        broken.setattr(beside.engine, "rules_digest", unavailable)
        for _ in range(95):
            assert beside.look() == ()
            beside.seconds.now += 1
    assert asked == [0, 1, 3, 7, 15, 31, 61, 91]
    assert "could not be brought" in caplog.text
    beside.seconds.now += 30
    assert [report.switched for report in beside.look()] == [True]


def test_another_process_is_given_the_time_it_needs(
    backend: BackendUrl, beside: Beside, caplog: pytest.LogCaptureFixture
) -> None:
    """Each time this process is half-way the other one, with other rules in its program, begins anew."""
    elsewhere = open_read_database(backend.read_url)
    other = engine_on(elsewhere, ListSource(EVENTS), Rules(charged_by(12_000)))
    halfway = threading.Event()
    halfway.set()
    tried_at: list[float] = [-1.0]

    def begin_elsewhere(step: str) -> None:
        if step == "rebuild.2-part-folded" and tried_at[-1] != beside.seconds.now:
            tried_at.append(beside.seconds.now)
            other.rebuild("charges", stop=halfway)

    beside.rules.now = DEAR
    beside.changes = beside.changes_with(beside.engine_with(begin_elsewhere))
    with caplog.at_level(logging.INFO):
        for _ in range(2000):
            assert beside.look() == ()
            beside.seconds.now += 1
    waited = [later - earlier for earlier, later in pairwise(tried_at)]
    assert waited[1:] == [2.0**power for power in range(10)], "without an end, or neither would ever be done"
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [report.switched for report in other.rebuild_outdated()] == [True]
    elsewhere.close()


def test_stopped_in_the_middle_it_goes_on_the_next_time(beside: Beside) -> None:
    def stop_after_a_part(step: str) -> None:
        if step == "rebuild.2-part-folded":
            beside.stop.set()

    beside.rules.now = DEAR
    (report,) = beside.changes_with(beside.engine_with(stop_after_a_part)).look(beside.stop)
    assert (report.switched, report.failed) == (False, None)
    assert debts(beside.engine) == expected_debts(EVENTS, 6_000)
    (report,) = beside.changes.look(threading.Event())
    assert report.switched
    assert debts(beside.engine) == expected_debts(EVENTS, 9_000)


def test_who_is_told_to_stop_does_not_look(beside: Beside) -> None:
    asked = beside.rules.asked
    beside.stop.set()
    beside.changes.run(beside.stop)
    assert beside.rules.asked == asked


CUSTOMER = Table("customer", MetaData(), key_text("id"), text("store"))
OFFER = Table("offer", MetaData(), key_text("id"), big_integer("hourly_fen"))


def registered(rows: Rows, recorded: Recorded[CustomerRegistered]) -> None:
    rows.put(CUSTOMER, {"id": recorded.stream, "store": recorded.meta.store})
    rows.touch(CUSTOMER, recorded.stream)


def offer(rows: Rows, key: Key, rules: RuleTimetable) -> None:
    customer = rows.get(CUSTOMER, *key)
    assert customer is not None
    by = rules.rules_for(str(customer["store"]), clock(12))
    rows.put(OFFER, {"id": key[0], "hourly_fen": by.labour_rate_per_hour.fen})


OFFERS = Projection(
    name="offers",
    version=1,
    tables=(CUSTOMER, OFFER),
    handlers=subscriptions(on(CustomerRegistered, registered)),
    derivations=(Derivation(CUSTOMER, offer),),
)


def register(system: System, number: int) -> int:
    command_id = f"customer-{number:06d}"
    outcome = system.bus.handle(
        CommandEnvelope(
            command_id=command_id,
            actor=Actor(id="A01", role=Role.SERVICE_ADVISOR),
            store="S01",
            stream=new_stream_id("customer", command_id),
            body=RegisterCustomer(name=SecretStr("张三"), phone=SecretStr(f"138{number:08d}")),
            occurred_at=clock(8),
        )
    )
    return outcome.position


def test_an_activation_changes_the_figures_while_the_shop_is_at_work(
    backend: BackendUrl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runtime.system.PROJECTIONS", (*PROJECTIONS, OFFERS))
    url = backend.log_url if backend.kind == "postgres" else None
    settings = Settings(data_dir=tmp_path / "data", database_url=url)
    with open_system(settings, clock=lambda: clock(8)) as system, Background(system.engine):

        def offers() -> set[object]:
            return {row["hourly_fen"] for row in system.reader.rows(select(OFFER))}

        assert system.engine.wait_for(max(register(system, number) for number in range(20)), LONG_SECONDS)
        assert offers() == {30_000}
        put_in_force(system.bus, {"labour_rate_per_hour": {"fen": 45_000}}, clock(9), at=clock(8))
        number, deadline = 20, time.monotonic() + LONG_SECONDS
        while offers() != {45_000}:
            assert time.monotonic() < deadline
            assert len(offers()) == 1, "one set of rules at a time"
            assert system.engine.wait_for(register(system, number), LONG_SECONDS, "offers")
            number += 1
        assert system.engine.wait_for(register(system, number), LONG_SECONDS)
        assert offers() == {45_000}
        assert len(system.reader.rows(select(CUSTOMER))) == number + 1
        assert system.engine.outdated() == []
        assert system.engine.verify("offers").sound
