"""Plans with what was ordered under them, and differences with what became of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.aggregates.purchase_order.words import DifferenceKind, DifferenceOutcome
from domain.aggregates.purchase_plan.events import (
    PlanDrafted,
    PlanLine,
    PlannedPart,
    PlanRejected,
    PlanShareReturned,
)
from domain.aggregates.purchase_plan.words import PlanStage
from domain.reasons import ReasonCode
from projections.purchasing import PURCHASING
from projections.purchasing.queries.differences import differences
from projections.purchasing.queries.plans import plans
from tests.projections.purchasing.purchases import CLERK, ORDER, PLAN, SUPERVISOR, a_purchase
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.scenario import STORE, clock


@pytest.mark.requirement("R-106a")
def test_plans_show_who_decided_and_what_is_left(backend: BackendUrl) -> None:
    log = a_purchase()
    other = PlanDrafted(title="April", lines=(PlanLine(part="BELT-1", quantity=Decimal(1)),))
    log.add("purchase_plan-2", clock(12, days=1), other, by=CLERK)
    log.add("purchase_plan-3", clock(13, days=1), other, by=CLERK)
    log.add(
        "purchase_plan-3", clock(14, days=1), PlanRejected(), by=SUPERVISOR, reason=ReasonCode.PRICE_TOO_HIGH
    )
    back = PlannedPart(part="OIL-5W30", quantity=Decimal(5))
    log.add(PLAN, clock(15, days=1), PlanShareReturned(order=ORDER, parts=(back,)), by=SUPERVISOR)
    with read_model(PURCHASING, log.events, backend) as reader:
        everything = plans(reader, STORE)
        waiting = plans(reader, STORE, PlanStage.DRAFTED)
        assert plans(reader, "BJ01") == []
    first, second, third = everything
    assert [plan.plan for plan in waiting] == [second.plan] == ["purchase_plan-2"]
    assert (first.stage, first.drafted_by, first.decided_by) == (PlanStage.APPROVED, CLERK.id, SUPERVISOR.id)
    assert [(each.part, each.suggested, each.ordered, each.left) for each in first.lines] == [
        ("FILTER-1", None, Decimal(4), Decimal(0)),
        ("OIL-5W30", Decimal("11.5"), Decimal(5), Decimal(7)),
    ]
    assert (third.stage, third.reason) == (PlanStage.REJECTED, ReasonCode.PRICE_TOO_HIGH)


def test_differences_are_open_until_they_are_settled(backend: BackendUrl) -> None:
    with read_model(PURCHASING, a_purchase().events, backend) as reader:
        [short] = differences(reader, STORE)
        [price] = differences(reader, STORE, settled=True)
        assert differences(reader, "BJ01") == []
    assert (short.kind, short.part, short.supplier) == (DifferenceKind.SHORT, "OIL-5W30", "MAKER")
    assert (short.quantity, short.announced, short.delivered) == (Decimal(1), Decimal(6), Decimal(5))
    assert (price.outcome, price.credit_fen) == (DifferenceOutcome.CREDITED, 500)
    assert (price.ordered_price_fen, price.invoiced_price_fen) == (4_200, 4_300)
    assert (price.settled_by, price.settled_at) == (SUPERVISOR.id, clock(10, days=1))
