"""The desk: opening, issuing and ending an order with its visit and its customer's file."""

from collections.abc import Mapping

from application.commands.handlers.work_order_placing import give_back
from application.commands.handling import Handler
from application.commands.refusals import NOT_FOUND
from application.commands.work import Work
from domain.aggregates.customer import CUSTOMER
from domain.aggregates.visit import VISIT
from domain.aggregates.visit.commands import VisitCommand
from domain.aggregates.visit.commands.presence import LinkOrder, MarkOrderFinished
from domain.aggregates.visit.words import Ending
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.commands import WorkOrderCommand
from domain.aggregates.work_order.commands.delivering import DeliverVehicle
from domain.aggregates.work_order.commands.opening.models import (
    CancelOrder,
    IssueDispatchOrder,
    OpenWorkOrder,
)
from domain.aggregates.work_order.commands.reworking.models import ClaimComeback, RecordRepeatVisit
from domain.aggregates.work_order.state import WorkOrder
from domain.command import Command
from domain.decider import Frame
from domain.errors import NotFound, Refused, define
from domain.identifiers import StreamId

OTHER_VEHICLE = define(
    "WO-OPEN-901", zh="本次进厂的车辆不是 {vehicle}", en="The visit is not by vehicle {vehicle}"
)

ODOMETER_UNREAD = define(
    "WO-OPEN-902",
    zh="本次进厂已记录里程 {km} 公里,开单须填写里程",
    en="The odometer read {km} km on arrival: the order needs a reading too",
)
OTHER_VEHICLE_BEFORE = define(
    "WO-REWORK-901", zh="原工单不是这辆车的工单", en="The earlier order is about another vehicle"
)
ORIGINAL_NOT_DELIVERED = define(
    "WO-REWORK-902",
    zh="原工单的车辆尚未交付,不属于外返",
    en="The car of the original order was never handed over: this is no comeback",
)


def open_order(work: Work, command: OpenWorkOrder, frame: Frame) -> None:
    visit = work.require(VISIT, command.visit)
    work.require(CUSTOMER, command.customer)
    if visit.vehicle != command.vehicle:
        raise Refused(OTHER_VEHICLE, vehicle=command.vehicle)
    if command.odometer is None and visit.odometer is not None:
        raise Refused(ODOMETER_UNREAD, km=visit.odometer)
    _decide(work, command, frame)
    _tell_visit(work, command.visit, LinkOrder(order=frame.stream))


def issue(work: Work, command: IssueDispatchOrder, frame: Frame) -> None:
    opening = work.load(WORK_ORDER, frame.stream).opening
    complete = opening is not None and work.require(CUSTOMER, opening.customer).file_complete
    _decide(work, command, work.frame(customer_file_complete=complete))


def claim_comeback(work: Work, command: ClaimComeback, frame: Frame) -> None:
    original = work.require(WORK_ORDER, command.original_order)
    _refuse_other_vehicle(work, frame, original)
    if command.original_order != frame.stream and not original.handover.delivered:
        raise Refused(ORIGINAL_NOT_DELIVERED)
    jobs = [original.jobs.get(job_id) for job_id in command.original_jobs]
    if any(job is None for job in jobs):
        raise NotFound(NOT_FOUND, stream=command.original_order)
    technicians = sorted({who for job in jobs if job is not None for who in job.work.worked_by})
    _decide(work, command, work.frame(original_technicians=",".join(technicians)))


def repeat_visit(work: Work, command: RecordRepeatVisit, frame: Frame) -> None:
    _refuse_other_vehicle(work, frame, work.require(WORK_ORDER, command.earlier_order))
    _decide(work, command, frame)


def deliver(work: Work, command: DeliverVehicle, frame: Frame) -> None:
    _decide(work, command, frame)
    _finish_in_visit(work, frame, Ending.DELIVERED)


def cancel(work: Work, command: CancelOrder, frame: Frame) -> None:
    order = work.load(WORK_ORDER, frame.stream)
    _decide(work, command, frame)
    for job_id, job in order.jobs.items():
        give_back(work, frame, job_id, job)
    _finish_in_visit(work, frame, Ending.CANCELLED)


def _refuse_other_vehicle(work: Work, frame: Frame, earlier: WorkOrder) -> None:
    own = work.load(WORK_ORDER, frame.stream).opening
    if own is not None and earlier.opening is not None and own.vehicle != earlier.opening.vehicle:
        raise Refused(OTHER_VEHICLE_BEFORE)


def _decide(work: Work, command: WorkOrderCommand, frame: Frame) -> None:
    order = work.load(WORK_ORDER, frame.stream)
    work.record(WORK_ORDER, frame.stream, WORK_ORDER.decide(order, command, frame))


def _finish_in_visit(work: Work, frame: Frame, how: Ending) -> None:
    opening = work.load(WORK_ORDER, frame.stream).opening
    if opening is not None:
        _tell_visit(work, opening.visit, MarkOrderFinished(order=frame.stream, how=how))


def _tell_visit(work: Work, visit: StreamId, command: VisitCommand) -> None:
    state = work.require(VISIT, visit)
    work.record(VISIT, visit, VISIT.decide(state, command, work.frame(visit)))


HANDLERS: Mapping[type[Command], Handler] = {
    OpenWorkOrder: open_order,
    IssueDispatchOrder: issue,
    ClaimComeback: claim_comeback,
    RecordRepeatVisit: repeat_visit,
    DeliverVehicle: deliver,
    CancelOrder: cancel,
}
