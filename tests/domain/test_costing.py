"""What goods cost, by moving average and first in, first out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.costing import FifoLayers, MovingAverage

Costs = MovingAverage | FifoLayers

quantities = st.integers(1, 50_000).map(lambda thousandths: Decimal(thousandths) / 1000)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("received"), quantities, st.integers(0, 1_000_000)),
        st.tuples(st.just("taken"), quantities, st.just(0)),
        st.tuples(st.just("brought back"), st.just(Decimal(0)), st.just(0)),
    ),
    max_size=30,
)


def test_the_average_moves_with_every_receipt_and_with_no_issue() -> None:
    shelf = MovingAverage().received(Decimal(10), 1000).received(Decimal(5), 1600)
    assert shelf == (Decimal(15), 18_000)

    shelf, cost = shelf.taken(Decimal(4))

    assert cost == 4800  # 18 000 / 15 = 1200 each
    assert shelf == (Decimal(11), 13_200)


def test_the_oldest_goes_first() -> None:
    shelf = FifoLayers().received(Decimal(10), 1000).received(Decimal(5), 1600)

    shelf, cost = shelf.taken(Decimal(12))

    assert cost == 10 * 1000 + 2 * 1600
    assert shelf.layers == ((Decimal(3), 4800),)


def test_half_a_fen_rounds_up_and_the_rest_stays_on_the_shelf() -> None:
    shelf, cost = MovingAverage(Decimal(2), 101).taken(Decimal(1))
    assert (cost, shelf.fen) == (51, 50)


def test_what_comes_back_is_the_next_to_go_at_what_it_cost() -> None:
    shelf, cost = FifoLayers().received(Decimal(1), 1000).received(Decimal(1), 1600).taken(Decimal(1))
    _, again = shelf.put_back(Decimal(1), cost).taken(Decimal(1))
    assert again == cost == 1000


@pytest.mark.parametrize("shelf", [MovingAverage(), FifoLayers()])
@given(steps=steps)
def test_no_fen_is_lost_or_made(shelf: Costs, steps: list[tuple[str, Decimal, int]]) -> None:
    put_in, taken_out, outside = Decimal(0), Decimal(0), 0
    costs: list[tuple[Decimal, int]] = []
    for step, quantity, unit_cost in steps:
        before = shelf
        if step == "received":
            shelf = shelf.received(quantity, unit_cost)
            put_in, outside = put_in + quantity, outside + shelf.fen - before.fen
        elif step == "taken":
            shelf, cost = shelf.taken(quantity)
            gone = before.quantity - shelf.quantity
            assert gone == min(quantity, before.quantity)
            assert before.fen == shelf.fen + cost
            taken_out, outside = taken_out + gone, outside - cost
            costs.append((gone, cost))
        elif costs:
            gone, cost = costs.pop()
            shelf = shelf.put_back(gone, cost)
            taken_out, outside = taken_out - gone, outside + cost
        assert shelf.quantity == put_in - taken_out >= 0
        assert shelf.fen == outside >= 0
        assert shelf.quantity > 0 or shelf.fen == 0
