"""Sales prices: every version, with who proposed and who decided."""

from domain.aggregates.part.events import PriceApproved, PriceProposed, PriceRejected
from domain.aggregates.part.words import PriceStatus
from domain.envelope import Recorded
from projections.engine.columns import iso
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_register.tables import PRICE


def _proposed(rows: Rows, recorded: Recorded[PriceProposed]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        PRICE,
        {
            "store": meta.store,
            "part": event.part,
            "version": event.version,
            "price_fen": event.price.fen,
            "valid_from": event.valid_from.isoformat(),
            "basis": event.basis,
            "status": PriceStatus.PROPOSED,
            "proposed_by": meta.actor.id,
            "proposed_at": iso(meta.occurred_at),
        },
    )


def _decided(rows: Rows, recorded: Recorded[PriceApproved | PriceRejected]) -> None:
    event, meta = recorded.event, recorded.meta
    key = (meta.store, event.part, event.version)
    rows.change(
        PRICE,
        key,
        status=PriceStatus.APPROVED if isinstance(event, PriceApproved) else PriceStatus.REJECTED,
        decided_by=meta.actor.id,
        decided_at=iso(meta.occurred_at),
        reason=meta.reason.code if meta.reason else None,
    )


PRICE_SUBSCRIPTIONS = (
    on(PriceProposed, _proposed),
    on(PriceApproved, _decided),
    on(PriceRejected, _decided),
)
