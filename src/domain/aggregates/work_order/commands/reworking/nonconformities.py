"""What is done about an accepted comeback: cause, review, disposal, inspection, closing. May go on after delivery."""

from decimal import Decimal
from typing import assert_never

from domain.actors import Role
from domain.aggregates.work_order.commands.reworking.models import (
    CloseRework,
    DisposeNonconformity,
    InspectRework,
    NonconformityCommand,
    RecordRootCause,
    ReviewNonconformity,
)
from domain.aggregates.work_order.events.reworking import (
    NonconformityDisposed,
    NonconformityReviewed,
    ReworkClosed,
    ReworkingEvent,
    ReworkInspected,
    ReworkRootCauseRecorded,
)
from domain.aggregates.work_order.lookups import standing_order
from domain.aggregates.work_order.refusals import reworking as refusals
from domain.aggregates.work_order.state import Comeback, WorkOrder
from domain.decider import Frame
from domain.errors import Refused
from domain.personal import Personal, PersonalInput, PersonalKind

PARTICIPANT = Role.SERVICE_MANAGER
"""Gives an opinion on the nonconformity, but decides nothing."""


def decide_nonconformity(state: WorkOrder, command: NonconformityCommand, frame: Frame) -> ReworkingEvent:
    comeback = _accepted(state)
    match command:
        case ReviewNonconformity():
            return _review(state, comeback, command, frame)
        case DisposeNonconformity():
            return _dispose(comeback, command, frame)
        case RecordRootCause():
            return ReworkRootCauseRecorded(cause=command.cause, analysis=_note(state, command.analysis))
        case InspectRework():
            _refuse_inspection(state, frame)
            return ReworkInspected(passed=command.passed, record=_note(state, command.record))
        case CloseRework():
            return _close(comeback, command)
        case _:
            assert_never(command)


def _accepted(state: WorkOrder) -> Comeback:
    standing_order(state)
    if state.comeback is None or state.comeback.accepted is not True:
        raise Refused(refusals.NOT_ACCEPTED)
    if state.comeback.closed:
        raise Refused(refusals.ALREADY_CLOSED)
    return state.comeback


def _note(state: WorkOrder, words: PersonalInput) -> Personal:
    return Personal.of(PersonalKind.NOTE, standing_order(state).customer, words)


def _review(
    state: WorkOrder, comeback: Comeback, command: ReviewNonconformity, frame: Frame
) -> NonconformityReviewed:
    if comeback.disposal is not None:
        raise Refused(refusals.ALREADY_DISPOSED)
    role = frame.actor.role
    deciding = role in frame.rules.comeback_disposal
    if not deciding and role is not PARTICIPANT:
        raise Refused(refusals.NOT_A_REVIEWER)
    if deciding and any(
        proposal.by == frame.actor.id and other is not role for other, proposal in comeback.proposals.items()
    ):
        raise Refused(refusals.TWO_ROLES)
    opinion = _note(state, command.opinion) if command.opinion else None
    return NonconformityReviewed(deciding=deciding, proposal=command.proposal, opinion=opinion)


def _dispose(comeback: Comeback, command: DisposeNonconformity, frame: Frame) -> NonconformityDisposed:
    if comeback.disposal is not None:
        raise Refused(refusals.ALREADY_DISPOSED)
    for role in frame.rules.comeback_disposal:
        proposal = comeback.proposals.get(role)
        if proposal is None:
            raise Refused(refusals.REVIEW_MISSING, role=role.zh, role_en=role.en)
        if proposal.disposal is not command.disposal:
            raise Refused(refusals.NOT_AS_PROPOSED, role=role.zh, role_en=role.en)
    return NonconformityDisposed(disposal=command.disposal)


def _refuse_inspection(state: WorkOrder, frame: Frame) -> None:
    active = [job for job in state.jobs.values() if job.active]
    if not active or not all(job.work.finished for job in active):
        raise Refused(refusals.WORK_NOT_FINISHED)
    if any(frame.actor.id in job.work.worked_by for job in state.jobs.values()):
        raise Refused(refusals.INSPECTOR_DID_THE_WORK)


def _close(comeback: Comeback, command: CloseRework) -> ReworkClosed:
    if not comeback.root_cause_known:
        raise Refused(refusals.ROOT_CAUSE_MISSING)
    if comeback.disposal is None:
        raise Refused(refusals.NOT_DISPOSED)
    if not comeback.inspected:
        raise Refused(refusals.NOT_INSPECTED)
    if command.cost.fen < 0:
        raise Refused(refusals.NEGATIVE_COST)
    causes = {share.cause for share in command.shares}
    if len(causes) < len(command.shares) or sum(share.share for share in command.shares) != Decimal(100):
        raise Refused(refusals.SHARES_NOT_WHOLE)
    return ReworkClosed(cost=command.cost, shares=command.shares)
