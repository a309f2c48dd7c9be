"""What an order costs: quoted, let off, divided among payers, settled, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from domain.actors import Actor
from domain.aggregates.work_order.events.quoting import AccessorySold, JobQuoted
from domain.aggregates.work_order.events.settling import (
    ChargesExplained,
    DiscountApplied,
    OrderSettled,
    PayerSplitSet,
    PaymentReceived,
    PaymentRefunded,
    SettlementAgreed,
    SettlementChecked,
    SettlementPrepared,
    SettlementReversed,
)
from domain.aggregates.work_order.lines import LabourLine, MaterialLine, PayerShare, SettledLine
from domain.aggregates.work_order.words import PaymentMethod
from domain.money import Money, total
from domain.reasons import ReasonCode
from domain.trade import Channel, CostClass, Payer
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.people import CASHIER, FRONT_DESK
from tests.projections.log_builder import labour, material, yuan


@dataclass(frozen=True)
class _Line:
    line: str
    job: str | None
    cost_class: CostClass
    gross: Money
    payer: Payer


class BillBook:
    """Lines are numbered in the order of quoting: ``L1`` the labour of the first job, ``L2`` its parts, and so on."""

    def __init__(self, diary: Diary, order: str, advisor: Actor) -> None:
        self._diary, self._order, self._advisor = diary, order, advisor
        self._lines: list[_Line] = []
        self._agreed: set[str | None] = {None}
        self._discounts: dict[str, Money] = {}
        self._splits: dict[str, tuple[PayerShare, ...]] = {}
        self._settled: list[Money] = []

    def quoted(
        self, when: datetime, job: str, operation: str, *, parts: int, payer: Payer, hours: str | None
    ) -> JobQuoted:
        lines: list[LabourLine | MaterialLine] = [
            labour(self._next(), operation, Decimal(hours) if hours else None)
        ]
        self._lines.append(_Line(lines[0].line, job, CostClass.LABOUR, lines[0].amount, payer))
        if parts:
            lines.append(material(self._next(), f"PART-{operation}", yuan(parts)))
            self._lines.append(_Line(lines[1].line, job, CostClass.MATERIAL, lines[1].amount, payer))
        return JobQuoted(
            job=job,
            revision=1,
            lines=tuple(lines),
            total=total(line.amount for line in lines),
            price_list="default-1",
            valid_until=when + timedelta(days=7),
        )

    def agreed(self, job: str) -> Money:
        """The amount that the customer agrees to pay."""
        self._agreed.add(job)
        return total(line.gross for line in self._lines if line.job == job)

    def sells(self, when: datetime, price: int) -> None:
        """Something over the counter that nobody fits."""
        line = f"A{1 + sum(each.job is None for each in self._lines)}"
        sold = AccessorySold(
            line=line,
            product="ACC-1",
            title="wiper blades",
            quantity=Decimal(1),
            unit_price=yuan(price),
            amount=yuan(price),
            agreed_by=Channel.IN_PERSON,
        )
        self._lines.append(_Line(line, None, CostClass.MATERIAL, yuan(price), Payer.CUSTOMER))
        self._diary.add(self._order, when, sold, by=self._advisor)

    def discounts(self, when: datetime, line: str, amount: int, by: Actor) -> None:
        self._discounts[line] = yuan(amount)
        applied = DiscountApplied(line=line, amount=yuan(amount))
        self._diary.add(self._order, when, applied, by=by, reason=ReasonCode.GOODWILL)

    def split(self, when: datetime, line: str, *shares: tuple[Payer, int]) -> None:
        self._splits[line] = tuple(PayerShare(payer=payer, amount=yuan(amount)) for payer, amount in shares)
        split = PayerSplitSet(line=line, shares=self._splits[line])
        self._diary.add(self._order, when, split, by=self._advisor)

    def settles(self, when: datetime) -> None:
        """Drawn up, checked, explained and agreed within the ten minutes before."""
        number = f"B{len(self._settled) + 1}"
        lines = tuple(self._settled_lines())
        payers = tuple(_by_payer(lines))
        due = next((share.amount for share in payers if share.payer is Payer.CUSTOMER), yuan(0))
        amount = total(line.net for line in lines)
        self._settled.append(amount)
        prepared = SettlementPrepared(
            settlement=number,
            lines=lines,
            payers=payers,
            labour=total(line.net for line in lines if line.cost_class is CostClass.LABOUR),
            material=total(line.net for line in lines if line.cost_class is CostClass.MATERIAL),
            other=yuan(0),
            total=amount,
            price_list="default-1",
        )
        explained = ChargesExplained(settlement=number)
        agreed = SettlementAgreed(settlement=number, method=Channel.IN_PERSON)
        settled = OrderSettled(settlement=number, document_number=self._document(number), customer_due=due)
        paid = PaymentReceived(method=PaymentMethod.WECHAT, amount=due)
        early, late = when - timedelta(minutes=8), when - timedelta(minutes=4)
        self._diary.add(self._order, early, prepared, by=CASHIER)
        self._diary.add(self._order, late, SettlementChecked(settlement=number), by=FRONT_DESK)
        self._diary.add(self._order, late, explained, agreed, by=self._advisor)
        self._diary.add(self._order, when, settled, *([paid] if due.fen else []), by=CASHIER)

    def reverses(self, when: datetime) -> None:
        """The last bill, and what the customer had paid is given back."""
        number, amount = f"B{len(self._settled)}", self._settled[-1]
        reversed_ = SettlementReversed(
            settlement=number, document_number=self._document(f"{number}R"), total=amount
        )
        refunded = PaymentRefunded(method=PaymentMethod.WECHAT, amount=amount)
        self._diary.add(self._order, when, reversed_, refunded, by=CASHIER, reason=ReasonCode.PRICE_TOO_HIGH)

    def _next(self) -> str:
        return f"L{1 + sum(each.job is not None for each in self._lines)}"

    def _document(self, suffix: str) -> str:
        return f"SH01-{self._order.removeprefix('work_order-')}-{suffix}"

    def _settled_lines(self) -> Iterator[SettledLine]:
        for line in self._lines:
            if line.job in self._agreed:
                discount = self._discounts.get(line.line, yuan(0))
                net = line.gross - discount
                yield SettledLine(
                    line=line.line,
                    job=line.job,
                    cost_class=line.cost_class,
                    gross=line.gross,
                    discount=discount,
                    net=net,
                    shares=self._splits.get(line.line, (PayerShare(payer=line.payer, amount=net),)),
                )


def _by_payer(lines: tuple[SettledLine, ...]) -> Iterator[PayerShare]:
    sums: dict[Payer, Money] = {}
    for share in (share for line in lines for share in line.shares):
        sums[share.payer] = sums.get(share.payer, yuan(0)) + share.amount
    yield from (PayerShare(payer=payer, amount=amount) for payer, amount in sums.items())
