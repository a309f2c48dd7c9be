"""Delivery steps, done or skipped, and labour billed otherwise than the standard says."""

from domain.aggregates.work_order.events.delivering import DeliveryStepDone, DeliveryStepSkipped
from domain.aggregates.work_order.events.quoting import JobQuoted
from domain.aggregates.work_order.lines import LabourLine
from domain.envelope import Recorded
from projections.engine.columns import decimal_text, iso
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.inspection_log.tables import OVERRIDE, STEP


def _step(rows: Rows, recorded: Recorded[DeliveryStepDone | DeliveryStepSkipped]) -> None:
    meta = recorded.meta
    done = isinstance(recorded.event, DeliveryStepDone)
    rows.put(
        STEP,
        {
            "order": recorded.stream,
            "step": recorded.event.step,
            "store": meta.store,
            "day": meta.occurred_at.date().isoformat(),
            "at": iso(meta.occurred_at),
            "by": meta.actor.id,
            "done": done,
            "reason": meta.reason.code if meta.reason and not done else None,
        },
    )


def _quoted(rows: Rows, recorded: Recorded[JobQuoted]) -> None:
    event, meta = recorded.event, recorded.meta
    for old in rows.select(OVERRIDE, order=recorded.stream, job=event.job):
        rows.delete(OVERRIDE, recorded.stream, old["line"])
    for line in event.lines:
        if isinstance(line, LabourLine) and line.overridden:
            rows.put(
                OVERRIDE,
                {
                    "order": recorded.stream,
                    "line": line.line,
                    "job": event.job,
                    "store": meta.store,
                    "day": meta.occurred_at.date().isoformat(),
                    "at": iso(meta.occurred_at),
                    "by": meta.actor.id,
                    "role": meta.actor.role,
                    "operation": line.operation,
                    "standard_hours": decimal_text(line.standard_hours),
                    "billed_hours": decimal_text(line.billed_hours),
                    "amount_fen": line.amount.fen,
                    "reason": meta.reason.code if meta.reason else None,
                },
            )


EXCEPTION_SUBSCRIPTIONS = (
    on(DeliveryStepDone, _step),
    on(DeliveryStepSkipped, _step),
    on(JobQuoted, _quoted),
)
