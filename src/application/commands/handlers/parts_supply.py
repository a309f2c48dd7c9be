"""The shelf follows the order: what a command changes about a job's needs is reserved or given back with it.

Every command to a work order passes through :func:`followed`, the only place that compares what jobs needed before with
what they need now.
"""

from datetime import datetime
from decimal import Decimal

from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.part import PART
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands.models import (
    ChangeNeed,
    DropLine,
    KeepMore,
    PartsStockCommand,
)
from domain.aggregates.parts_stock.state import LineKey, PartsStock, key_of
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.state import WorkOrder
from domain.aggregates.work_order.supplied import LineNeed, needs_of
from domain.command import Command
from domain.decider import Frame
from domain.identifiers import LocalId, PartNumber
from domain.parts import OrderLine, part_id, parts_stock_id


def followed(handler: Handler) -> Handler:
    """The handler, and after it what the shelf has to do about it."""

    def handle(work: Work, command: Command, frame: Frame) -> None:
        before = work.load(WORK_ORDER, frame.stream)
        handler(work, command, frame)
        after = work.load(WORK_ORDER, frame.stream)
        if after is not before:
            _follow(work, frame, before, after)

    return handle


def _follow(work: Work, frame: Frame, before: WorkOrder, after: WorkOrder) -> None:
    needed, needs = needs_of(before), needs_of(after)
    moved = promise_of(before) != promise_of(after)
    if needed == needs and not moved:
        return
    for key, need in needed.items():
        if key not in needs:
            drop = DropLine(line=_line(frame, key), cause=_why(after, key[0]))
            tell_shelves(work, frame, need.part, drop)
    for key, need in needs.items():
        line = _line(frame, key)
        before_it = needed.get(key)
        more = need.quantity - (before_it.quantity if before_it else 0)
        if more > 0:
            keep(work, frame, line, LineNeed(need.part, more), promise_of(after))
        if before_it and moved:
            tell_shelves(work, frame, need.part, ChangeNeed(line=line, need_by=promise_of(after)))


def parts_short(work: Work, frame: Frame, order: WorkOrder, job_id: LocalId) -> list[PartNumber]:
    """Parts that the job still needs and that are not kept for it."""
    return [
        need.part
        for key, need in needs_of(order).items()
        if key[0] == job_id
        and kept_account_of(work, frame, need.part)
        and _kept(work, frame, need.part, key) < need.quantity
    ]


def _kept(work: Work, frame: Frame, part: PartNumber, key: tuple[LocalId, LocalId]) -> Decimal:
    line = LineKey(frame.stream, *key)
    shelves = (_shelf(work, frame, number) for number in standing_in(work, frame, part))
    return sum((shelf.kept_for(line) for shelf in shelves), Decimal(0))


def kept_account_of(work: Work, frame: Frame, part: PartNumber) -> bool:
    """Whether the store keeps this part on its books: what nobody has defined keeps no job waiting."""
    return work.load(PART, part_id(frame.store, part)).defined


def standing_in(work: Work, frame: Frame, part: PartNumber) -> list[PartNumber]:
    """The part, what takes its place, what takes the place of that; no part twice."""
    chain: list[PartNumber] = []
    number: PartNumber | None = part
    while number is not None and number not in chain:
        chain.append(number)
        number = work.load(PART, part_id(frame.store, number)).successor
    return chain


def keep(work: Work, frame: Frame, line: OrderLine, need: LineNeed, need_by: datetime | None) -> None:
    """In addition to what the line has: from the shelf that serves it already, else from the first that has enough.

    Where none has, whatever is bought today is awaited.
    """
    if not kept_account_of(work, frame, need.part):
        return
    chain = standing_in(work, frame, need.part)
    serving = (each for each in chain if serves(work, frame, each, line))
    enough = (each for each in chain if _shelf(work, frame, each).available >= need.quantity)
    shelf = next(serving, None) or next(enough, chain[-1])
    tell_shelf(work, frame, shelf, KeepMore(line=line, quantity=need.quantity, need_by=need_by))


def serves(work: Work, frame: Frame, part: PartNumber, line: OrderLine) -> bool:
    """Whether the part's shelf keeps something for the line, or lets it wait."""
    shelf, key = _shelf(work, frame, part), key_of(line)
    return key in shelf.kept or key in shelf.awaited


def tell_shelves(work: Work, frame: Frame, part: PartNumber, command: DropLine | ChangeNeed) -> None:
    """The part's shelf and those of what takes its place, as far as they exist."""
    for number in standing_in(work, frame, part):
        if _shelf(work, frame, number).part is not None:
            tell_shelf(work, frame, number, command)


def tell_shelf(work: Work, frame: Frame, part: PartNumber, command: PartsStockCommand) -> None:
    shelf = parts_stock_id(frame.store, part)
    decided = PARTS_STOCK.decide(_shelf(work, frame, part), command, work.frame(shelf))
    work.record(PARTS_STOCK, shelf, decided)


def _shelf(work: Work, frame: Frame, part: PartNumber) -> PartsStock:
    return work.load(PARTS_STOCK, parts_stock_id(frame.store, part))


def _line(frame: Frame, key: tuple[LocalId, LocalId]) -> OrderLine:
    return OrderLine(order=frame.stream, job=key[0], line=key[1])


def _why(after: WorkOrder, job_id: LocalId) -> ReleaseCause:
    if after.closed:
        return ReleaseCause.ORDER_ENDED
    job = after.jobs.get(job_id)
    dropped = job is None or not job.active
    return ReleaseCause.JOB_DROPPED if dropped else ReleaseCause.JOB_CHANGED


def promise_of(order: WorkOrder) -> datetime | None:
    return order.opening.promised_at if order.opening else None
