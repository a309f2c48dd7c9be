"""Counts as they were planned, frozen, entered, approved and posted."""

from decimal import ROUND_HALF_UP, Decimal

from domain.aggregates.stock_count.events import (
    CountApproved,
    CountEntered,
    CountFrozen,
    CountPlanned,
    CountPosted,
    CountVoided,
)
from domain.aggregates.stock_count.words import CountStage
from domain.envelope import Recorded
from projections.cells import number
from projections.engine.columns import decimal_text, iso
from projections.engine.dbapi import Row
from projections.engine.projection import on, subscriptions
from projections.engine.rows import Rows
from projections.stock_counts.tables import APPROVAL, COUNT, LINE
from projections.stock_counts.words import agreement


def _planned(rows: Rows, recorded: Recorded[CountPlanned]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        COUNT,
        {
            "count": recorded.stream,
            "store": meta.store,
            "title": event.title,
            "stage": CountStage.PLANNED,
            "planned_by": meta.actor.id,
            "planned_at": iso(meta.occurred_at),
            "parts": len(event.parts),
            "entered": 0,
            "differing": 0,
            "cards_differing": 0,
            "value_fen": 0,
        },
    )
    for place, part in enumerate(event.parts, start=1):
        rows.put(
            LINE, {"count": recorded.stream, "part": part, "store": meta.store, "place": place, "entries": 0}
        )


def _frozen(rows: Rows, recorded: Recorded[CountFrozen]) -> None:
    count = recorded.stream
    if rows.get(COUNT, count) is None:
        return
    rows.patch(COUNT, count, stage=CountStage.FROZEN, frozen_at=iso(recorded.meta.occurred_at))
    for book in recorded.event.books:
        if rows.get(LINE, count, book.part) is not None:
            rows.patch(
                LINE,
                (count, book.part),
                book=decimal_text(book.quantity),
                unit_cost_fen=book.unit_cost.fen,
            )


def _entered(rows: Rows, recorded: Recorded[CountEntered]) -> None:
    event, meta = recorded.event, recorded.meta
    count, line = rows.get(COUNT, recorded.stream), rows.get(LINE, recorded.stream, event.part)
    if count is None or line is None:
        return
    now: Row = {
        **line,
        "moved": decimal_text(event.moved),
        "counted": decimal_text(event.counted),
        "card": None if event.card is None else decimal_text(event.card),
        "difference": decimal_text(event.difference),
        "difference_fen": _worth(line, event.difference),
        "agreement": agreement(event.book + event.moved, event.counted, event.card),
        "entries": number(line["entries"]) + 1,
        "first_counted_by": line["first_counted_by"] or meta.actor.id,
        "counted_by": meta.actor.id,
        "counted_at": iso(meta.occurred_at),
    }
    rows.put(LINE, now)
    changed = {
        name: number(count[name]) + after - before
        for (name, before), after in zip(_marks(line).items(), _marks(now).values(), strict=True)
    }
    complete = changed["entered"] == count["parts"]
    stage = CountStage.ENTERED if complete else CountStage.FROZEN
    rows.patch(COUNT, recorded.stream, stage=stage, **changed)
    for approval in rows.select(APPROVAL, count=recorded.stream):
        rows.put(APPROVAL, {**approval, "stands": False})


def _worth(line: Row, difference: Decimal) -> int:
    """Without the bounds of an amount: nobody approves what is beyond them, but it is shown."""
    worth = Decimal(number(line["unit_cost_fen"] or 0)) * difference
    return int(worth.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _marks(line: Row) -> dict[str, int]:
    """What one line adds to its count."""
    card, counted = line["card"], line["counted"]
    return {
        "entered": int(counted is not None),
        "differing": int(line["difference"] not in {None, "0"}),
        "cards_differing": int(card is not None and card != counted),
        "value_fen": abs(number(line["difference_fen"] or 0)),
    }


def _approved(rows: Rows, recorded: Recorded[CountApproved]) -> None:
    event, meta = recorded.event, recorded.meta
    if rows.get(COUNT, recorded.stream) is None:
        return
    rows.put(
        APPROVAL,
        {
            "count": recorded.stream,
            "version": recorded.version,
            "store": meta.store,
            "approved_by": meta.actor.id,
            "role": meta.actor.role,
            "approved_at": iso(meta.occurred_at),
            "value_fen": event.value.fen,
            "second_needed": event.second_needed,
            "stands": True,
        },
    )
    stage = CountStage.ONCE_APPROVED if event.second_needed else CountStage.APPROVED
    rows.patch(COUNT, recorded.stream, stage=stage)


def _posted(rows: Rows, recorded: Recorded[CountPosted]) -> None:
    meta = recorded.meta
    if rows.get(COUNT, recorded.stream) is not None:
        rows.patch(
            COUNT,
            recorded.stream,
            stage=CountStage.POSTED,
            posted_by=meta.actor.id,
            posted_at=iso(meta.occurred_at),
        )


def _voided(rows: Rows, recorded: Recorded[CountVoided]) -> None:
    meta = recorded.meta
    if rows.get(COUNT, recorded.stream) is not None:
        rows.patch(
            COUNT,
            recorded.stream,
            stage=CountStage.VOIDED,
            voided_by=meta.actor.id,
            voided_at=iso(meta.occurred_at),
            void_reason=meta.reason.code if meta.reason else None,
        )


HANDLERS = subscriptions(
    on(CountPlanned, _planned),
    on(CountFrozen, _frozen),
    on(CountEntered, _entered),
    on(CountApproved, _approved),
    on(CountPosted, _posted),
    on(CountVoided, _voided),
)
