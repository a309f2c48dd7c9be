"""Drafting, looking at the consequences, approving, putting in force."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, assert_never

from pydantic import AwareDatetime, Field, JsonValue

from domain.aggregates.rule_set import refusals
from domain.aggregates.rule_set.drafting import draft_event
from domain.aggregates.rule_set.events import (
    DraftWithdrawn,
    RulesActivated,
    RulesApproved,
    RuleSetEvent,
    RulesSimulated,
)
from domain.aggregates.rule_set.state import Draft, RuleVersions
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, NotFound, Refused
from domain.identifiers import ContentHash, LocalId, StoreId, StreamId
from domain.reasons import ReasonInput
from domain.text import ShortText


def rule_set_id(scope: StoreId) -> StreamId:
    """The stream of a store's rules, or of the group's."""
    return f"rule_set-{scope}"


class DraftRules(Command, name="rule_set.draft_rules", may_start=True):
    """``document``: for the group, what changes in the rules in force; for a store, all that differs from the group.

    Sections by name, entries of a section by name; null takes an entry away.
    """

    title: ShortText
    effective_from: AwareDatetime
    document: dict[str, JsonValue]


class SimulateRules(Command, name="rule_set.simulate_rules"):
    """States that a preview was made and seen: ``preview`` is its digest."""

    draft: LocalId
    preview: ContentHash
    log_position: Annotated[int, Field(ge=0)]
    first_day: date
    last_day: date
    changed_figures: Annotated[int, Field(ge=0)]
    changed_orders: Annotated[int, Field(ge=0)]


class ApproveRules(Command, name="rule_set.approve_rules"):
    """The second person's yes to a draft and its date, after a preview was seen."""

    draft: LocalId


class ActivateRules(Command, name="rule_set.activate_rules"):
    """Puts an approved draft in force from the date that was approved with it."""

    draft: LocalId


class WithdrawDraft(Command, name="rule_set.withdraw_draft"):
    """The draft shall not come in force: taken back by its author or turned down by somebody else."""

    draft: LocalId
    reason: ReasonInput


RuleSetCommand = DraftRules | SimulateRules | ApproveRules | ActivateRules | WithdrawDraft


def decide(state: RuleVersions, command: RuleSetCommand, frame: Frame) -> Sequence[RuleSetEvent]:
    if frame.stream != rule_set_id(frame.store):
        raise NotFound(refusals.OTHER_SCOPE, stream=frame.stream, store=frame.store)
    if isinstance(command, DraftRules):
        return [draft_event(state, command.title, command.effective_from, command.document, frame)]
    draft = _draft(state, command.draft)
    match command:
        case SimulateRules():
            return [_simulated(command)]
        case ApproveRules():
            return [_approved(command, draft, frame)]
        case ActivateRules():
            return [_activated(state, command, draft)]
        case WithdrawDraft():
            if _was_activated(state, command.draft):
                raise Refused(refusals.NOT_WITHDRAWABLE)
            return [DraftWithdrawn(draft=command.draft)]
        case _:
            assert_never(command)


def _draft(state: RuleVersions, name: LocalId) -> Draft:
    draft = state.drafts.get(name)
    if draft is None:
        raise NotFound(refusals.NO_SUCH_DRAFT, draft=name)
    if draft.withdrawn:
        raise Refused(refusals.WITHDRAWN, draft=name)
    return draft


def _was_activated(state: RuleVersions, name: LocalId) -> bool:
    return any(once.draft == name for once in state.activations)


def _simulated(command: SimulateRules) -> RulesSimulated:
    if command.last_day < command.first_day:
        raise Invalid(refusals.PERIOD_REVERSED)
    return RulesSimulated(**command.model_dump())


def _approved(command: ApproveRules, draft: Draft, frame: Frame) -> RulesApproved:
    if draft.author == frame.actor.id:
        raise Refused(refusals.OWN_DRAFT)
    if draft.approved:
        raise Refused(refusals.ALREADY_APPROVED)
    if not draft.simulated:
        raise Refused(refusals.NOT_SIMULATED)
    return RulesApproved(draft=command.draft)


def _activated(state: RuleVersions, command: ActivateRules, draft: Draft) -> RulesActivated:
    if not draft.approved:
        raise Refused(refusals.NOT_APPROVED)
    if _was_activated(state, command.draft):
        raise Refused(refusals.ONCE_ACTIVE)
    current = state.current.draft if state.current else None
    if draft.based_on != current:
        raise Refused(refusals.OUTDATED, based_on=draft.based_on or "-", current=current or "-")
    return RulesActivated(draft=command.draft, effective_from=draft.effective_from, supersedes=current)
