"""Decisions about the repair contract: draft, review, sign, amend."""

from typing import assert_never

from domain.aggregates.work_order.commands.contracting.models import (
    AmendContract,
    ContractingCommand,
    DraftContract,
    ReviewContract,
    SignContract,
)
from domain.aggregates.work_order.contracts import (
    contract_kinds,
    deciding_roles,
    quoted_total,
    taking_part,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.contracting import (
    ContractAmended,
    ContractDrafted,
    ContractReviewed,
    ContractSigned,
)
from domain.aggregates.work_order.lookups import open_order
from domain.aggregates.work_order.notes import note_of
from domain.aggregates.work_order.refusals import contracting as refusals
from domain.aggregates.work_order.state import ContractState, Opening, WorkOrder
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.labels import labels
from domain.personal import Personal, PersonalKind
from domain.trade import ContractKind

__all__ = ["ContractingCommand", "decide_contracting"]


def decide_contracting(state: WorkOrder, command: ContractingCommand, frame: Frame) -> list[WorkOrderEvent]:
    opening = open_order(state)
    match command:
        case DraftContract():
            return [_draft(state, frame)]
        case ReviewContract():
            return [_review(state, opening, command, frame)]
        case SignContract():
            return [_sign(state, command, frame)]
        case AmendContract():
            return [_amend(state, opening, command, frame)]
        case _:
            assert_never(command)


def _draft(state: WorkOrder, frame: Frame) -> ContractDrafted:
    if state.contract.revision:
        raise Refused(refusals.ALREADY_DRAFTED)
    kinds = contract_kinds(state, frame.rules)
    if not kinds:
        raise Refused(refusals.NO_CONTRACT_NEEDED)
    if not any(job.active and job.offer.revision for job in state.jobs.values()):
        raise Refused(refusals.NOTHING_QUOTED)
    return ContractDrafted(kinds=kinds, revision=1, total=quoted_total(state))


def _review(state: WorkOrder, opening: Opening, command: ReviewContract, frame: Frame) -> ContractReviewed:
    contract = _unsigned(state)
    actor = frame.actor
    deciding = actor.role in deciding_roles(contract.kinds, frame.rules)
    if not deciding and actor.role not in taking_part(contract.kinds, frame.rules):
        raise Refused(refusals.NOT_A_REVIEWER)
    if actor.id in contract.reviewers:
        raise Refused(refusals.ALREADY_REVIEWED)
    if actor.role in contract.signed_off:
        raise Refused(refusals.ROLE_SIGNED_OFF)
    if not command.approved and command.opinion is None:
        raise Invalid(refusals.OPINION_NEEDED)
    return ContractReviewed(
        revision=contract.revision,
        approved=command.approved,
        deciding=deciding,
        opinion=note_of(opening, command.opinion),
    )


def _sign(state: WorkOrder, command: SignContract, frame: Frame) -> ContractSigned:
    contract = _unsigned(state)
    if missing := deciding_roles(contract.kinds, frame.rules) - contract.signed_off:
        raise Refused(refusals.REVIEW_INCOMPLETE, roles=labels(missing, "en"), roles_zh=labels(missing))
    grown = set(contract_kinds(state, frame.rules)) - set(contract.kinds)
    if grown or contract.total != quoted_total(state):
        raise Refused(refusals.TERMS_CHANGED)
    return ContractSigned(revision=contract.revision, method=command.method, evidence=command.evidence)


def _amend(state: WorkOrder, opening: Opening, command: AmendContract, frame: Frame) -> ContractAmended:
    contract = _drafted(state)
    applies = {*contract.kinds, *contract_kinds(state, frame.rules)}
    return ContractAmended(
        # a contract that needed the stricter review keeps needing it
        kinds=tuple(kind for kind in ContractKind if kind in applies),
        revision=contract.revision + 1,
        total=quoted_total(state),
        change=Personal.of(PersonalKind.NOTE, opening.customer, command.change),
    )


def _drafted(state: WorkOrder) -> ContractState:
    if not state.contract.revision:
        raise Refused(refusals.NOT_DRAFTED)
    return state.contract


def _unsigned(state: WorkOrder) -> ContractState:
    """The revision under review: not signed yet and not rejected."""
    contract = _drafted(state)
    if contract.signed_by_customer:
        raise Refused(refusals.ALREADY_SIGNED, revision=contract.revision)
    if contract.rejected:
        raise Refused(refusals.REJECTED, revision=contract.revision)
    return contract
