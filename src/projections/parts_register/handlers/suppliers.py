"""Purchase channels, and the goods that came through them."""

from domain.aggregates.purchase_order.events import GoodsReceived
from domain.aggregates.supplier.events import ChannelApproved, ChannelBlocked
from domain.envelope import Recorded
from projections.engine.columns import decimal_text, iso
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_register.handlers.entries import day_of
from projections.parts_register.tables import RECEIPT, SUPPLIER


def _approved(rows: Rows, recorded: Recorded[ChannelApproved]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        SUPPLIER,
        {
            "store": meta.store,
            "supplier": event.supplier,
            "title": event.title,
            "scope": event.scope,
            "approved": True,
            "approved_by": meta.actor.id,
            "approved_at": iso(meta.occurred_at),
        },
    )


def _blocked(rows: Rows, recorded: Recorded[ChannelBlocked]) -> None:
    meta, key = recorded.meta, (recorded.meta.store, recorded.event.supplier)
    rows.change(
        SUPPLIER,
        key,
        approved=False,
        blocked_by=meta.actor.id,
        blocked_at=iso(meta.occurred_at),
        reason=meta.reason.code if meta.reason else None,
    )


def _received(rows: Rows, recorded: Recorded[GoodsReceived]) -> None:
    event = recorded.event
    rows.put(
        RECEIPT,
        {
            "purchase_order": recorded.stream,
            "version": recorded.version,
            "store": recorded.meta.store,
            "day": day_of(recorded),
            "at": iso(recorded.meta.occurred_at),
            "part": event.part,
            "quantity": decimal_text(event.quantity),
            "value_fen": event.unit_cost.times(event.quantity).fen,
        },
    )


SUPPLIER_SUBSCRIPTIONS = (
    on(ChannelApproved, _approved),
    on(ChannelBlocked, _blocked),
    on(GoodsReceived, _received),
)
