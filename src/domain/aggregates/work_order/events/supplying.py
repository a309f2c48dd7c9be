"""Parts of a job: handed to the technician, brought back."""

from typing import Annotated

from pydantic import Field

from domain.event import Event
from domain.identifiers import LocalId, PartNumber, StaffId
from domain.parts import LotQuantity, PartCondition, SerialNumber
from domain.quantities import Quantity


Lots = Annotated[tuple[LotQuantity, ...], Field(min_length=1)]


class PartIssued(Event, name="work_order.part_issued"):
    """``part`` is what left the shelf: the quoted one, or one that has taken its place."""

    job: LocalId
    line: LocalId
    part: PartNumber
    quantity: Quantity
    lots: Lots
    technician: StaffId
    serials: tuple[SerialNumber, ...] = ()


class PartReturned(Event, name="work_order.part_returned"):
    job: LocalId
    line: LocalId
    part: PartNumber
    quantity: Quantity
    lots: Lots
    condition: PartCondition
    serials: tuple[SerialNumber, ...] = ()


SupplyingEvent = PartIssued | PartReturned
