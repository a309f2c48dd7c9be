"""The arithmetic of a settlement: what can be billed, who pays which part, what is still due. Exact in fen."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from domain.aggregates.work_order.lines import PayerShare, SettledLine
from domain.aggregates.work_order.state import Bill, WorkOrder
from domain.identifiers import LocalId
from domain.money import ZERO, Money, total
from domain.trade import CostClass, Payer


class BillableLine(NamedTuple):
    """A price line as quoted. ``job`` is None for an accessory; ``payer`` pays unless the line is split."""

    line: LocalId
    job: LocalId | None
    cost_class: CostClass
    gross: Money
    payer: Payer


def billable_lines(state: WorkOrder) -> Mapping[LocalId, BillableLine]:
    """Lines of authorised jobs that are neither cancelled nor turned down, and of accessories."""
    return {line.line: line for line in _billable(state)}


def _billable(state: WorkOrder) -> Iterator[BillableLine]:
    for job_id, job in state.jobs.items():
        if job.active and job.offer.authorised:
            for line in job.offer.lines:
                yield BillableLine(line.line, job_id, line.cost_class, line.amount, job.spec.payer)
    for line_id, accessory in state.accessories.items():
        yield BillableLine(line_id, None, CostClass.MATERIAL, accessory.amount, Payer.CUSTOMER)


def net_of(line: BillableLine, bill: Bill) -> Money:
    """What is left of the line after its discount."""
    return line.gross - bill.discounts.get(line.line, ZERO)


def sums_to(shares: Iterable[PayerShare], net: Money) -> bool:
    return sum(share.amount.fen for share in shares) == net.fen


def settled_line(line: BillableLine, bill: Bill, *, free_of_charge: bool) -> SettledLine:
    """The line as billed; the shares sum to the net because splits that do not are refused before.

    ``free_of_charge``: an accepted comeback, whose work costs the customer nothing.
    """
    net = net_of(line, bill)
    shares = bill.splits.get(line.line) or (PayerShare(payer=line.payer, amount=net),)
    return SettledLine(
        line=line.line,
        job=line.job,
        cost_class=line.cost_class,
        gross=line.gross,
        discount=line.gross - net,
        net=net,
        shares=borne_by_the_house(shares) if free_of_charge and line.job else shares,
    )


def borne_by_the_house(shares: Iterable[PayerShare]) -> tuple[PayerShare, ...]:
    """The customer's part moves to the house; nothing is lost on the way."""
    moved = (
        PayerShare(payer=Payer.INTERNAL, amount=share.amount) if share.payer is Payer.CUSTOMER else share
        for share in shares
    )
    return _per_payer(moved)


def per_payer(lines: Iterable[SettledLine]) -> tuple[PayerShare, ...]:
    """One total for each payer that a line names; together they are the total of the lines."""
    return _per_payer(share for line in lines for share in line.shares)


def _per_payer(shares: Iterable[PayerShare]) -> tuple[PayerShare, ...]:
    sums: dict[Payer, Money] = {}
    for share in shares:
        sums[share.payer] = sums.get(share.payer, ZERO) + share.amount
    return tuple(PayerShare(payer=payer, amount=sums[payer]) for payer in Payer if payer in sums)


def total_of(lines: Iterable[SettledLine], *classes: CostClass) -> Money:
    """The net of the lines in these cost classes."""
    return total(line.net for line in lines if line.cost_class in classes)


def customer_part(lines: Iterable[SettledLine]) -> Money:
    return total(share.amount for line in lines for share in line.shares if share.payer is Payer.CUSTOMER)


def agreed_limit(state: WorkOrder) -> Money:
    """The most that the customer agreed to pay: the caps of the jobs to be done, and the accessories bought."""
    caps = (job.offer.cap for job in state.jobs.values() if job.active and job.offer.cap is not None)
    return total(caps) + total(accessory.amount for accessory in state.accessories.values())


def still_due(bill: Bill) -> Money:
    """What the customer has still to pay; negative when a later settlement came out lower."""
    return bill.customer_due - bill.paid


def overpaid(bill: Bill) -> Money:
    """What can be given back: everything paid above what is due, and nothing is due without a bill in force."""
    return max(-still_due(bill), ZERO, key=lambda amount: amount.fen)


def cleared(bill: Bill) -> bool:
    """Paid, or what is missing is covered by an approved credit."""
    return still_due(bill).fen <= bill.credit.fen
