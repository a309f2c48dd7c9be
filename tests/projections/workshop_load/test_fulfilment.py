"""The plan of the day beside what was done."""

from __future__ import annotations

import pytest

from projections.workshop_load import WORKSHOP_LOAD
from projections.workshop_load.queries.fulfilment import PlanFulfilment, plan_fulfilment
from tests.projections.histories import a_day
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.scenario import DAY, STORE, clock


@pytest.mark.requirement("R-028")
def test_planned_and_unplanned_work_of_the_day(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_LOAD, a_day(), backend) as reader:
        lines = plan_fulfilment(reader, STORE, DAY, DAY)
        assert plan_fulfilment(reader, "BJ01", DAY, DAY) == []
    brakes, service, *others = lines
    assert brakes == PlanFulfilment(
        day=DAY,
        order="order-1",
        job="J1",
        technician="te01",
        bay="B1",
        start=clock(9),
        end=clock(10, 30),
        planned_minutes=90,
        clocked_minutes=150,
        finished=True,
    )
    assert (service.order, service.technician, service.planned_minutes) == ("order-2", "te02", 50)
    assert [(each.order, each.job, each.start, each.bay, each.planned_minutes) for each in others] == [
        ("order-1", "J2", None, None, 0)
    ]
    assert others[0].clocked_minutes == 110
