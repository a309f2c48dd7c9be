"""A dented door: the insurer pays most of it, after a review of the contract."""

from application.demo.case import Case, JobCard
from application.demo.floor import Floor
from application.demo.journeys.ending import settle_and_deliver
from application.demo.schedule import Journey
from application.demo.steps.agreeing import (
    add_job,
    approve_by_payer,
    authorise,
    contract,
    explain_and_issue,
    promise,
    quote,
)
from application.demo.steps.checking import do_job
from application.demo.steps.incidents import waits_for
from application.demo.steps.reception import arrive, listen, receive
from domain.aggregates.work_order.commands.settling import SplitPayers
from domain.aggregates.work_order.lines import PayerShare
from domain.money import Money
from domain.reasons import ReasonCode
from domain.trade import OrderClass, Payer

_EXCESS = Money(fen=20_000)
"""What the owner bears of the damage."""


def accident(case: Case, floor: Floor) -> Journey:
    yield from arrive(case)
    yield from receive(case, OrderClass.ACCIDENT)
    yield from listen(case, "停车场被蹭，左前门凹进去了", "左前门外板变形，需钣金喷漆")
    cards = [add_job(case, operation, payer=Payer.INSURER) for operation in ("BD-DOOR", "PT-PANEL")]
    for card in cards:
        quote(case, card)
    yield case.shop.some(5, 15)
    promise(case)
    yield from contract(case)
    for card in cards:
        authorise(case, card)
        approve_by_payer(case, card)
    explain_and_issue(case, *cards)
    case.tell("accident")
    waiting = [waits_for(ReasonCode.WAITING_INSURER, 20, 45)] if case.shop.chance(0.6) else []
    yield from do_job(case, floor, cards[0], incidents=waiting)
    yield from do_job(case, floor, cards[1])
    _split(case, cards[0])
    yield from settle_and_deliver(case)


def _split(case: Case, card: JobCard) -> None:
    line, (amount, _) = next(iter(card.lines.items()))
    shares = (
        PayerShare(payer=Payer.INSURER, amount=amount - _EXCESS),
        PayerShare(payer=Payer.CUSTOMER, amount=_EXCESS),
    )
    case.on_order(case.advisor, SplitPayers(line=line, shares=shares))
    card.splits[line] = shares
