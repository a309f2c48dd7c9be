"""Plans, and what orders take of them."""

from decimal import Decimal

from domain.aggregates.purchase_plan.events import (
    PlanApproved,
    PlanDrafted,
    PlanDrawnOn,
    PlanRejected,
    PlanShareReturned,
)
from domain.aggregates.purchase_plan.words import PlanStage
from domain.envelope import Recorded
from projections.engine.columns import decimal_text, iso
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.purchasing.tables import PLAN, PLAN_LINE


def _drafted(rows: Rows, recorded: Recorded[PlanDrafted]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        PLAN,
        {
            "plan": recorded.stream,
            "store": meta.store,
            "title": event.title,
            "stage": PlanStage.DRAFTED,
            "drafted_at": iso(meta.occurred_at),
            "drafted_by": meta.actor.id,
        },
    )
    for line in event.lines:
        rows.put(
            PLAN_LINE,
            {
                "plan": recorded.stream,
                "part": line.part,
                "store": meta.store,
                "quantity": decimal_text(line.quantity),
                "suggested": None if line.suggested is None else decimal_text(line.suggested),
                "ordered": "0",
            },
        )


def _decided(rows: Rows, recorded: Recorded[PlanApproved | PlanRejected]) -> None:
    meta = recorded.meta
    approved = isinstance(recorded.event, PlanApproved)
    rows.patch(
        PLAN,
        recorded.stream,
        stage=PlanStage.APPROVED if approved else PlanStage.REJECTED,
        decided_at=iso(meta.occurred_at),
        decided_by=meta.actor.id,
        reason=meta.reason.code if meta.reason else None,
    )


def _moved(rows: Rows, recorded: Recorded[PlanDrawnOn | PlanShareReturned]) -> None:
    to_order = 1 if isinstance(recorded.event, PlanDrawnOn) else -1
    for planned in recorded.event.parts:
        line = rows.get(PLAN_LINE, recorded.stream, planned.part)
        if line is not None:
            ordered = Decimal(str(line["ordered"])) + to_order * planned.quantity
            rows.patch(PLAN_LINE, (recorded.stream, planned.part), ordered=decimal_text(ordered))


PLAN_SUBSCRIPTIONS = (
    on(PlanDrafted, _drafted),
    on(PlanApproved, _decided),
    on(PlanRejected, _decided),
    on(PlanDrawnOn, _moved),
    on(PlanShareReturned, _moved),
)
