"""What a count or a second look puts right."""

from collections.abc import Sequence
from decimal import Decimal

from domain.aggregates.parts_stock import refusals
from domain.aggregates.parts_stock.commands.models import AdjustStock, ClearQuarantine
from domain.aggregates.parts_stock.commands.receiving import next_lot
from domain.aggregates.parts_stock.commands.serving import and_serve, urgency
from domain.aggregates.parts_stock.commands.taking import take_any, take_quarantined
from domain.aggregates.parts_stock.events import (
    BackorderCreated,
    PartsStockEvent,
    QuarantineCleared,
    ReservationReleased,
    StockAdjusted,
)
from domain.aggregates.parts_stock.state import PartsStock, line_of
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import PartNumber
from domain.parts import LotQuantity


def clear_quarantine(
    state: PartsStock, command: ClearQuarantine, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    lots = take_quarantined(state, command.quantity, command.lot)
    cleared = QuarantineCleared(part=part, quantity=command.quantity, lots=lots)
    return and_serve(state, [cleared], part, frame)


def adjust(
    state: PartsStock, command: AdjustStock, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    """Where less is there than was kept, whoever was promised last waits again."""
    if not command.delta:
        raise Invalid(refusals.NO_DIFFERENCE)
    missing = -command.delta
    if missing > state.on_hand:
        raise Refused(refusals.NOT_THAT_MANY, on_hand=str(state.on_hand), wanted=str(missing))
    lots = (
        take_any(state, missing)
        if missing > 0
        else (LotQuantity(lot=next_lot(state), quantity=command.delta),)
    )
    adjusted = StockAdjusted(
        part=part,
        count=command.count,
        delta=command.delta,
        lots=lots,
        unit_cost=state.last_cost,
        cause=command.cause,
    )
    good_left = max(state.good - max(missing, Decimal(0)), Decimal(0))
    return and_serve(state, [*_taken_from_the_last(state, good_left, part), adjusted], part, frame)


def _taken_from_the_last(state: PartsStock, good_left: Decimal, part: PartNumber) -> list[PartsStockEvent]:
    over = state.reserved - good_left
    events: list[PartsStockEvent] = []
    for key, kept in sorted(state.kept.items(), key=lambda entry: urgency(entry[1]), reverse=True):
        if over <= 0:
            break
        quantity = min(over, kept.quantity)
        over -= quantity
        line = line_of(key)
        events.append(
            ReservationReleased(part=part, line=line, quantity=quantity, cause=ReleaseCause.STOCK_SHORT)
        )
        events.append(
            BackorderCreated(part=part, line=line, quantity=quantity, need_by=kept.need_by, vor=False)
        )
    return events
