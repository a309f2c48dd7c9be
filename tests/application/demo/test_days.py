"""What is left after some days: whole histories, full screens, attempts on record."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.demo import STORE, Script, worth_a_look
from application.replay import replay
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.state import WorkOrder
from domain.aggregates.work_order.status import OrderStatus, status_of_order
from domain.catalogue import DECIDERS
from domain.decider import fold
from projections.dispatch_queue.queries import queue
from projections.workshop_board.queries.orders import in_house, order
from runtime.settings import Settings
from tests.application.demo.played import played

_KIND = {decider.kind: decider for decider in DECIDERS}


def test_the_screens_are_full_and_every_history_folds(tmp_path: Path) -> None:
    with played(Settings(data_dir=tmp_path), Script(days=2, seed=1)) as (system, tally, _):
        assert tally.broken_off == []
        assert tally.arrivals > tally.delivered > 5
        events = system.log.read_all(after=0, limit=100_000)
        streams = {recorded.stream for recorded in events}
        states: dict[str, Any] = {
            stream: fold(_KIND[stream.partition("-")[0]], system.log.read_stream(stream))
            for stream in streams
        }
        orders = {
            stream: cast("WorkOrder", state)
            for stream, state in states.items()
            if stream.startswith("work_order-")
        }
        for stream, state in orders.items():
            shown = order(system.reader, STORE, stream)
            assert shown is not None
            assert shown.status is status_of_order(state)
        assert {status_of_order(state) for state in orders.values()} > {OrderStatus.DELIVERED}
        assert queue(system.reader, STORE, system.rules(STORE)) != []
        assert in_house(system.reader, STORE) != []


def test_no_read_model_is_empty_and_none_has_parked_anything(tmp_path: Path) -> None:
    with played(Settings(data_dir=tmp_path), Script(days=2, seed=1)) as (system, _, _):
        for line in system.engine.status():
            assert (bool(line.rows), line.parked, line.lag, line.error) == (True, 0, 0, None), line


def test_what_the_rules_refused_is_counted_as_the_log_of_refusals_has_it(tmp_path: Path) -> None:
    with played(Settings(data_dir=tmp_path), Script(days=1, seed=3)) as (system, tally, _):
        remembered = [refusal.code for refusal in system.log.refusals(limit=1000)]
        assert sorted(tally.refusals.elements()) == sorted(remembered)
        assert "CMD-ROLE-001" in remembered  # an advisor dispatching
        assert "WO-WORKABLE-001" in remembered  # clocking on before the customer agreed


def test_the_stories_are_in_the_histories(tmp_path: Path) -> None:
    expected = {
        "additional work": "work_order.additional_work_acknowledged",
        "internal rework": "work_order.internal_rework_opened",
        "comeback": "work_order.comeback_claimed",
        "contract": "work_order.contract_signed",
        "express lane": "work_order.express_lane_chosen",
        "delivery step skipped": "work_order.delivery_step_skipped",
        "high voltage": "work_order.special_process_released",
        "escalated diagnosis": "work_order.diagnosis_escalated",
        "promise changed": "work_order.delivery_promise_changed",
        "over night": "work_order.job_paused",
        "cancelled": "work_order.cancelled",
    }
    with played(Settings(data_dir=tmp_path), Script(days=3, seed=2)) as (system, tally, _):
        told = {story for stories in tally.stories.values() for story in stories}
        assert told >= expected.keys()
        for stream, stories in tally.stories.items():
            happened = {recorded.event.type_name for recorded in system.log.read_stream(stream)}
            assert {expected[story] for story in stories if story in expected} <= happened
        shown = replay(system.log, WORK_ORDER, worth_a_look(tally))
        assert "work_order.internal_rework_opened" in {step.recorded.event.type_name for step in shown.steps}


def test_nobody_has_a_clock_running_at_night(tmp_path: Path) -> None:
    with played(Settings(data_dir=tmp_path), Script(days=2, seed=4)) as (system, _, _):
        for recorded in system.log.read_all(
            after=0, limit=1000, type_names=frozenset({"technician_day.shift_planned"})
        ):
            state = replay(system.log, _KIND["technician_day"], recorded.stream).state
            assert state.open_punch is None


@pytest.mark.slow
@settings(max_examples=5)
@given(seed=st.integers(min_value=0, max_value=10**6), visits=st.integers(min_value=1, max_value=30))
def test_no_seed_meets_an_unexpected_refusal(
    seed: int, visits: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory = tmp_path_factory.mktemp("demo")
    with played(Settings(data_dir=directory), Script(days=2, seed=seed, visits=visits)) as (_, tally, _):
        assert tally.broken_off == []
