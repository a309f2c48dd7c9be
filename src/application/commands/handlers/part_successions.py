"""A part takes another one's place: both are looked at, and every part that its successor leads to."""

from collections.abc import Mapping

from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.part import PART
from domain.aggregates.part.commands import SupersedePart
from domain.command import Command
from domain.decider import Frame
from domain.identifiers import PartNumber, StreamId
from domain.parts import part_id


def supersede(work: Work, command: SupersedePart, frame: Frame) -> None:
    facts = work.frame(
        successor_defined=work.load(PART, part_id(frame.store, command.by)).defined,
        leads_back=_leads_back(work, frame, command.by),
    )
    work.record(PART, frame.stream, PART.decide(work.load(PART, frame.stream), command, facts))


def _leads_back(work: Work, frame: Frame, successor: PartNumber) -> bool:
    followed: set[StreamId] = set()
    number: PartNumber | None = successor
    while number is not None:
        stream = part_id(frame.store, number)
        if stream == frame.stream or stream in followed:
            return stream == frame.stream
        followed.add(stream)
        number = work.load(PART, stream).successor
    return False


HANDLERS: Mapping[type[Command], Handler] = {SupersedePart: supersede}
