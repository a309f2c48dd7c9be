"""Whatever moves goods is written on the card; reservations only change what is available."""

from collections.abc import Sequence
from decimal import Decimal
from typing import get_args

from domain.aggregates.parts_stock.events import PartsStockEvent
from domain.envelope import Recorded
from domain.money import Money
from domain.parts import LotQuantity
from projections.cells import number
from projections.engine.columns import decimal_text, iso, json_text
from projections.engine.dbapi import Row
from projections.engine.projection import on, subscriptions
from projections.engine.rows import Rows
from projections.shelf_facts.quantities import bare_shelf, shelf_changes
from projections.stock_card.movements import GoodsEvent, cost_of, movement_of
from projections.stock_card.tables import CARD, LOT, MOVEMENT


def _happened(rows: Rows, recorded: Recorded[PartsStockEvent]) -> None:
    event, store = recorded.event, recorded.meta.store
    card = rows.get(CARD, store, event.part) or {"store": store, "part": event.part, **bare_shelf()}
    card |= shelf_changes(card, event)
    rows.put(CARD, card)
    if isinstance(event, GoodsEvent):
        _remember_cost(rows, store, event)
        rows.put(MOVEMENT, _movement(rows, recorded, event, card))


def _remember_cost(rows: Rows, store: str, event: GoodsEvent) -> None:
    new = cost_of(event)
    if new is not None:
        lot, cost = new
        rows.put(LOT, {"store": store, "part": event.part, "lot": lot, "unit_cost_fen": cost.fen})


def _movement(rows: Rows, recorded: Recorded[PartsStockEvent], event: GoodsEvent, card: Row) -> Row:
    meta = recorded.meta
    movement = movement_of(event)
    costs = [_cost(rows, meta.store, event.part, entry.lot) for entry in movement.lots]
    return {
        "store": meta.store,
        "part": event.part,
        "version": recorded.version,
        "day": meta.occurred_at.date().isoformat(),
        "occurred_at": iso(meta.occurred_at),
        "recorded_at": iso(meta.recorded_at),
        "late_entry": meta.late_entry,
        "kind": movement.kind,
        "quantity": decimal_text(movement.quantity),
        "lots": _lots(movement.lots, costs),
        **_costs(movement.lots, costs),
        **{name: card[name] for name in ("bin", "on_hand", "quarantined", "available")},
        "who": meta.actor.id,
        "role": meta.actor.role,
        "reason": meta.reason.code if meta.reason else None,
        **movement.known,
    }


def _cost(rows: Rows, store: str, part: str, lot: str) -> int | None:
    row = rows.get(LOT, store, part, lot)
    return None if row is None else number(row["unit_cost_fen"])


def _lots(lots: Sequence[LotQuantity], costs: Sequence[int | None]) -> str:
    return json_text(
        [
            {"lot": entry.lot, "quantity": decimal_text(entry.quantity), "unit_cost_fen": cost}
            for entry, cost in zip(lots, costs, strict=True)
        ]
    )


def _costs(lots: Sequence[LotQuantity], costs: Sequence[int | None]) -> Row:
    """Only where it is known of every lot; the price of a piece only where all have the same."""
    known = [cost for cost in costs if cost is not None]
    if not known or len(known) < len(costs):
        return {"unit_cost_fen": None, "cost_fen": None}
    fen = sum((entry.quantity * cost for entry, cost in zip(lots, known, strict=True)), Decimal(0))
    return {
        "unit_cost_fen": known[0] if len(set(known)) == 1 else None,
        "cost_fen": Money(fen=1).times(fen).fen,
    }


HANDLERS = subscriptions(*(on(event_type, _happened) for event_type in get_args(PartsStockEvent)))
