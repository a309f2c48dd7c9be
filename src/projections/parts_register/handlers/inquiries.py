"""Questions at the parts counter and how far they have come."""

from domain.aggregates.parts_inquiry.events import InquiryClosed, PartsAsked, PartsQuoted, SpecialPartOrdered
from domain.envelope import Recorded
from projections.engine.columns import Json, decimal_text, iso, json_text
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_register.handlers.entries import day_of, entered
from projections.parts_register.tables import INQUIRY, SPECIAL_ORDER


def _asked(rows: Rows, recorded: Recorded[PartsAsked]) -> None:
    event = recorded.event
    wanted: Json = [
        {"description": each.description, "quantity": decimal_text(each.quantity), "part": each.part}
        for each in event.wanted
    ]
    rows.put(
        INQUIRY,
        {
            **entered(recorded),
            "inquiry": recorded.stream,
            "store": recorded.meta.store,
            "day": day_of(recorded),
            "kind": event.kind,
            "order": event.order,
            "job": event.job,
            "wanted": json_text(wanted),
            "open": True,
        },
    )


def _quoted(rows: Rows, recorded: Recorded[PartsQuoted]) -> None:
    event, meta = recorded.event, recorded.meta
    quoted: Json = [
        {
            "part": line.part,
            "quantity": decimal_text(line.quantity),
            "unit_price_fen": line.unit_price.fen,
            "price_version": line.price_version,
            "amount_fen": line.amount.fen,
            "available": decimal_text(line.available),
        }
        for line in event.lines
    ]
    rows.change(
        INQUIRY,
        recorded.stream,
        quoted=json_text(quoted),
        total_fen=event.total.fen,
        quoted_by=meta.actor.id,
        quoted_at=iso(meta.occurred_at),
    )


def _ordered(rows: Rows, recorded: Recorded[SpecialPartOrdered]) -> None:
    event = recorded.event
    rows.put(
        SPECIAL_ORDER,
        {
            **entered(recorded),
            "inquiry": recorded.stream,
            "part": event.part,
            "purchase_order": event.purchase_order,
            "store": recorded.meta.store,
        },
    )


def _closed(rows: Rows, recorded: Recorded[InquiryClosed]) -> None:
    rows.change(INQUIRY, recorded.stream, open=False, closed_at=iso(recorded.meta.occurred_at))


INQUIRY_SUBSCRIPTIONS = (
    on(PartsAsked, _asked),
    on(PartsQuoted, _quoted),
    on(SpecialPartOrdered, _ordered),
    on(InquiryClosed, _closed),
)
