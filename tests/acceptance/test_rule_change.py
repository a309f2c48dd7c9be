"""A rework window of 30 days instead of 10: seen beforehand, approved by two, rebuilt at work, taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import JsonValue, SecretStr

from application.commands import CommandEnvelope, new_stream_id
from application.replay import AsOf
from domain.actors import Actor, Role
from domain.aggregates.customer.commands import RegisterCustomer
from domain.aggregates.rule_set.commands import ActivateRules, ApproveRules, DraftRules, SimulateRules
from domain.aggregates.rule_set.refusals import OWN_DRAFT
from domain.errors import Refused
from domain.rules.timetable import GROUP
from projections.engine import Reader
from projections.kpi import KPI
from projections.kpi.catalogue import BY_ID
from projections.kpi.periods import Period, months
from projections.kpi.queries.figures import figures
from runtime.figures.moments import position_at
from runtime.figures.previewing import Preview, preview
from runtime.figures.restating import restate
from runtime.settings import Settings
from runtime.system import Background, System, open_system
from tests.acceptance.rework_year import (
    changed,
    events_of,
    first_time_fix,
    repairs,
    returned,
)
from tests.support.backends import BackendUrl
from tests.support.rule_changes import APPROVER, AUTHOR, give
from tests.support.scenario import DAY, STORE, clock
from tests.support.stored_history import store_in

YEAR = repairs()
AFTERWARDS = clock(9, days=500)
TODAY = AFTERWARDS.date()
WHOLE = Period(DAY.replace(day=1), (DAY + timedelta(days=365)).replace(day=28))
WINDOWS: dict[str, JsonValue] = {"rework_windows": {"routine": {"days": 30, "km": 2000}}}
AUTHOR_IN_BOTH_ROLES = Actor(id=AUTHOR.id, role=APPROVER.role)
LONG_SECONDS = 120.0

Vector = dict[str, tuple[tuple[int, int], ...]]


@pytest.fixture
def settings(backend: BackendUrl, tmp_path: Path) -> Settings:
    url = backend.log_url if backend.kind == "postgres" else None
    return Settings(data_dir=tmp_path / "data", database_url=url)


def as_shown(reader: Reader) -> Vector:
    """Both figures of every month, out of one state of the read model."""
    kpis = [BY_ID["Q01"], BY_ID["Q02a"]]
    with reader.snapshot() as read:
        by_month = [figures(read, STORE, m.first, m.last, today=TODAY, kpis=kpis) for m in months(WHOLE)]
    return {
        kpi.id: tuple((values[i].numerator, values[i].denominator) for values in by_month)
        for i, kpi in enumerate(kpis)
    }


def as_reckoned(days: int) -> Vector:
    def in_order(of_month: dict[str, tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple(of_month.get(f"{month.first:%Y-%m}", (0, 0)) for month in months(WHOLE))

    return {"Q01": in_order(first_time_fix(YEAR, days)), "Q02a": in_order(returned(YEAR, days))}


def drafted(system: System) -> Preview:
    """A manager drafts the change and looks at it."""
    effective = clock(0, days=-30)
    give(system.bus, DraftRules(title="返修期 30 天", effective_from=effective, document=WINDOWS), AFTERWARDS)
    seen = preview(
        system.reader,
        system.log,
        GROUP,
        "R1",
        rules=system.rule_history.draft_timetable(GROUP, "R1"),
        today=TODAY,
    )
    simulated = SimulateRules(
        draft="R1",
        preview=seen.digest,
        log_position=seen.position,
        first_day=seen.period.first,
        last_day=seen.period.last,
        changed_figures=seen.changed_figures,
        changed_orders=len(seen.changed_subjects),
    )
    give(system.bus, simulated, AFTERWARDS)
    return seen


def serves_customers(system: System, stop: threading.Event) -> int:
    """The shop at work: how many commands went through."""
    done = 0
    while not stop.is_set():
        command_id = f"customer-{done:06d}"
        system.bus.handle(
            CommandEnvelope(
                command_id=command_id,
                actor=Actor(id="A01", role=Role.SERVICE_ADVISOR),
                store=STORE,
                stream=new_stream_id("customer", command_id),
                body=RegisterCustomer(name=SecretStr("张三"), phone=SecretStr("13800138000")),
                occurred_at=AFTERWARDS,
            )
        )
        done += 1
    return done


def asks(reader: Reader, stop: threading.Event, is_enough: Callable[[Vector], bool]) -> list[Vector]:
    """Everything that was shown, until it is enough or time is up."""
    shown: list[Vector] = []
    while not stop.is_set():
        found = as_shown(reader)
        if not shown or found != shown[-1]:
            shown.append(found)
        if is_enough(found):
            break
    return shown


def test_a_rework_window_of_thirty_days(settings: Settings) -> None:
    with open_system(settings, clock=lambda: AFTERWARDS) as system:
        store_in(system.log, events_of(YEAR))
        system.engine.run_until_caught_up()
        assert as_shown(system.reader) == as_reckoned(10)
        before = system.engine.digest(KPI.name)

        seen = drafted(system)
        _names_exactly_what_changes(seen)
        assert system.engine.digest(KPI.name) == before, "a preview touches nothing"

        with pytest.raises(Refused) as refused:
            give(system.bus, ApproveRules(draft="R1"), AFTERWARDS, by=AUTHOR_IN_BOTH_ROLES)
        assert refused.value.code == OWN_DRAFT.code
        give(system.bus, ApproveRules(draft="R1"), AFTERWARDS, by=APPROVER)
        position = system.log.head()

        shown = _activated_under_traffic(system)
        assert shown == [as_reckoned(10), as_reckoned(30)], "the one or the other, never a mixture"
        system.engine.run_until_caught_up()
        assert as_shown(system.reader) == as_reckoned(30)

        _restatement_names_the_rules(system, position)
        system.engine.roll_back(KPI.name)
        assert as_shown(system.reader) == as_reckoned(10)
        assert system.engine.digest(KPI.name) == before, "bit for bit"


def _names_exactly_what_changes(seen: Preview) -> None:
    found = {
        (change.kpi, str(change.period), entry.subject) for change in seen.changes for entry in change.changes
    }
    expected = set(changed(YEAR, 10, 30))
    assert len(expected) > 10
    assert found == expected
    assert set(seen.changed_subjects) == {order for _, _, order in expected}
    for change in seen.changes:
        month = str(change.period)
        reckon = {"Q01": first_time_fix, "Q02a": returned}[change.kpi]
        assert (change.before.numerator, change.before.denominator) == reckon(YEAR, 10).get(month, (0, 0))
        assert (change.after.numerator, change.after.denominator) == reckon(YEAR, 30).get(month, (0, 0))


def _activated_under_traffic(system: System) -> list[Vector]:
    stop = threading.Event()
    timer = threading.Timer(LONG_SECONDS, stop.set)
    timer.start()
    with Background(system.engine), ThreadPoolExecutor(2) as shop:
        working = shop.submit(serves_customers, system, stop)
        asking = shop.submit(asks, system.reader, stop, lambda found: found == as_reckoned(30))
        give(system.bus, ActivateRules(draft="R1"), AFTERWARDS, by=APPROVER)
        shown = asking.result()
        stop.set()
        assert working.result() > 0
    timer.cancel()
    return shown


def _restatement_names_the_rules(system: System, position: int) -> None:
    month = next(iter(months(WHOLE)))
    then = position_at(system.log, AsOf(position=position))
    restated = restate(
        system.reader,
        system.log,
        STORE,
        month,
        then=then,
        rules_then=system.rule_history.timetable_at(then),
        today=TODAY,
        kpis=[BY_ID["Q01"]],
    )
    assert [cause.type for cause in restated.rules] == ["rule_set.rules_activated"]
    assert restated.then[0].numerator == as_reckoned(10)["Q01"][0][0]
    assert restated.now[0].numerator == as_reckoned(30)["Q01"][0][0]
