"""Whatever is done to a shelf, its rows and its card say what the aggregate remembers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.aggregates.parts_stock.commands import PartsStockCommand
from domain.aggregates.parts_stock.commands.models import (
    AdjustStock,
    ChangeNeed,
    ClearQuarantine,
    DropLine,
    ExpireReservation,
    PickStock,
    RedirectDemand,
    ReleaseReservation,
    ScrapStock,
    ShelveStock,
    TakeBack,
    TransferReservation,
)
from domain.aggregates.parts_stock.state import NOTHING, Kept, PartsStock, key_of
from domain.aggregates.parts_stock.words import AdjustmentCause, ReleaseCause
from domain.envelope import Recorded
from domain.event import Event
from domain.parts import LotQuantity, PartCondition
from projections.cells import amount
from projections.engine.dbapi import Row
from projections.parts_shelf import PARTS_SHELF
from projections.stock_card import STOCK_CARD
from tests.domain.parts_stock.shelf import CLERK, KEPT_DAYS, WHY, issue, line, receive, reserve, shelf
from tests.projections.log_builder import Log, merged
from tests.projections.reading import rows_after
from tests.projections.stories.plain_order import opened_order
from tests.support.scenario import clock

NUMBERS = range(1, 4)
line_numbers = st.sampled_from(NUMBERS)
quantities = st.integers(1, 4).map(str)
hours = st.none() | st.integers(9, 20).map(clock)
lot_names = st.sampled_from(["L1", "L2"])


def _back(number: int, name: str, condition: PartCondition) -> TakeBack:
    return TakeBack(
        line=line(number), lots=(LotQuantity(lot=name, quantity=Decimal(1)),), condition=condition
    )


def _handed_over(giver: int, taker: int, quantity: str) -> TransferReservation:
    return TransferReservation(line=line(giver), to=line(taker), quantity=Decimal(quantity), reason=WHY)


commands: st.SearchStrategy[PartsStockCommand] = st.one_of(
    st.builds(receive, quantities),
    st.builds(reserve, line_numbers, quantities, hours),
    st.builds(reserve, line_numbers, st.just("4"), hours),
    st.builds(lambda number, quantity: issue(number, quantity, explained=True), line_numbers, quantities),
    st.builds(
        lambda number, quantity: PickStock(line=line(number), quantity=Decimal(quantity)),
        line_numbers,
        quantities,
    ),
    st.builds(lambda number: PickStock(line=line(number), quantity=Decimal(1)), line_numbers),
    st.builds(lambda number: issue(number, "1"), line_numbers),
    st.builds(_back, line_numbers, lot_names, st.sampled_from(PartCondition)),
    st.builds(_handed_over, line_numbers, line_numbers, quantities),
    st.builds(lambda number: ReleaseReservation(line=line(number), reason=WHY), line_numbers),
    st.builds(lambda number: ExpireReservation(line=line(number)), line_numbers),
    st.builds(lambda number: DropLine(line=line(number), cause=ReleaseCause.JOB_DROPPED), line_numbers),
    st.builds(lambda number, at: ChangeNeed(line=line(number), need_by=at), line_numbers, hours),
    st.builds(lambda name: ClearQuarantine(lot=name, quantity=Decimal(1)), lot_names),
    st.builds(lambda bad: ScrapStock(quantity=Decimal(1), from_quarantine=bad, reason=WHY), st.booleans()),
    st.builds(
        lambda delta: AdjustStock(
            count="stock_count-1",
            delta=Decimal(delta),
            cause=AdjustmentCause.SHORTAGE if delta < 0 else AdjustmentCause.SURPLUS,
        ),
        st.sampled_from([-3, -1, 2]),
    ),
    st.builds(ShelveStock, bin=st.sampled_from(["A-01", "B-02"])),
    st.just(RedirectDemand(to_part="PAD-02")),
)
steps = st.lists(st.tuples(commands, st.sampled_from([timedelta(0), KEPT_DAYS])), min_size=12, max_size=30)


def _lived(steps: Sequence[tuple[PartsStockCommand, timedelta]]) -> tuple[PartsStock, list[Recorded[Event]]]:
    """Some goods and one wish, and whatever follows; what is refused leaves no trace."""
    lived, now = shelf(), clock(9)
    at_first: tuple[PartsStockCommand, ...] = (receive("4"), reserve(1, "3"))
    for command, later in (*((command, timedelta(0)) for command in at_first), *steps):
        now += later
        lived.attempt(command, by=CLERK, at=now)
    orders = Log()
    for number in NUMBERS:
        opened_order(orders, line(number).order, clock(8))
    return lived.state, merged(orders, Log.after(lived.history))


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


@given(steps)
def test_rows_and_aggregate_agree(steps: Sequence[tuple[PartsStockCommand, timedelta]]) -> None:
    state, history = _lived(steps)
    shown = rows_after(PARTS_SHELF, history)
    for part in shown["part"]:
        _agree(part, state)
        assert amount(part["awaited"]) == sum((each.quantity for each in state.awaited.values()), NOTHING)
        assert part["short"] == (amount(part["awaited"]) > state.available)
    by_order = {row["order"]: row for row in shown["line"]}
    nothing = {"reserved": "0", "picked": "0", "awaited": "0", "need_by": None, "expires": None}
    for number in NUMBERS:
        key = key_of(line(number))
        row = by_order.get(key.order, nothing)
        kept, waits = state.kept.get(key, Kept(NOTHING, None, clock(8), 0)), state.awaited.get(key)
        assert (amount(row["reserved"]), amount(row["picked"])) == (kept.quantity, kept.picked)
        assert amount(row["awaited"]) == state.awaited_for(key)
        if kept.quantity:
            assert (row["need_by"], row["expires"]) == (_instant(kept.need_by), _instant(kept.expires))
        elif waits:
            assert row["need_by"] == _instant(waits.need_by)


@given(steps)
def test_the_card_ends_where_the_shelf_is(steps: Sequence[tuple[PartsStockCommand, timedelta]]) -> None:
    state, history = _lived(steps)
    shown = rows_after(STOCK_CARD, history)
    for card in shown["card"]:
        _agree(card, state)
    balance = NOTHING
    for movement in shown["movement"]:
        balance += amount(movement["quantity"])
        assert amount(movement["on_hand"]) == balance
    assert balance == state.on_hand


def _agree(row: Row, state: PartsStock) -> None:
    assert (row["bin"] or None) == state.bin
    for name in ("on_hand", "good", "quarantined", "reserved", "available"):
        assert amount(row[name]) == getattr(state, name), name
