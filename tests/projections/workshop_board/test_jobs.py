"""Jobs that wait for somebody's next step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from domain.aggregates.work_order.events.dispatching import SpecialProcessMarked, SpecialProcessReleased
from domain.aggregates.work_order.status import JobStatus
from projections.views import Reads
from projections.workshop_board import WORKSHOP_BOARD
from projections.workshop_board.queries.jobs import (
    additional_work,
    awaiting_acceptance,
    awaiting_confirmation,
    awaiting_customer,
    awaiting_final_inspection,
    jobs_in_house,
    jobs_of,
    unreleased_special_processes,
)
from projections.workshop_board.queries.orders import order
from projections.workshop_board.views import BoardJob
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, until
from tests.projections.reading import read_model
from tests.projections.stories.plain_order import issued_order
from tests.support.backends import BackendUrl
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import STATION_HEAD, STORE, WORKSHOP_SUPERVISOR, clock

Query = Callable[[Reads, str], list[BoardJob]]


def listed(query: Query, when: datetime, backend: BackendUrl) -> list[str]:
    with read_model(WORKSHOP_BOARD, until(a_day(), when), backend) as reader:
        return [f"{job.order}/{job.job}" for job in query(reader, STORE)]


@pytest.mark.requirement("R-035")
def test_what_a_technician_found_waits_for_reception(backend: BackendUrl) -> None:
    found = [listed(additional_work, when, backend) for when in (clock(9, 19), clock(9, 20), clock(9, 25))]
    assert found == [[], ["order-1/J2"], []]


@pytest.mark.requirement("R-036")
def test_then_it_waits_for_the_customer_and_its_age_is_known(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(9, 42)), backend) as reader:
        [job] = awaiting_customer(reader, STORE)
        shown = order(reader, STORE, "order-1")
    assert (job.order, job.job, job.age(clock(9, 42))) == ("order-1", "J2", timedelta(minutes=12))
    assert shown is not None
    assert shown.additional_work == 1
    assert listed(awaiting_customer, clock(9, 53), backend) == []


@pytest.mark.requirement("R-035", "R-036")
def test_additional_work_is_counted_on_the_order_until_it_is_decided(backend: BackendUrl) -> None:
    def count(when: datetime) -> int:
        with read_model(WORKSHOP_BOARD, until(a_day(), when), backend) as reader:
            shown = order(reader, STORE, "order-1")
        assert shown is not None
        return shown.additional_work

    moments = (clock(9, 19), clock(9, 20), clock(9, 25), clock(9, 50))
    assert [count(when) for when in moments] == [0, 1, 1, 0]


@pytest.mark.requirement("R-039b")
def test_a_finished_job_waits_for_both_sides_to_confirm(backend: BackendUrl) -> None:
    moments = (clock(11, 59), clock(12, 0), clock(12, 5))
    assert [listed(awaiting_confirmation, when, backend) for when in moments] == [[], ["order-1/J1"], []]


@pytest.mark.requirement("R-039a")
def test_then_for_the_supervisor_to_accept_it(backend: BackendUrl) -> None:
    moments = (clock(12, 4), clock(12, 5), clock(12, 6))
    assert [listed(awaiting_acceptance, when, backend) for when in moments] == [[], ["order-1/J1"], []]


@pytest.mark.requirement("R-037a")
def test_then_for_the_final_inspection_and_after_rework_again(backend: BackendUrl) -> None:
    moments = (clock(12, 5), clock(12, 6), clock(12, 30), clock(13, 21), clock(13, 30))
    waiting = [listed(awaiting_final_inspection, when, backend) for when in moments]
    assert waiting == [[], ["order-1/J1"], [], ["order-1/J1"], []]


@pytest.mark.requirement("R-024")
def test_a_special_process_is_listed_until_every_role_has_released_it(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(9), SpecialProcessMarked(job="J1", process="welding"))
    log.add("order-1", clock(9, 1), SpecialProcessReleased(job="J1"), by=STATION_HEAD)
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        [job] = unreleased_special_processes(reader, STORE, DEFAULT_RULES)
    assert job.released_by == (STATION_HEAD.role,)
    log.add("order-1", clock(9, 2), SpecialProcessReleased(job="J1"), by=WORKSHOP_SUPERVISOR)
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        assert unreleased_special_processes(reader, STORE, DEFAULT_RULES) == []


@pytest.mark.requirement("R-026a")
def test_a_job_says_who_does_it_where_and_when(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(9)), backend) as reader:
        [job] = jobs_of(reader, STORE, "order-1")
    assert (job.status, job.crew, job.open_clocks, job.bay) == (
        JobStatus.IN_PROGRESS,
        ("te01",),
        ("te01",),
        "B1",
    )
    assert (job.planned_start, job.planned_end) == (clock(9), clock(12, 30))


def test_jobs_of_cars_that_are_gone_are_not_in_the_house(backend: BackendUrl) -> None:
    assert listed(jobs_in_house, clock(17), backend) == ["order-2/J1", "order-3/J1"]


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(9, 20)), backend) as reader:
        assert additional_work(reader, "BJ01") == []
        assert jobs_in_house(reader, "BJ01") == []
        assert jobs_of(reader, "BJ01", "order-1") == []
