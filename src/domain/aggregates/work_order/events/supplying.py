"""Parts of a job: handed to the technician, brought back."""

from domain.event import Event
from domain.identifiers import LocalId, PartNumber, StaffId
from domain.parts import PartCondition, SerialNumber
from domain.quantities import Quantity


class PartIssued(Event, name="work_order.part_issued"):
    """``part`` is what left the shelf: the quoted one, or one that has taken its place."""

    job: LocalId
    line: LocalId
    part: PartNumber
    quantity: Quantity
    technician: StaffId
    serials: tuple[SerialNumber, ...] = ()


class PartReturned(Event, name="work_order.part_returned"):
    job: LocalId
    line: LocalId
    part: PartNumber
    quantity: Quantity
    condition: PartCondition
    serials: tuple[SerialNumber, ...] = ()


SupplyingEvent = PartIssued | PartReturned
