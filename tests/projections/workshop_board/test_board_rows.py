"""The rows of the board, and that they call orders and jobs what the aggregate would call them."""

from __future__ import annotations

from typing import cast

import pytest
from sqlalchemy import select

from domain.aggregates.work_order.events import EVENTS, WorkOrderEvent
from domain.aggregates.work_order.evolving import evolve
from domain.aggregates.work_order.state import EMPTY, WorkOrder
from domain.aggregates.work_order.status import status_of_job, status_of_order
from domain.envelope import Recorded
from projections.engine import Engine
from projections.workshop_board import WORKSHOP_BOARD
from projections.workshop_board.tables import JOB, ORDER
from tests.projections.histories import a_day
from tests.projections.log_builder import Log
from tests.projections.stories.plain_order import opened_order
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import check_projection, fresh_read_database
from tests.support.scenario import STORE, clock


@pytest.mark.requirement("R-029", "R-030")
def test_rows_of_the_day(backend: BackendUrl) -> None:
    shown = check_projection(WORKSHOP_BOARD, a_day(), backend.read_url)
    states = [(row["order"], row["status"], row["in_house"]) for row in shown["order"]]
    assert states == [
        ("order-1", "delivered", False),
        ("order-2", "to_settle", True),
        ("order-3", "to_dispatch", True),
    ]
    assert [(row["visit"], row["owner"], row["orders"], row["in_house"]) for row in shown["visit"]] == [
        ("visit-1", "sa01", 1, False),
        ("visit-2", "re01", 1, True),
        ("visit-3", "sa01", 1, True),
    ]
    assert [(row["order"], row["job"], row["status"]) for row in shown["job"]] == [
        ("order-1", "J1", "passed"),
        ("order-1", "J2", "passed"),
        ("order-2", "J1", "passed"),
        ("order-3", "J1", "queued"),
    ]
    assert [(row["visit"], row["request"], row["open"]) for row in shown["request"]] == [
        ("visit-2", "R1", False)
    ]


def test_the_row_of_an_order_that_was_just_opened(backend: BackendUrl) -> None:
    shown = check_projection(
        WORKSHOP_BOARD, opened_order(Log(), "order-9", clock(9)).events, backend.read_url
    )
    assert shown["order"] == [
        {
            "order": "order-9",
            "store": STORE,
            "visit": "visit-order-9",
            "vehicle": "vehicle-order-9",
            "customer": "customer-order-9",
            "model": "Regal",
            "order_class": "repair",
            "advisor": "sa01",
            "owner": None,
            "waiting_customer": False,
            "open_requests": 0,
            "opened_at": "2026-03-02T09:00:00+08:00",
            "appointment_at": None,
            "express_lane": False,
            "potential_claim": False,
            "promised_at": None,
            "promised_ms": None,
            "promise_changes": 0,
            "progress_percent": None,
            "progress_at": None,
            "expected_at": None,
            "returned_sections": "[]",
            "incomplete": False,
            "settled": False,
            "delivered": False,
            "cancelled": False,
            "status": "reception",
            "status_since": "2026-03-02T09:00:00+08:00",
            "status_ms": 1_772_413_200_000,
            "waiting_for": "[]",
            "departments": "[]",
            "blocked": False,
            "technicians": "[]",
            "bays": "[]",
            "rework": False,
            "additional_work": 0,
            "in_house": True,
        }
    ]


def test_the_board_and_the_aggregate_agree_after_every_event(backend: BackendUrl) -> None:
    states: dict[str, WorkOrder] = {}
    source = ListSource()
    with fresh_read_database(backend.read_url) as database:
        engine = Engine([WORKSHOP_BOARD], source, database)
        for recorded in a_day():
            source.append(recorded)
            if not isinstance(recorded.event, EVENTS):
                continue
            engine.step()
            happened = cast("Recorded[WorkOrderEvent]", recorded)
            state = evolve(states.get(recorded.stream, EMPTY), happened)
            states[recorded.stream] = state
            orders = {row["order"]: row["status"] for row in engine.reader.rows(select(ORDER))}
            assert orders == {stream: status_of_order(each) for stream, each in states.items()}
            jobs = {
                row["job"]: row["status"]
                for row in engine.reader.rows(select(JOB))
                if row["order"] == recorded.stream
            }
            assert jobs == {name: status_of_job(job) for name, job in state.jobs.items()}
