"""What came back: external reworks and repeat visits."""

from domain.aggregates.work_order.events.reworking import (
    ComebackAccepted,
    ComebackAssessed,
    ComebackClaimed,
    ComebackDeclined,
    RepeatVisitRecorded,
    ReworkClosed,
    ReworkRootCauseRecorded,
)
from domain.envelope import Recorded
from projections.engine.columns import Json, epoch_ms, json_text
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.handlers.changing import change_order
from projections.kpi.tables import ORDER


def _claimed(rows: Rows, recorded: Recorded[ComebackClaimed]) -> None:
    event = recorded.event
    original = rows.get(ORDER, event.original_order)
    # stores are counted by themselves, and each may be rebuilt without the others
    ours = original is not None and original["store"] == recorded.meta.store
    jobs: Json = list(event.original_jobs)
    before = rows.cells(ORDER, ("original",), recorded.stream)
    if before is not None and before[0] is not None:
        # what it came back from may be another order from now on
        rows.touch(ORDER, before[0])
    change_order(
        rows,
        recorded.stream,
        original=event.original_order if ours else None,
        original_jobs=json_text(jobs),
        claimed_ms=epoch_ms(recorded.meta.occurred_at),
    )


def _assessed(rows: Rows, recorded: Recorded[ComebackAssessed]) -> None:
    event = recorded.event
    change_order(rows, recorded.stream, same_fault=event.same_fault, cause=event.cause)


def _accepted(rows: Rows, recorded: Recorded[ComebackAccepted]) -> None:
    change_order(rows, recorded.stream, verdict="accepted")


def _declined(rows: Rows, recorded: Recorded[ComebackDeclined]) -> None:
    change_order(rows, recorded.stream, verdict="declined")


def _root_cause(rows: Rows, recorded: Recorded[ReworkRootCauseRecorded]) -> None:
    change_order(rows, recorded.stream, cause=recorded.event.cause)


def _closed(rows: Rows, recorded: Recorded[ReworkClosed]) -> None:
    event = recorded.event
    shares: Json = [[share.cause, str(share.share)] for share in event.shares]
    change_order(rows, recorded.stream, rework_cost_fen=event.cost.fen, shares=json_text(shares))


def _repeated(rows: Rows, recorded: Recorded[RepeatVisitRecorded]) -> None:
    reason = recorded.meta.reason
    change_order(
        rows,
        recorded.stream,
        repeats=recorded.event.earlier_order,
        repeat_reason=reason.code if reason else None,
    )


REWORK_SUBSCRIPTIONS = (
    on(ComebackClaimed, _claimed),
    on(ComebackAssessed, _assessed),
    on(ComebackAccepted, _accepted),
    on(ComebackDeclined, _declined),
    on(ReworkRootCauseRecorded, _root_cause),
    on(ReworkClosed, _closed),
    on(RepeatVisitRecorded, _repeated),
)
