"""Whatever was quoted, discounted and split: the bill sums, to the fen."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.aggregates.work_order.billing import borne_by_the_house, cleared, overpaid, still_due
from domain.aggregates.work_order.commands.settling import PrepareSettlement
from domain.aggregates.work_order.events.reworking import ComebackAccepted, ComebackClaimed
from domain.aggregates.work_order.events.settling import DiscountApplied, PayerSplitSet, SettlementPrepared
from domain.aggregates.work_order.lines import PayerShare, PriceLine
from domain.aggregates.work_order.state import Bill
from domain.identifiers import LocalId
from domain.money import Money, total
from domain.trade import OrderClass, Payer
from tests.domain.work_order.histories_settling import (
    Past,
    accessory,
    finished,
    labour,
    material,
    note,
    opened,
    order,
    service,
    yuan,
)
from tests.support.scenario import CASHIER

_amounts = st.integers(0, 10_000_000).map(lambda fen: Money(fen=fen))
_payers = st.sampled_from(list(Payer))
_MAKERS: tuple[Callable[[LocalId, Money], PriceLine], ...] = (labour, material, service)
_makers = st.sampled_from(_MAKERS)


@st.composite
def splits(draw: st.DrawFn, net: Money) -> tuple[PayerShare, ...]:
    """One to three payers, each with at least a fen, who together bear the net."""
    cuts = sorted(draw(st.sets(st.integers(1, net.fen - 1), max_size=2))) if net.fen > 1 else []
    count = len(cuts) + 1
    payers = draw(st.lists(_payers, min_size=count, max_size=count, unique=True))
    edges = [0, *cuts, net.fen]
    parts = [Money(fen=high - low) for low, high in pairwise(edges)]
    return tuple(PayerShare(payer=payer, amount=part) for payer, part in zip(payers, parts, strict=True))


@st.composite
def treated(draw: st.DrawFn, line: str, amount: Money) -> list[Past]:
    """Perhaps a discount, perhaps a split of what it leaves."""
    history: list[Past] = []
    if amount.fen and draw(st.booleans()):
        discount = Money(fen=draw(st.integers(1, amount.fen)))
        history.append(DiscountApplied(line=line, amount=discount))
        amount = amount - discount
    if amount.fen and draw(st.booleans()):
        history.append(PayerSplitSet(line=line, shares=draw(splits(amount))))
    return history


@st.composite
def finished_orders(draw: st.DrawFn) -> list[Past]:
    """An order of up to four jobs and two accessories; a comeback now and then."""
    comeback = draw(st.booleans())
    history: list[Past] = [opened(OrderClass.REWORK_OUT if comeback else OrderClass.REPAIR)]
    if comeback:
        claimed = ComebackClaimed(
            original_order="work_order-0",
            original_jobs=("J1",),
            original_technicians=(),
            symptom=note("again"),
        )
        history += [claimed, ComebackAccepted()]
    count = 0
    for job in range(1, draw(st.integers(1, 4)) + 1):
        lines: list[PriceLine] = []
        for make in draw(st.lists(_makers, min_size=1, max_size=4)):
            count += 1
            lines.append(make(f"L{count}", draw(_amounts)))
        history += finished(f"J{job}", *lines, payer=draw(_payers))
        for line in lines:
            history += draw(treated(line.line, line.amount))
    for amount in draw(st.lists(_amounts, max_size=2)):
        count += 1
        history += [accessory(f"L{count}", amount), *draw(treated(f"L{count}", amount))]
    return history


def bill_of(history: list[Past]) -> SettlementPrepared:
    bill = order(*history).when(PrepareSettlement(), by=CASHIER).history[-1].event
    assert isinstance(bill, SettlementPrepared)
    return bill


@given(finished_orders())
def test_every_line_and_every_total_sums_exactly(history: list[Past]) -> None:
    bill = bill_of(history)
    for line in bill.lines:
        assert line.net == line.gross - line.discount
        assert total(share.amount for share in line.shares) == line.net
        assert len({share.payer for share in line.shares}) == len(line.shares)
        assert all(share.amount.fen >= 0 for share in line.shares)
    assert bill.total == total(line.net for line in bill.lines)
    assert bill.labour + bill.material + bill.other == bill.total
    assert total(share.amount for share in bill.payers) == bill.total
    for share in bill.payers:
        borne = (part.amount for line in bill.lines for part in line.shares if part.payer is share.payer)
        assert share.amount == total(borne)


@given(finished_orders())
def test_no_line_is_lost_and_none_is_billed_twice(history: list[Past]) -> None:
    state = order(*history).state
    quoted = [line for job in state.jobs.values() for line in job.offer.lines]
    expected = [line.line for line in quoted] + list(state.accessories)
    assert [line.line for line in bill_of(history).lines] == expected


@given(finished_orders())
def test_a_comeback_never_bills_work_to_the_customer(history: list[Past]) -> None:
    comeback = order(*history).state.comeback is not None
    for line in bill_of(history).lines:
        if comeback and line.job:
            assert Payer.CUSTOMER not in {share.payer for share in line.shares}


@given(st.lists(st.builds(PayerShare, payer=_payers, amount=_amounts), min_size=1, max_size=6))
def test_moving_the_customers_part_to_the_house_keeps_the_sum(shares: list[PayerShare]) -> None:
    moved = borne_by_the_house(shares)
    assert total(share.amount for share in moved) == total(share.amount for share in shares)
    assert {share.payer for share in moved} == {
        Payer.INTERNAL if share.payer is Payer.CUSTOMER else share.payer for share in shares
    }


@pytest.mark.parametrize(
    ("due", "paid", "credit", "left", "free_to_go"),
    [
        (660, 0, 0, 660, False),
        (660, 660, 0, 0, True),
        (660, 659, 0, 1, False),
        (660, 600, 60, 60, True),
        (660, 600, 59, 60, False),
        (0, 0, 0, 0, True),
        (600, 660, 0, -60, True),
    ],
)
def test_the_car_may_leave_when_paid_or_on_credit(
    due: int, paid: int, credit: int, left: int, free_to_go: bool
) -> None:
    bill = Bill(settled=True, customer_due=yuan(due), paid=yuan(paid), credit=yuan(credit))
    assert still_due(bill) == yuan(left)
    assert overpaid(bill) == yuan(max(-left, 0))
    assert cleared(bill) is free_to_go
