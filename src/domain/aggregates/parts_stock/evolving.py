"""How an event changes what the shelf remembers."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import assert_never

from domain.aggregates.parts_stock.events import (
    ArrivalExpected,
    ArrivalNoted,
    BackorderCancelled,
    BackorderCreated,
    DemandRedirected,
    LostSaleRecorded,
    NeedChanged,
    PartsStockEvent,
    QuarantineCleared,
    ReservationExpired,
    ReservationReleased,
    ReservationTransferred,
    StockAdjusted,
    StockIssued,
    StockPicked,
    StockReceived,
    StockReserved,
    StockReturned,
    StockReturnedToSupplier,
    StockScrapped,
    StockShelved,
    StockTransferredIn,
    StockTransferredOut,
)
from domain.aggregates.parts_stock.state import (
    NOTHING,
    Awaited,
    Kept,
    LineKey,
    Lot,
    PartsStock,
    key_of,
)
from domain.envelope import Recorded
from domain.parts import LotQuantity


def evolve(state: PartsStock, recorded: Recorded[PartsStockEvent]) -> PartsStock:
    if state.store is None:
        state = state._replace(store=recorded.meta.store, part=recorded.event.part)
    state = evolved(state, recorded.event)
    if isinstance(recorded.event, StockAdjusted):
        state = state._replace(adjusted_at=recorded.version)
    return state


def evolved(state: PartsStock, event: PartsStockEvent) -> PartsStock:
    """Without the envelope: a decision looks at its own events with it."""
    match event:
        case StockReceived():
            return _received(state, event)
        case StockTransferredIn():
            return _received(state, event)
        case StockShelved(bin=place):
            return state._replace(bin=place)
        case StockReserved():
            return _reserved(state, event)
        case BackorderCreated():
            return _awaited(state, event)
        case BackorderCancelled(line=line, quantity=quantity):
            return state._replace(awaited=_less_awaited(state.awaited, key_of(line), quantity))
        case (
            ReservationReleased(line=line, quantity=quantity)
            | ReservationExpired(line=line, quantity=quantity)
        ):
            return state._replace(kept=_less_kept(state.kept, key_of(line), quantity))
        case NeedChanged():
            return _need_changed(state, event)
        case ReservationTransferred():
            return _handed_over(state, event)
        case DemandRedirected(line=line, quantity=quantity):
            return state._replace(awaited=_less_awaited(state.awaited, key_of(line), quantity))
        case StockPicked(line=line, quantity=quantity):
            return state._replace(kept=_picked(state.kept, key_of(line), quantity))
        case StockIssued():
            return _issued(state, event)
        case StockReturned():
            return _returned(state, event)
        case QuarantineCleared(lots=cleared):
            lots = state.lots
            for entry in cleared:
                lots = _put(lots, entry.lot, good=entry.quantity, quarantined=-entry.quantity)
            return state._replace(lots=lots)
        case StockScrapped() | StockReturnedToSupplier():
            serials = state.serials.difference(event.serials)
            return state._replace(
                lots=_taken(state.lots, event.lots, from_quarantine=event.from_quarantine), serials=serials
            )
        case StockTransferredOut(lots=sent, serials=serials):
            lots = _taken(state.lots, sent, from_quarantine=False)
            return state._replace(lots=lots, serials=state.serials.difference(serials))
        case StockAdjusted():
            return _adjusted(state, event)
        case ArrivalExpected() | ArrivalNoted() | LostSaleRecorded():
            return state
        case _:
            assert_never(event)


def _received(state: PartsStock, event: StockReceived | StockTransferredIn) -> PartsStock:
    return state._replace(
        lots=_put(state.lots, event.lot, good=event.quantity),
        bin=event.bin,
        serials=state.serials.union(event.serials) if event.serials else state.serials,
        receipts=state.receipts + 1,
        last_cost=event.unit_cost,
    )


def _reserved(state: PartsStock, event: StockReserved) -> PartsStock:
    key = key_of(event.line)
    before = state.kept.get(key)
    number = before.number if before else state.wishes
    picked = before.picked if before else NOTHING
    quantity = event.quantity + (before.quantity if before else NOTHING)
    kept = {**state.kept, key: Kept(quantity, event.need_by, event.expires, number, picked)}
    awaited = state.awaited
    if event.from_backorder:
        awaited = _less_awaited(awaited, key, event.quantity)
    return state._replace(kept=kept, awaited=awaited, wishes=state.wishes + 1)


def _awaited(state: PartsStock, event: BackorderCreated) -> PartsStock:
    key = key_of(event.line)
    before = state.awaited.get(key)
    number = before.number if before else state.wishes
    quantity = event.quantity + (before.quantity if before else NOTHING)
    wish = Awaited(quantity, event.need_by, event.vor or (before is not None and before.vor), number)
    return state._replace(awaited={**state.awaited, key: wish}, wishes=state.wishes + 1)


def _need_changed(state: PartsStock, event: NeedChanged) -> PartsStock:
    key = key_of(event.line)
    if kept := state.kept.get(key):
        state = state._replace(kept={**state.kept, key: kept._replace(need_by=event.need_by)})
    if awaited := state.awaited.get(key):
        state = state._replace(awaited={**state.awaited, key: awaited._replace(need_by=event.need_by)})
    return state


def _handed_over(state: PartsStock, event: ReservationTransferred) -> PartsStock:
    taker = key_of(event.to)
    kept = dict(_less_kept(state.kept, key_of(event.line), event.quantity))
    before = kept.get(taker)
    quantity = event.quantity + (before.quantity if before else NOTHING)
    number = before.number if before else state.wishes
    picked = before.picked if before else NOTHING
    kept[taker] = Kept(quantity, event.need_by, event.expires, number, picked)
    waited = min(state.awaited_for(taker), event.quantity)
    awaited = _less_awaited(state.awaited, taker, waited) if waited else state.awaited
    return state._replace(kept=kept, awaited=awaited, wishes=state.wishes + 1)


def _issued(state: PartsStock, event: StockIssued) -> PartsStock:
    kept = state.kept
    if event.reserved:
        kept = _less_kept(kept, key_of(event.line), event.reserved, picked=event.reserved)
    return state._replace(
        lots=_taken(state.lots, event.lots, from_quarantine=False),
        kept=kept,
        serials=state.serials.difference(event.serials) if event.serials else state.serials,
    )


def _returned(state: PartsStock, event: StockReturned) -> PartsStock:
    lots = state.lots
    for entry in event.lots:
        good, bad = (NOTHING, entry.quantity) if event.quarantined else (entry.quantity, NOTHING)
        lots = _put(lots, entry.lot, good=good, quarantined=bad)
    return state._replace(lots=lots, serials=state.serials.union(event.serials))


def _adjusted(state: PartsStock, event: StockAdjusted) -> PartsStock:
    lots = state.lots
    if event.delta > 0:
        for entry in event.lots:
            lots = _put(lots, entry.lot, good=entry.quantity)
        return state._replace(lots=lots, receipts=state.receipts + 1)
    good = min(-event.delta, state.good)
    for entry in event.lots:
        there = next((lot.good for lot in lots if lot.lot == entry.lot), NOTHING)
        from_good = min(entry.quantity, there, good)
        good -= from_good
        lots = _put(lots, entry.lot, good=-from_good, quarantined=from_good - entry.quantity)
    return state._replace(lots=lots)


def _less_kept(
    kept: Mapping[LineKey, Kept], key: LineKey, quantity: Decimal, picked: Decimal = NOTHING
) -> Mapping[LineKey, Kept]:
    """What goes to the job are the pieces that were laid ready for it."""
    wish = kept.get(key)
    if wish is None:
        return kept
    left = wish.quantity - quantity
    rest = {other: wish for other, wish in kept.items() if other != key}
    if left > 0:
        rest[key] = wish._replace(quantity=left, picked=min(max(wish.picked - picked, NOTHING), left))
    return rest


def _picked(kept: Mapping[LineKey, Kept], key: LineKey, quantity: Decimal) -> Mapping[LineKey, Kept]:
    wish = kept.get(key)
    return kept if wish is None else {**kept, key: wish._replace(picked=wish.picked + quantity)}


def _less_awaited(
    awaited: Mapping[LineKey, Awaited], key: LineKey, quantity: Decimal
) -> Mapping[LineKey, Awaited]:
    wish = awaited.get(key)
    if wish is None:
        return awaited
    left = wish.quantity - quantity
    rest = {other: wish for other, wish in awaited.items() if other != key}
    if left > 0:
        rest[key] = wish._replace(quantity=left)
    return rest


def _taken(lots: tuple[Lot, ...], taken: Iterable[LotQuantity], *, from_quarantine: bool) -> tuple[Lot, ...]:
    for entry in taken:
        good, bad = (NOTHING, -entry.quantity) if from_quarantine else (-entry.quantity, NOTHING)
        lots = _put(lots, entry.lot, good=good, quarantined=bad)
    return lots


def _put(
    lots: tuple[Lot, ...], name: str, *, good: Decimal = NOTHING, quarantined: Decimal = NOTHING
) -> tuple[Lot, ...]:
    """A lot that is not there (any more) joins the end."""
    changed = []
    found = False
    for lot in lots:
        if lot.lot == name:
            found = True
            changed.append(Lot(name, lot.good + good, lot.quarantined + quarantined))
        else:
            changed.append(lot)
    if not found:
        changed.append(Lot(name, good, quarantined))
    return tuple(lot for lot in changed if lot.good or lot.quarantined)
