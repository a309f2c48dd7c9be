"""Reworks inside and outside, skipped delivery steps, labour billed otherwise than the standard."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from domain.aggregates.work_order.events.delivering import DeliveryStepDone, DeliveryStepSkipped
from domain.aggregates.work_order.events.quoting import JobQuoted
from domain.aggregates.work_order.events.reworking import (
    NonconformityDisposed,
    ResponsibilityShare,
    ReworkClosed,
    ReworkInspected,
)
from domain.aggregates.work_order.words import Cause, Disposal, SameFault
from domain.reasons import ReasonCode
from domain.trade import DeliveryStep
from projections.inspection_log import INSPECTION_LOG
from projections.inspection_log.queries.exceptions import delivery_steps, labour_overrides, skipped_steps
from projections.inspection_log.queries.reworks import comebacks_of, external_reworks, internal_reworks
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, labour, sealed, yuan
from tests.projections.reading import read_model
from tests.projections.stories.plain_order import issued_order
from tests.support.backends import BackendUrl
from tests.support.scenario import DAY, INSPECTOR, STATION_HEAD, STORE, clock


@pytest.mark.requirement("R-038", "R-045a")
def test_an_internal_rework_names_cause_person_and_end(backend: BackendUrl) -> None:
    with read_model(INSPECTION_LOG, a_day(), backend) as reader:
        [rework] = internal_reworks(reader, STORE, DAY, DAY)
    assert (rework.order, rework.job, rework.round) == ("order-1", "J1", 1)
    assert (rework.cause, rework.responsible, rework.opened_by) == (Cause.WORKMANSHIP, "te01", "qi01")
    assert (rework.opened_at, rework.passed_at) == (clock(12, 30), clock(13, 30))


@pytest.mark.requirement("R-038", "R-045a")
def test_an_external_rework_leads_back_to_the_original_order(backend: BackendUrl) -> None:
    with read_model(INSPECTION_LOG, a_day(), backend) as reader:
        [rework] = external_reworks(reader, STORE, DAY, DAY)
        assert comebacks_of(reader, STORE, "order-0") == [rework]
        assert comebacks_of(reader, STORE, "order-1") == []
    assert (rework.order, rework.original_order, rework.original_jobs) == ("order-3", "order-0", ("J1",))
    assert (rework.same_fault, rework.cause, rework.accepted) == (SameFault.YES, Cause.WORKMANSHIP, True)
    assert (rework.root_cause, rework.inspected, rework.closed_at) == (Cause.WORKMANSHIP, None, None)


@pytest.mark.requirement("R-047")
def test_disposal_inspection_and_cost_close_it(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    log.add("order-3", clock(15), NonconformityDisposed(disposal=Disposal.REPAIR_AGAIN), by=STATION_HEAD)
    inspected = ReworkInspected(passed=True, record=sealed("customer-3", "quiet"))
    log.add("order-3", clock(16, 50), inspected, by=INSPECTOR)
    shares = (ResponsibilityShare(cause=Cause.WORKMANSHIP, share=Decimal(100)),)
    log.add("order-3", clock(17), ReworkClosed(cost=yuan(150), shares=shares), by=STATION_HEAD)
    with read_model(INSPECTION_LOG, log.events, backend) as reader:
        [rework] = external_reworks(reader, STORE, DAY, DAY)
    assert (rework.disposal, rework.inspected) == (Disposal.REPAIR_AGAIN, True)
    assert (rework.closed_at, rework.cost_fen) == (clock(17), 15_000)


@pytest.mark.requirement("R-052b")
def test_a_skipped_step_is_reported_with_its_reason_until_it_is_done(backend: BackendUrl) -> None:
    with read_model(INSPECTION_LOG, a_day(), backend) as reader:
        [step] = skipped_steps(reader, STORE, DAY, DAY)
        assert len(delivery_steps(reader, STORE, DAY, DAY)) == 2
    assert (step.order, step.step, step.by) == ("order-1", DeliveryStep.OPERATION_EXPLAINED, "sa01")
    assert (step.at, step.reason) == (clock(16, 30), ReasonCode.CUSTOMER_IN_HURRY)
    log = issued_order(Log(), "order-1", clock(8))
    skipped = DeliveryStepSkipped(step=DeliveryStep.VEHICLE_WASHED)
    log.add("order-1", clock(9), skipped, reason=ReasonCode.CUSTOMER_WISH)
    log.add("order-1", clock(10), DeliveryStepDone(step=DeliveryStep.VEHICLE_WASHED))
    with read_model(INSPECTION_LOG, log.events, backend) as reader:
        assert skipped_steps(reader, STORE, DAY, DAY) == []


@pytest.mark.requirement("R-050")
def test_billed_hours_beside_the_standard_are_listed_with_person_and_reason(backend: BackendUrl) -> None:
    with read_model(INSPECTION_LOG, a_day(), backend) as reader:
        [override] = labour_overrides(reader, STORE, DAY, DAY)
    assert (override.order, override.job, override.operation) == ("order-3", "J1", "BR-PAD")
    assert (override.standard_hours, override.billed_hours) == (Decimal("1.2"), Decimal("0.5"))
    assert (override.by, override.reason) == ("fd01", ReasonCode.CONDITION_OF_VEHICLE)
    assert override.amount_fen == 15_000


@pytest.mark.requirement("R-050")
def test_a_quote_back_at_the_standard_takes_the_override_off_the_list(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    at_standard = JobQuoted(
        job="J1",
        revision=2,
        lines=(labour("L2", "BR-PAD"),),
        total=yuan(360),
        price_list="default-1",
        valid_until=clock(15) + timedelta(days=7),
    )
    log.add("order-3", clock(15), at_standard)
    with read_model(INSPECTION_LOG, log.events, backend) as reader:
        assert labour_overrides(reader, STORE, DAY, DAY) == []


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    with read_model(INSPECTION_LOG, a_day(), backend) as reader:
        assert internal_reworks(reader, "BJ01", DAY, DAY) == []
        assert external_reworks(reader, "BJ01", DAY, DAY) == []
        assert comebacks_of(reader, "BJ01", "order-0") == []
        assert delivery_steps(reader, "BJ01", DAY, DAY) == []
        assert labour_overrides(reader, "BJ01", DAY, DAY) == []
