from collections.abc import Iterable
from decimal import Decimal

from domain.aggregates.work_order.events.supplying import PartIssued, PartReturned, SupplyingEvent
from domain.aggregates.work_order.state import IssuedLine, WorkOrder
from domain.envelope import Meta
from domain.parts import LotQuantity


def evolve_supply(state: WorkOrder, event: SupplyingEvent, _meta: Meta) -> WorkOrder:
    held = state.issued.get(event.line)
    match event:
        case PartIssued():
            lots = (*(held.lots if held else ()), *event.lots)
            serials = (held.serials if held else frozenset()).union(event.serials)
            line = IssuedLine(event.job, event.part, event.quoted_part, lots, serials)
        case PartReturned():
            if held is None:
                return state
            line = held._replace(
                lots=_without(held.lots, event.lots), serials=held.serials.difference(event.serials)
            )
    issued = {**state.issued, event.line: line}
    if not line.lots:
        del issued[event.line]
    return state._replace(issued=issued)


def _without(held: tuple[LotQuantity, ...], back: Iterable[LotQuantity]) -> tuple[LotQuantity, ...]:
    """What was issued last goes first, as the return has named it."""
    left: dict[str, Decimal] = {}
    for entry in back:
        left[entry.lot] = left.get(entry.lot, Decimal(0)) + entry.quantity
    kept = []
    for entry in reversed(held):
        gone = min(entry.quantity, left.get(entry.lot, Decimal(0)))
        left[entry.lot] = left.get(entry.lot, Decimal(0)) - gone
        if entry.quantity > gone:
            kept.append(LotQuantity(lot=entry.lot, quantity=entry.quantity - gone))
    return tuple(reversed(kept))
