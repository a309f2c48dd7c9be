"""From which lots something is taken."""

from decimal import Decimal

from domain.aggregates.parts_stock import refusals
from domain.aggregates.parts_stock.state import Lot, PartsStock
from domain.errors import Refused
from domain.parts import LotQuantity


def take_good(lots: tuple[Lot, ...], quantity: Decimal) -> tuple[LotQuantity, ...]:
    """The oldest first; the caller has seen to it that there is enough."""
    return _take([(lot.lot, lot.good) for lot in lots], quantity)


def take_free(state: PartsStock, quantity: Decimal, lot: str | None) -> tuple[LotQuantity, ...]:
    """Good pieces that nobody has a right to."""
    if quantity > state.available:
        raise Refused(refusals.NOT_ENOUGH_FREE, wanted=str(quantity), available=str(state.available))
    lots = _named(state, lot)
    good = sum(each.good for each in lots)
    if quantity > good:
        raise Refused(refusals.NOT_ENOUGH_FREE, wanted=str(quantity), available=str(good))
    return take_good(lots, quantity)


def take_quarantined(state: PartsStock, quantity: Decimal, lot: str | None) -> tuple[LotQuantity, ...]:
    lots = _named(state, lot)
    there = sum(each.quarantined for each in lots)
    if quantity > there:
        raise Refused(refusals.NOT_ENOUGH_IN_QUARANTINE, wanted=str(quantity), quarantined=str(there))
    return _take([(each.lot, each.quarantined) for each in lots], quantity)


def take_any(state: PartsStock, quantity: Decimal) -> tuple[LotQuantity, ...]:
    """Good pieces first, each kind from the oldest lot on; one entry for each lot."""
    good = min(quantity, state.good)
    taken = {entry.lot: entry.quantity for entry in take_good(state.lots, good)}
    for entry in _take([(lot.lot, lot.quarantined) for lot in state.lots], quantity - good):
        taken[entry.lot] = taken.get(entry.lot, Decimal(0)) + entry.quantity
    return tuple(LotQuantity(lot=lot, quantity=number) for lot, number in taken.items())


def refuse_unknown_serials(
    state: PartsStock, serials: tuple[str, ...], quantity: Decimal, *, tracked: bool
) -> None:
    if tracked and len(set(serials)) != quantity:
        raise Refused(refusals.SERIALS_NEEDED, expected=str(quantity))
    for serial in serials:
        if serial not in state.serials:
            raise Refused(refusals.SERIAL_UNKNOWN, serial=serial)


def _named(state: PartsStock, lot: str | None) -> tuple[Lot, ...]:
    if lot is None:
        return state.lots
    lots = tuple(each for each in state.lots if each.lot == lot)
    if not lots:
        raise Refused(refusals.NO_SUCH_LOT, lot=lot)
    return lots


def _take(there: list[tuple[str, Decimal]], quantity: Decimal) -> tuple[LotQuantity, ...]:
    taken = []
    for lot, number in there:
        part = min(number, quantity)
        if part > 0:
            taken.append(LotQuantity(lot=lot, quantity=part))
            quantity -= part
    return tuple(taken)
