"""Products sold, juniors supervised, operations planned and clocked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.aggregates.work_order.events.dispatching import OperationsPlanned, PlannedStep
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.quoting import AccessorySold
from domain.aggregates.work_order.events.working import JobSupervised
from domain.aggregates.work_order.words import SupervisionAct
from domain.trade import Channel
from projections.registers import REGISTERS
from projections.registers.queries.plans import operation_plans
from projections.registers.queries.sales import product_sales
from projections.registers.queries.supervision import supervised_jobs
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, yuan
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import (
    ADVISOR,
    DAY,
    OTHER_ADVISOR,
    STORE,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    clock,
)


def sold(line: str, amount: int) -> AccessorySold:
    return AccessorySold(
        line=line,
        product="WAX-01",
        title="Wax",
        quantity=Decimal(1),
        unit_price=yuan(amount),
        amount=yuan(amount),
        agreed_by=Channel.IN_PERSON,
    )


@pytest.mark.requirement("R-054")
def test_sales_are_counted_and_summed_per_advisor(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    log.add("order-1", clock(17), sold("L8", 40), sold("L9", 60), by=ADVISOR)
    log.add("order-2", clock(17), sold("L8", 25), by=OTHER_ADVISOR)
    log.add("order-1", clock(8, days=1), sold("L10", 500), by=ADVISOR)
    check_projection(REGISTERS, log.events, backend.read_url)
    with read_model(REGISTERS, log.events, backend) as reader:
        sales = product_sales(reader, STORE, DAY, DAY)
        assert product_sales(reader, "BJ01", DAY, DAY) == []
    assert [(line.advisor, line.count, line.amount_fen) for line in sales] == [
        ("sa01", 2, 10_000),
        ("sa02", 1, 2_500),
    ]
    assert [(sale.order, sale.line, sale.amount_fen) for sale in sales[0].sales] == [
        ("order-1", "L8", 4_000),
        ("order-1", "L9", 6_000),
    ]


def test_a_cancelled_order_has_sold_nothing(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    log.add("order-2", clock(17), sold("L8", 25))
    log.add("order-2", clock(17, 5), WorkOrderCancelled(work_started=True))
    with read_model(REGISTERS, log.events, backend) as reader:
        assert product_sales(reader, STORE, DAY, DAY) == []


@pytest.mark.requirement("R-026b")
def test_supervised_jobs_are_listed_per_junior(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    for order, junior, act in (
        ("order-1", "te02", SupervisionAct.GUIDANCE),
        ("order-1", "te02", SupervisionAct.OVERSIGHT),
        ("order-2", "te02", SupervisionAct.TRAINING),
        ("order-2", "te03", SupervisionAct.INSTRUCTION),
    ):
        supervised = JobSupervised(job="J1", senior="te01", junior=junior, act=act)
        log.add(order, clock(17), supervised, by=TECHNICIAN)
    check_projection(REGISTERS, log.events, backend.read_url)
    with read_model(REGISTERS, log.events, backend) as reader:
        juniors = supervised_jobs(reader, STORE, DAY, DAY)
        assert supervised_jobs(reader, "BJ01", DAY, DAY) == []
    assert [(line.junior, line.jobs, len(line.supervised)) for line in juniors] == [
        ("te02", 2, 3),
        ("te03", 1, 1),
    ]
    assert [(each.order, each.senior, each.act) for each in juniors[0].supervised] == [
        ("order-1", "te01", SupervisionAct.GUIDANCE),
        ("order-1", "te01", SupervisionAct.OVERSIGHT),
        ("order-2", "te01", SupervisionAct.TRAINING),
    ]


@pytest.mark.requirement("R-025b")
def test_a_plan_stands_beside_the_minutes_clocked_corrections_included(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    for job, minutes in (("J1", (30, 60)), ("J2", (100,))):
        steps = tuple(
            PlannedStep(sequence=place, title=f"step {place}", minutes=each)
            for place, each in enumerate(minutes, start=1)
        )
        planned = OperationsPlanned(job=job, steps=steps, with_advisor="sa01")
        log.add("order-1", clock(17), planned, by=WORKSHOP_SUPERVISOR)
    unclocked = OperationsPlanned(job="J1", steps=steps, with_advisor="sa01")
    log.add("order-3", clock(17), unclocked, by=WORKSHOP_SUPERVISOR)
    check_projection(REGISTERS, log.events, backend.read_url)
    with read_model(REGISTERS, log.events, backend) as reader:
        plans = operation_plans(reader, STORE, DAY, DAY)
        assert operation_plans(reader, "BJ01", DAY, DAY) == []
    assert [(plan.order, plan.job, plan.planned_minutes, plan.clocked_minutes) for plan in plans] == [
        ("order-1", "J1", 90, 150),
        ("order-1", "J2", 100, 110),
        ("order-3", "J1", 100, 0),
    ]
    assert [(step.sequence, step.title, step.minutes) for step in plans[0].steps] == [
        (1, "step 1", 30),
        (2, "step 2", 60),
    ]
    assert (plans[0].by, plans[0].with_advisor) == ("ws01", "sa01")
