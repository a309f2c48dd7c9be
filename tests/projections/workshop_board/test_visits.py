"""Cars and customers in the house."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from domain.aggregates.visit.events.presence import LeftWithoutOrder, VehicleMoved
from domain.aggregates.visit.words import Area
from domain.aggregates.work_order.status import OrderStatus
from projections.views import Reads
from projections.workshop_board import WORKSHOP_BOARD
from projections.workshop_board.queries.orders import order
from projections.workshop_board.queries.visits import (
    in_reception,
    open_matters,
    open_requests,
    waiting_customers,
)
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, sealed, until
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.scenario import STORE, clock


@pytest.mark.requirement("R-017b")
def test_a_car_without_an_order_is_in_reception_and_its_wait_is_known(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(8, 5)), backend) as reader:
        [visit] = in_reception(reader, STORE)
    assert (visit.visit, visit.status) == ("visit-1", OrderStatus.RECEPTION)
    assert visit.waited(clock(8, 5)) == timedelta(minutes=5)
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(8, 14)), backend) as reader:
        [visit] = in_reception(reader, STORE)
    assert visit.waited(clock(8, 14)) == timedelta(minutes=6)
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(8, 15)), backend) as reader:
        assert in_reception(reader, STORE) == []


@pytest.mark.requirement("R-014")
def test_the_first_contact_answers_until_somebody_has_accepted(backend: BackendUrl) -> None:
    def owners(when: datetime) -> tuple[list[str], list[str]]:
        with read_model(WORKSHOP_BOARD, until(a_day(), when), backend) as reader:
            return visits_of(reader, "re01"), visits_of(reader, "sa01")

    assert owners(clock(8)) == (["visit-1"], [])
    assert owners(clock(8, 10)) == (["visit-1"], [])
    assert owners(clock(8, 11)) == ([], ["visit-1"])
    assert owners(clock(16, 45)) == (["visit-2"], ["visit-3"])


def visits_of(reader: Reads, owner: str) -> list[str]:
    return [each.visit for each in open_matters(reader, STORE, owner)]


@pytest.mark.requirement("R-020a")
def test_a_waiting_customers_request_is_listed_until_it_is_closed(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(10, 5)), backend) as reader:
        [request] = open_requests(reader, STORE)
        [visit] = waiting_customers(reader, STORE)
        shown = order(reader, STORE, "order-2")
    assert (request.visit, request.request, request.logged_at) == ("visit-2", "R1", clock(10, 5))
    assert (request.subject, request.words) == ("customer-2", sealed("customer-2", "tea, please").commitment)
    assert (visit.visit, visit.open_requests) == ("visit-2", 1)
    assert shown is not None
    assert (shown.waiting_customer, shown.open_requests) == (True, 1)
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(10, 20)), backend) as reader:
        assert open_requests(reader, STORE) == []
        assert [each.open_requests for each in waiting_customers(reader, STORE)] == [0]
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(11, 25)), backend) as reader:
        assert waiting_customers(reader, STORE) == []


def test_a_car_that_leaves_without_an_order_is_off_the_board(backend: BackendUrl) -> None:
    log = Log()
    log.events = until(a_day(), clock(8, 5))
    log.add("visit-1", clock(8, 6), VehicleMoved(area=Area.PARKING, place="P7"))
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        assert [(each.area, each.place) for each in in_reception(reader, STORE)] == [(Area.PARKING, "P7")]
    log.add("visit-1", clock(8, 20), LeftWithoutOrder(odometer=45_200))
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        assert in_reception(reader, STORE) == []
        assert open_matters(reader, STORE, "re01") == []


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(10, 5)), backend) as reader:
        assert [query(reader, "BJ01") for query in (in_reception, waiting_customers)] == [[], []]
        assert open_requests(reader, "BJ01") == []
        assert open_matters(reader, "BJ01", "re01") == []
