"""What a store knows a part by, for commands that look at shelves."""

from application.commands.work import Work
from domain.aggregates.part import PART
from domain.aggregates.part.state import Part
from domain.decider import Frame
from domain.errors import Refused, define
from domain.identifiers import PartNumber
from domain.parts import part_id

NOT_DEFINED = define(
    "STK-PART-901",
    zh="配件 {part} 未建档,请先建立配件档案",
    en="Part {part} is not defined: define it first",
)


def known_part(work: Work, frame: Frame, part: PartNumber) -> Part:
    """Raises Refused where the store has not defined it."""
    master = work.load(PART, part_id(frame.store, part))
    if not master.defined:
        raise Refused(NOT_DEFINED, part=part)
    return master
