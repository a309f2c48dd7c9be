"""A car comes back for the same matter: claimed, assessed, accepted or declined, counted."""

from typing import assert_never

from domain.aggregates.work_order.commands.reworking.models import (
    AcceptComeback,
    AssessComeback,
    ClaimComeback,
    ComebackCommand,
    DeclineComeback,
    RecordRepeatVisit,
)
from domain.aggregates.work_order.events.reworking import (
    ComebackAccepted,
    ComebackAssessed,
    ComebackClaimed,
    ComebackDeclined,
    RepeatVisitRecorded,
    ReworkingEvent,
)
from domain.aggregates.work_order.lookups import open_order
from domain.aggregates.work_order.refusals import reworking as refusals
from domain.aggregates.work_order.state import Comeback, WorkOrder
from domain.decider import Frame
from domain.errors import Refused
from domain.identifiers import StaffId
from domain.personal import Personal, PersonalKind
from domain.trade import OrderClass


def claim(state: WorkOrder, command: ClaimComeback, frame: Frame) -> ComebackClaimed:
    opening = open_order(state)
    if opening.order_class is not OrderClass.REWORK_OUT:
        raise Refused(refusals.NOT_A_REWORK_ORDER)
    if state.comeback is not None:
        raise Refused(refusals.ALREADY_CLAIMED)
    if command.original_order == frame.stream:
        raise Refused(refusals.SAME_ORDER)
    return ComebackClaimed(
        original_order=command.original_order,
        original_jobs=command.original_jobs,
        original_technicians=_original_technicians(frame),
        symptom=Personal.of(PersonalKind.STATEMENT, opening.customer, command.symptom),
    )


def _original_technicians(frame: Frame) -> tuple[StaffId, ...]:
    """Empty when nobody had clocked on; the fact is missing when the original order could not be found."""
    names = frame.known.get("original_technicians")
    if not isinstance(names, str):
        raise Refused(refusals.ORIGINAL_UNKNOWN)
    return tuple(name for name in names.split(",") if name)


def decide_comeback(state: WorkOrder, command: ComebackCommand, frame: Frame) -> ReworkingEvent:
    opening = open_order(state)
    comeback = _undecided(state)
    match command:
        case AssessComeback():
            if frame.actor.id in comeback.original_technicians:
                raise Refused(refusals.ASSESSOR_DID_THE_WORK)
            finding = Personal.of(PersonalKind.NOTE, opening.customer, command.finding)
            return ComebackAssessed(same_fault=command.same_fault, cause=command.cause, finding=finding)
        case AcceptComeback():
            _refuse_unassessed(comeback)
            return ComebackAccepted()
        case DeclineComeback():
            _refuse_unassessed(comeback)
            return ComebackDeclined(evidence=command.evidence)
        case _:
            assert_never(command)


def _undecided(state: WorkOrder) -> Comeback:
    if state.comeback is None:
        raise Refused(refusals.NOT_CLAIMED)
    if state.comeback.accepted is not None:
        raise Refused(refusals.ALREADY_DECIDED)
    return state.comeback


def _refuse_unassessed(comeback: Comeback) -> None:
    if comeback.same_fault is None:
        raise Refused(refusals.NOT_ASSESSED)


def repeat_visit(state: WorkOrder, command: RecordRepeatVisit, frame: Frame) -> RepeatVisitRecorded:
    open_order(state)
    if command.earlier_order == frame.stream:
        raise Refused(refusals.SAME_ORDER)
    if command.earlier_order in state.repeats:
        raise Refused(refusals.ALREADY_COUNTED)
    return RepeatVisitRecorded(earlier_order=command.earlier_order)
