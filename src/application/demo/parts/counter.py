"""The parts counter: laid ready, handed out, given back; and what is done for a job whose part is not there."""

from datetime import time
from decimal import Decimal

from application.demo.case import Case, JobCard
from application.demo.parts.assortment import ASSORTMENT, NEIGHBOUR, supplier_of
from application.demo.parts.ordering import book_in, buy, item, served
from application.demo.schedule import Journey
from application.demo.staff import PARTS_CLERK, PARTS_SUPERVISOR
from domain.aggregates.parts_stock.commands.models import (
    ClearQuarantine,
    ExpectArrival,
    IssueStock,
    NoteArrival,
    PickStock,
    ScrapStock,
)
from domain.aggregates.parts_stock.state import key_of
from domain.aggregates.parts_transfer.commands import CancelTransfer, RequestTransfer
from domain.aggregates.purchase_order.commands.models import CloseOrder, OrderItem
from domain.aggregates.work_order.commands.supplying import ReturnPart
from domain.identifiers import PartNumber
from domain.parts import OrderLine, PartCondition, PurchaseKind
from domain.reasons import ReasonCode, ReasonInput

_DELIVERY = time(9, 0)


def short_lines(case: Case, card: JobCard) -> list[str]:
    """Lines of the job that wait for their part."""
    short = case.shop.short
    return [line for line, material in card.materials.items() if (case.order, material.part) in short]


def order_what_is_short(case: Case, card: JobCard) -> None:
    card.awaited = short_lines(case, card)
    if card.awaited:
        soon = case.shop.now + case.shop.some_for_parts(5, 20)
        case.shop.send_off(soon, f"{case.matter} special order", _special_order(case, card))


def lay_ready(case: Case, card: JobCard) -> None:
    for line, material in card.materials.items():
        picked = PickStock(line=_line(case, card, line), quantity=material.quantity)
        case.on_shelf(PARTS_CLERK, material.part, picked)


def hand_out(case: Case, card: JobCard, technician: str) -> None:
    """Everything that the job was quoted with."""
    for line in card.materials:
        _hand_out_line(case, card, line, technician)


def _hand_out_line(case: Case, card: JobCard, line: str, technician: str) -> None:
    material = card.materials[line]
    issued = IssueStock(line=_line(case, card, line), quantity=material.quantity, technician=technician)
    case.on_shelf(PARTS_CLERK, material.part, issued)


def exchange(case: Case, card: JobCard, technician: str) -> None:
    """The first part does not fit and goes back; what was opened is looked at before anybody else gets it."""
    shop = case.shop
    line, material = next(iter(card.materials.items()))
    if shop.shelves.look(material.part).available < material.quantity:
        return
    opened = shop.parts_chance(0.5)
    condition = PartCondition.OPENED if opened else PartCondition.UNOPENED
    back = ReturnPart(job=card.id, line=line, quantity=material.quantity, condition=condition)
    case.on_order(PARTS_CLERK, back)
    _hand_out_line(case, card, line, technician)
    if opened:
        _look_at(case, material.part, material.quantity)
    case.tell("wrong part")


def _look_at(case: Case, part: PartNumber, quantity: Decimal) -> None:
    bad = next(lot for lot in case.shop.shelves.look(part).lots if lot.quarantined)
    if case.shop.parts_chance(0.6):
        case.on_shelf(PARTS_SUPERVISOR, part, ClearQuarantine(lot=bad.lot, quantity=quantity))
        return
    reason = ReasonInput(code=ReasonCode.PART_DEFECT)
    scrapped = ScrapStock(quantity=quantity, from_quarantine=True, reason=reason, lot=bad.lot)
    case.on_shelf(PARTS_SUPERVISOR, part, scrapped)


def _special_order(case: Case, card: JobCard) -> Journey:
    """Ordered at once, to come the next morning. For what is not kept in stock the neighbour is asked first."""
    shop = case.shop
    yield from shop.in_hours()
    served(shop, [card.materials[line].part for line in card.awaited])
    wanted = [_missing(case, card, line) for line in short_lines(case, card)]
    if not wanted:
        return
    if not ASSORTMENT[wanted[0].part].most:
        _ask_neighbour(case, wanted[0].part)
    arrives = shop.at(_DELIVERY, shop.next_morning().date()) + shop.some_for_parts(0, 90)
    supplier = supplier_of(wanted[0].part)
    order = buy(shop, supplier, PurchaseKind.EMERGENCY, tuple(wanted), arrives.date())
    for each in wanted:
        if each.awaited_by is not None:
            case.on_shelf(PARTS_CLERK, each.part, ExpectArrival(line=each.awaited_by, eta=arrives))
    yield arrives - shop.now
    for place, each in enumerate(wanted, start=1):
        book_in(shop, order, place, each.part, each.quantity)
    shop.do(PARTS_SUPERVISOR, order, CloseOrder())


def _missing(case: Case, card: JobCard, line: str) -> OrderItem:
    part, who = card.materials[line].part, _line(case, card, line)
    return item(part, case.shop.shelves.look(part).awaited_for(key_of(who)), who)


def _ask_neighbour(case: Case, part: PartNumber) -> None:
    """Who has none either."""
    asked = RequestTransfer(part=part, quantity=Decimal(1), from_store=NEIGHBOUR)
    transfer = case.shop.do(PARTS_CLERK, None, asked)
    none_there = CancelTransfer(reason=ReasonInput(code=ReasonCode.WAITING_PARTS))
    case.shop.do(PARTS_CLERK, transfer, none_there)


def note_arrival(case: Case, card: JobCard) -> None:
    """By the advisor, whose customer hears of it."""
    for line in card.awaited:
        note = NoteArrival(line=_line(case, card, line))
        case.on_shelf(case.advisor, card.materials[line].part, note)


def _line(case: Case, card: JobCard, line: str) -> OrderLine:
    return OrderLine(order=case.order, job=card.id, line=line)
