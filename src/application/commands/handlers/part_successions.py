"""A part takes another one's place: both are looked at, and what waits for the one waits for the other from now on."""

from collections.abc import Mapping

from application.commands.handlers.parts_supply import standing_in, tell_shelf
from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.part import PART
from domain.aggregates.part.commands import FlagOverstock, SupersedePart
from domain.aggregates.part.events import PartSuperseded
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands.models import KeepMore, RedirectDemand
from domain.aggregates.parts_stock.events import DemandRedirected
from domain.aggregates.parts_stock.state import PartsStock, key_of
from domain.command import Command
from domain.decider import Frame
from domain.identifiers import PartNumber
from domain.parts import part_id, parts_stock_id


def supersede(work: Work, command: SupersedePart, frame: Frame) -> None:
    chain = standing_in(work, frame, command.by)
    facts = work.frame(
        successor_defined=work.load(PART, part_id(frame.store, command.by)).defined,
        leads_back=any(part_id(frame.store, number) == frame.stream for number in chain),
    )
    decided = PART.decide(work.load(PART, frame.stream), command, facts)
    work.record(PART, frame.stream, decided)
    for event in decided:
        if isinstance(event, PartSuperseded):
            _redirect(work, frame, event.part, chain)


def _redirect(work: Work, frame: Frame, part: PartNumber, chain: list[PartNumber]) -> None:
    """To the first shelf on which something is free, else to that of the part which is bought today."""
    shelf = _shelf(work, frame, part)
    if not shelf.awaited:
        return
    stocked = (number for number in chain if _shelf(work, frame, number).available > 0)
    to_part = next(stocked, chain[-1])
    stream = parts_stock_id(frame.store, part)
    redirected = PARTS_STOCK.decide(shelf, RedirectDemand(to_part=to_part), work.frame(stream))
    work.record(PARTS_STOCK, stream, redirected)
    for event in redirected:
        if isinstance(event, DemandRedirected):
            waited = shelf.awaited[key_of(event.line)]
            wish = KeepMore(line=event.line, quantity=event.quantity, need_by=waited.need_by, vor=waited.vor)
            tell_shelf(work, frame, to_part, wish)


def flag_overstock(work: Work, command: FlagOverstock, frame: Frame) -> None:
    part = work.load(PART, frame.stream)
    on_hand = part.number is not None and _shelf(work, frame, part.number).on_hand > 0
    work.record(PART, frame.stream, PART.decide(part, command, work.frame(on_hand=on_hand)))


def _shelf(work: Work, frame: Frame, part: PartNumber) -> PartsStock:
    return work.load(PARTS_STOCK, parts_stock_id(frame.store, part))


HANDLERS: Mapping[type[Command], Handler] = {SupersedePart: supersede, FlagOverstock: flag_overstock}
