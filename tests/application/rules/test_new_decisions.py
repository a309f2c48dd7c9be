"""Changed rules decide what happens from their date on. What was decided before stays as it was, in log and replay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pydantic import JsonValue

from application.replay.timeline import replay
from domain.actors import Actor, Role
from domain.aggregates.rule_set.commands import ActivateRules, ApproveRules, DraftRules
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.events.quoting import JobQuoted
from domain.envelope import Recorded
from domain.errors import Refused
from domain.event import Event
from domain.rules.targets import AfterSalesDepartment, Band
from runtime.system import System
from tests.application.rules.conftest import Now
from tests.support.default_rules import DEFAULT_RULES
from tests.support.rule_changes import draft_and_approve, give, put_in_force
from tests.support.scenario import SHANGHAI, clock
from tests.support.scripted_day import STORE, ScriptedDay, scripted_day
from tests.support.scripted_day.on_bus import play
from tests.support.scripted_day.people import JUNIOR, TECHNICIAN
from tests.support.scripted_day.step import Step

FIRST, SECOND = date(2026, 3, 2), date(2026, 3, 3)


def play_day(system: System, now: Now, day: date, prefix: str) -> ScriptedDay:
    """A day with cars of its own: a VIN can be registered only once."""
    script = scripted_day(day=day, prefix=prefix)
    steps = [
        replace(step, body={**step.body, "vin": f"{step.body['vin']}"[:-1] + str(day.day)})
        if "vin" in step.body
        else step
        for step in script.steps
    ]
    shifts = [technician_day_of(technician, day) for technician in (TECHNICIAN, JUNIOR)]
    closing = [
        Step(steps[-1].at, f"{prefix}-end-{number}", "technician_day.end_shift", stream, technician, {})
        for number, (technician, stream) in enumerate(shifts, start=100000)
    ]
    play(system.bus, [*steps, *closing], STORE, now.move_to)
    return script


def technician_day_of(technician: Actor, day: date) -> tuple[Actor, str]:
    return technician, f"technician_day-{STORE}-{technician.id}-{day}"


def all_events(system: System) -> list[Recorded[Event]]:
    return system.log.read_all(after=0, limit=100_000)


def quotes(events: list[Recorded[Event]]) -> list[tuple[str | None, str, timedelta]]:
    return [
        (
            recorded.meta.rule_set,
            recorded.event.price_list,
            recorded.event.valid_until - recorded.meta.occurred_at,
        )
        for recorded in events
        if isinstance(recorded.event, JobQuoted)
    ]


def test_old_decisions_keep_their_rules_and_new_ones_follow_the_new(system: System, now: Now) -> None:
    first = play_day(system, now, FIRST, "first")
    before = all_events(system)
    replayed = replay(system.log, WORK_ORDER, first.repair.order)

    put_in_force(system.bus, {"quote_valid_days": 3}, clock(0, days=1), at=now.at.astimezone(SHANGHAI))
    play_day(system, now, SECOND, "second")

    after = all_events(system)
    assert after[: len(before)] == before
    assert replay(system.log, WORK_ORDER, first.repair.order) == replayed
    old, new = DEFAULT_RULES.id, "group/R1"
    assert {recorded.meta.rule_set for recorded in before} == {old}
    of_second = [recorded for recorded in after if recorded.meta.occurred_at.date() == SECOND]
    assert {recorded.meta.rule_set for recorded in of_second} == {new}
    assert set(quotes(before)) == {(old, old, timedelta(days=7))}
    assert set(quotes(of_second)) == {(new, new, timedelta(days=3))}


def test_a_fact_entered_late_is_judged_by_the_rules_of_its_time(system: System, now: Now) -> None:
    steps = scripted_day(day=FIRST, prefix="late").steps
    quoting = next(index for index, step in enumerate(steps) if step.command == "work_order.quote_job")
    play(system.bus, steps[:quoting], STORE, now.move_to)
    now.move_to(steps[quoting].at)
    put_in_force(system.bus, {"quote_valid_days": 3}, clock(0, days=1), at=steps[quoting].at)
    play(system.bus, [steps[quoting]], STORE, lambda _at: now.move_to(clock(7, days=1)))
    assert set(quotes(all_events(system))) == {(DEFAULT_RULES.id, DEFAULT_RULES.id, timedelta(days=7))}


def test_one_store_may_be_stricter_than_the_group(system: System, now: Now) -> None:
    put_in_force(system.bus, {"quote_valid_days": 1}, clock(0), at=clock(8), scope=STORE)
    play_day(system, now, FIRST, "strict")
    rules = f"{DEFAULT_RULES.id}+{STORE}/R1"
    assert set(quotes(all_events(system))) == {(rules, rules, timedelta(days=1))}


def test_the_author_cannot_approve_whatever_the_role(system: System) -> None:
    both = Actor(id="SM9", role=Role.GENERAL_MANAGER)
    draft = DraftRules(title="mine", effective_from=clock(9), document={"quote_valid_days": 1})
    give(system.bus, draft, clock(8))
    with pytest.raises(Refused) as refusal:
        give(system.bus, ApproveRules(draft="R1"), clock(8), by=both)
    assert refusal.value.code == "RULES-APPROVE-001"
    assert system.rule_book.rules_for(STORE, clock(12, days=9)).id == DEFAULT_RULES.id


@pytest.mark.requirement("R-191a")
def test_the_station_head_sets_targets_and_plans_per_department(system: System) -> None:
    target: JsonValue = {
        "kind": "technical",
        "better": "higher",
        "bands": {"passing": "80"},
        "departments": {
            "workshop": {"bands": {"passing": "82"}, "plan": {"2026-04": "83", "2026-05": "85"}},
            "body_and_paint": {"bands": {"passing": "70"}, "plan": {"2026-04": "71"}},
        },
    }
    head = Actor(id="SH9", role=Role.STATION_HEAD)
    draft_and_approve(
        system.bus, {"targets": {"C01": target}}, clock(0, days=30), at=clock(8), scope=STORE, by=head
    )
    give(system.bus, ActivateRules(draft="R1"), clock(8), by=head, scope=STORE)

    assert system.rule_book.rules_for(STORE, clock(8)).targets["C01"] == DEFAULT_RULES.targets["C01"]
    wanted = system.rule_book.rules_for(STORE, clock(8, days=30)).targets["C01"]
    assert wanted.band_of(Decimal(81), AfterSalesDepartment.WORKSHOP) is Band.MISSED
    assert wanted.band_of(Decimal(81), AfterSalesDepartment.BODY_AND_PAINT) is Band.PASS
    assert wanted.planned(AfterSalesDepartment.WORKSHOP, "2026-05") == Decimal(85)
    assert wanted.planned(AfterSalesDepartment.BODY_AND_PAINT, "2026-05") is None
