"""The parts counter looks up orders, prices and shelves before it answers."""

from collections.abc import Mapping
from dataclasses import replace

from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.part import PART
from domain.aggregates.part.state import price_on
from domain.aggregates.parts_inquiry import PARTS_INQUIRY
from domain.aggregates.parts_inquiry.commands import AskForParts, QuoteParts, RecordSpecialOrder, facts_of
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.purchase_order import PURCHASE_ORDER
from domain.aggregates.purchase_order.words import OrderStage
from domain.aggregates.work_order import WORK_ORDER
from domain.command import Command
from domain.decider import Frame
from domain.parts import part_id, parts_stock_id
from domain.rules.calendar import business_date

_DEAD = frozenset({OrderStage.CANCELLED, OrderStage.REJECTED})


def ask(work: Work, command: AskForParts, frame: Frame) -> None:
    if command.order is not None:
        order = work.require(WORK_ORDER, command.order)
        frame = work.frame(job_exists=command.job in order.jobs)
    inquiry = work.load(PARTS_INQUIRY, frame.stream)
    work.record(PARTS_INQUIRY, frame.stream, PARTS_INQUIRY.decide(inquiry, command, frame))


def quote(work: Work, command: QuoteParts, frame: Frame) -> None:
    """With the prices of the business day and what is free on the shelf now."""
    today = business_date(frame.rules.calendar, frame.at)
    known: dict[str, str | int | bool] = {}
    for part in sorted({line.part for line in command.lines}):
        price = price_on(work.load(PART, part_id(frame.store, part)), today)
        shelf = work.load(PARTS_STOCK, parts_stock_id(frame.store, part))
        known |= facts_of(part, price, shelf.available)
    facts = replace(frame, known=known)
    inquiry = work.load(PARTS_INQUIRY, frame.stream)
    work.record(PARTS_INQUIRY, frame.stream, PARTS_INQUIRY.decide(inquiry, command, facts))


def record_special_order(work: Work, command: RecordSpecialOrder, frame: Frame) -> None:
    order = work.require(PURCHASE_ORDER, command.purchase_order)
    asks_for_it = any(line.part == command.part for line in order.lines.values())
    facts = work.frame(in_order=asks_for_it and order.stage not in _DEAD)
    inquiry = work.load(PARTS_INQUIRY, frame.stream)
    work.record(PARTS_INQUIRY, frame.stream, PARTS_INQUIRY.decide(inquiry, command, facts))


HANDLERS: Mapping[type[Command], Handler] = {
    AskForParts: ask,
    QuoteParts: quote,
    RecordSpecialOrder: record_special_order,
}
