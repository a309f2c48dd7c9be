"""Bills line by line, in fen: who pays which share, what was let off, and what was taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict, Unpack

from domain.actors import Actor
from domain.aggregates.work_order.events.settling import (
    DiscountApplied,
    OrderSettled,
    SettlementPrepared,
    SettlementReversed,
)
from domain.aggregates.work_order.lines import PayerShare, SettledLine
from domain.money import Money
from domain.reasons import ReasonCode
from domain.trade import CostClass, Payer
from tests.projections.kpi.workshop import order_of
from tests.projections.log_builder import Log
from tests.support.scenario import CASHIER


def line(
    name: str,
    cost_class: CostClass,
    net: int,
    *,
    job: str | None = "J1",
    discount: int = 0,
    shares: Mapping[Payer, int] | None = None,
) -> SettledLine:
    """``shares``: fen by payer, in this order; the customer pays all of it where nothing is said."""
    paid = shares or {Payer.CUSTOMER: net}
    assert sum(paid.values()) == net
    return SettledLine(
        line=name,
        job=job,
        cost_class=cost_class,
        gross=Money(fen=net + discount),
        discount=Money(fen=discount),
        net=Money(fen=net),
        shares=tuple(PayerShare(payer=payer, amount=Money(fen=fen)) for payer, fen in paid.items()),
    )


class _Details(TypedDict, total=False):
    job: str | None
    discount: int
    shares: Mapping[Payer, int] | None


def labour_line(name: str, net: int, **details: Unpack[_Details]) -> SettledLine:
    return line(name, CostClass.LABOUR, net, **details)


def material_line(name: str, net: int, **details: Unpack[_Details]) -> SettledLine:
    return line(name, CostClass.MATERIAL, net, **details)


def prepared(log: Log, number: int, when: datetime, *lines: SettledLine, bill: str = "B1") -> Log:
    by_class: Counter[CostClass] = Counter()
    by_payer: Counter[Payer] = Counter()
    for each in lines:
        by_class[each.cost_class] += each.net.fen
        by_payer.update({share.payer: share.amount.fen for share in each.shares})
    event = SettlementPrepared(
        settlement=bill,
        lines=lines,
        payers=tuple(PayerShare(payer=payer, amount=Money(fen=fen)) for payer, fen in by_payer.items()),
        labour=Money(fen=by_class[CostClass.LABOUR]),
        material=Money(fen=by_class[CostClass.MATERIAL]),
        other=Money(fen=by_class[CostClass.SUBLET] + by_class[CostClass.OTHER]),
        total=Money(fen=sum(by_class.values())),
        price_list="default-1",
    )
    return log.add(order_of(number), when, event, by=CASHIER)


def billed(log: Log, number: int, when: datetime, *lines: SettledLine, bill: str = "B1") -> Log:
    """Prepared and settled at once."""
    prepared(log, number, when, *lines, bill=bill)
    total = Money(fen=sum(each.net.fen for each in lines))
    event = OrderSettled(settlement=bill, document_number=f"SH01-{number}-{bill}", customer_due=total)
    return log.add(order_of(number), when, event, by=CASHIER)


def reversed_bill(log: Log, number: int, when: datetime, total: int, bill: str = "B1") -> Log:
    event = SettlementReversed(
        settlement=bill, document_number=f"SH01-{number}-{bill}-R", total=Money(fen=total)
    )
    return log.add(order_of(number), when, event, by=CASHIER, reason=ReasonCode.ENTRY_MISTAKE)


def let_off(log: Log, number: int, when: datetime, fen_by_line: Mapping[str, int], *, by: Actor) -> Log:
    for name, fen in fen_by_line.items():
        event = DiscountApplied(line=name, amount=Money(fen=fen))
        log.add(order_of(number), when, event, by=by, reason=ReasonCode.GOODWILL)
    return log
