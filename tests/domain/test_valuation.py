"""The same movements by both ways of costing, and goods that come back from a job."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.money import Money
from domain.parts import Costing
from domain.valuation import Lent, Valued, Worth

TEN = Decimal(10)


def two_lots() -> Valued:
    """Ten at 10.00 and ten at 13.00."""
    return Valued().received(TEN, Money(fen=1000)).received(TEN, Money(fen=1300))


def test_an_issue_takes_the_average_or_the_oldest() -> None:
    rest, worth = two_lots().taken(Decimal(12))
    assert worth == Worth(average_fen=13_800, fifo_fen=12_600)
    assert (worth.by(Costing.MOVING_AVERAGE), worth.by(Costing.FIFO)) == (13_800, 12_600)
    assert (rest.quantity, rest.worth) == (Decimal(8), Worth(9_200, 10_400))


def test_what_comes_back_is_worth_what_it_left_with_and_goes_out_first() -> None:
    rest, worth = two_lots().taken(TEN)
    lent, back = Lent().more(TEN, worth).less(Decimal(4))
    assert back == Worth(4_600, 4_000)
    _, again = rest.put_back(Decimal(4), back).taken(Decimal(5))
    assert again.fifo_fen == 5_300
    assert lent.less(Decimal(6)) == (Lent(), Worth(6_900, 6_000))


def test_what_is_not_there_does_not_leave() -> None:
    with pytest.raises(ValueError, match="21 leave and 20 are there"):
        two_lots().taken(Decimal(21))
    with pytest.raises(ValueError, match="2 come back and 1 are out"):
        Lent().more(Decimal(1), Worth()).less(Decimal(2))


QUANTITIES = st.integers(1, 20_000).map(lambda thousandths: Decimal(thousandths) / 1000)
MOVES = st.lists(st.tuples(QUANTITIES, st.none() | st.integers(0, 50_000)), max_size=30)


@given(MOVES)
def test_both_ways_know_the_same_quantity_and_end_at_the_same_worth(
    moves: list[tuple[Decimal, int | None]],
) -> None:
    there, gone, paid = Valued(), Worth(), 0
    for quantity, unit_cost in moves:
        if unit_cost is None:
            there, worth = there.taken(min(quantity, there.quantity))
            gone = gone.plus(worth)
        else:
            before = there.worth
            there = there.received(quantity, Money(fen=unit_cost))
            paid += there.worth.average_fen - before.average_fen
        assert there.fifo.quantity == there.quantity
        assert there.worth.plus(gone) == Worth(paid, paid)
    emptied, _ = there.taken(there.quantity)
    assert emptied.worth == Worth(0, 0)
