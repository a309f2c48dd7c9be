"""Parts of a job: what the shelf has handed out for it, and what comes back."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.supplying import Lots, PartIssued, PartReturned
from domain.aggregates.work_order.lookups import active_job, job_of, open_order
from domain.aggregates.work_order.refusals import supplying as refusals
from domain.aggregates.work_order.state import IssuedLine, WorkOrder
from domain.aggregates.work_order.supplied import issued_of, quoted_line, quoted_of
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import LocalId, PartNumber, StaffId
from domain.parts import LotQuantity, PartCondition, SerialNumber
from domain.quantities import Quantity

Serials = Annotated[tuple[SerialNumber, ...], Field(max_length=500)]


class RecordPartIssued(Command, name="work_order.record_part_issued"):
    """Given by the shelf that hands the part out."""

    job: LocalId
    line: LocalId
    part: PartNumber
    quantity: Quantity
    lots: Lots
    technician: StaffId
    serials: Serials = ()


class ReturnPart(Command, name="work_order.return_part"):
    """Pieces of one line come back from the job."""

    job: LocalId
    line: LocalId
    quantity: Quantity
    condition: PartCondition
    serials: Serials = ()


SupplyingCommand = RecordPartIssued | ReturnPart


def decide_supplying(state: WorkOrder, command: SupplyingCommand, frame: Frame) -> Sequence[WorkOrderEvent]:
    match command:
        case RecordPartIssued():
            return [_issued(state, command, frame)]
        case ReturnPart():
            return [_returned(state, command)]


def _issued(state: WorkOrder, command: RecordPartIssued, frame: Frame) -> PartIssued:
    """Only to a job that the customer has agreed to, and never more than was quoted: quote it first."""
    job = active_job(state, command.job)
    if not job.offer.authorised:
        raise Refused(refusals.NOT_AUTHORISED, job=command.job)
    line = quoted_line(job, command.line)
    if line is None:
        raise Refused(refusals.NO_SUCH_LINE, job=command.job, line=command.line)
    if command.part != line.part and frame.known.get("takes_the_place_of") != line.part:
        raise Refused(refusals.OTHER_PART, part=command.part, quoted=line.part)
    quoted = quoted_of(job, line.part)
    issued = issued_of(state, command.job, line.part)
    if issued + command.quantity > quoted:
        raise Refused(
            refusals.MORE_THAN_QUOTED, quoted=str(quoted), issued=str(issued), wanted=str(command.quantity)
        )
    return PartIssued(
        job=command.job,
        line=command.line,
        part=command.part,
        quantity=command.quantity,
        lots=command.lots,
        technician=command.technician,
        serials=command.serials,
        quoted_part=line.part,
    )


def _returned(state: WorkOrder, command: ReturnPart) -> PartReturned:
    open_order(state)
    job_of(state, command.job)
    issued = state.issued.get(command.line)
    if issued is None or issued.job != command.job or issued.quantity < command.quantity:
        there = issued.quantity if issued is not None and issued.job == command.job else Decimal(0)
        raise Refused(refusals.NOT_ISSUED, issued=str(there), wanted=str(command.quantity))
    _refuse_serials(issued, command)
    return PartReturned(
        job=command.job,
        line=command.line,
        part=issued.part,
        quantity=command.quantity,
        lots=_last_out_first(issued.lots, command.quantity),
        condition=command.condition,
        serials=command.serials,
    )


def _refuse_serials(issued: IssuedLine, command: ReturnPart) -> None:
    if issued.serials and len(set(command.serials)) != command.quantity:
        raise Invalid(refusals.SERIALS_NEEDED, expected=str(command.quantity))
    for serial in command.serials:
        if serial not in issued.serials:
            raise Refused(refusals.SERIAL_NOT_ISSUED, serial=serial)


def _last_out_first(lots: tuple[LotQuantity, ...], quantity: Decimal) -> tuple[LotQuantity, ...]:
    """Nobody can tell pieces of two lots apart; what was opened last is what comes back."""
    back = []
    for entry in reversed(lots):
        part = min(entry.quantity, quantity)
        if part > 0:
            back.append(LotQuantity(lot=entry.lot, quantity=part))
            quantity -= part
    return tuple(back)
