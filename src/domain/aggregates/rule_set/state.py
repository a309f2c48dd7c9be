"""What a scope's rules remember: every draft with its content, and which were put in force when."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from domain.aggregates.rule_set.events import (
    DraftWithdrawn,
    RulesActivated,
    RulesApproved,
    RulesDrafted,
    RuleSetEvent,
    RulesSimulated,
)
from domain.envelope import Recorded
from domain.identifiers import LocalId, StaffId, StoreId
from domain.rules.timetable import Activation, Activations


@dataclass(frozen=True, slots=True)
class Draft:
    author: StaffId
    content: str
    effective_from: datetime
    based_on: LocalId | None
    simulated: bool = False
    approved: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class RuleVersions:
    """``store`` is ``group`` for the group's rules."""

    store: StoreId | None = None
    drafts: Mapping[LocalId, Draft] = field(default_factory=dict)
    activations: Activations = ()

    @property
    def current(self) -> Activation | None:
        """The version that was activated last, whether or not its date has come."""
        return self.activations[-1] if self.activations else None

    @property
    def next_draft(self) -> LocalId:
        return f"R{len(self.drafts) + 1}"


def evolve(state: RuleVersions, recorded: Recorded[RuleSetEvent]) -> RuleVersions:
    match recorded.event:
        case RulesDrafted() as event:
            author = recorded.meta.actor.id
            draft = Draft(author, event.content, event.effective_from, event.based_on)
            drafts = {**state.drafts, event.draft: draft}
            return RuleVersions(recorded.meta.store, drafts, state.activations)
        case RulesSimulated(draft=name):
            return _with(state, name, replace(state.drafts[name], simulated=True))
        case RulesApproved(draft=name):
            return _with(state, name, replace(state.drafts[name], approved=True))
        case RulesActivated(draft=name, effective_from=effective_from):
            activation = Activation(name, effective_from, state.drafts[name].content)
            return replace(state, activations=(*state.activations, activation))
        case DraftWithdrawn(draft=name):
            return _with(state, name, replace(state.drafts[name], withdrawn=True))
        case _ as never:
            assert_never(never)


def _with(state: RuleVersions, name: LocalId, draft: Draft) -> RuleVersions:
    return replace(state, drafts={**state.drafts, name: draft})
