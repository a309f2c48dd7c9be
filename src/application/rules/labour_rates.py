"""What became of every draft of rules that changes the labour rate."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from domain.actors import Actor
from domain.aggregates.rule_set.events import (
    DraftWithdrawn,
    RulesActivated,
    RulesApproved,
    RulesDrafted,
    RuleSetEvent,
    RulesSimulated,
)
from domain.envelope import Recorded
from domain.identifiers import LocalId, StoreId
from domain.labels import Word
from domain.money import Money
from domain.rules.layers import parsed
from domain.rules.timetable import GROUP

_SECTION = "labour_rate_per_hour"


class RateStage(Word):
    PROPOSED = "proposed", "待审批", "Proposed"
    APPROVED = "approved", "已批准,待启用", "Approved, not yet put in force"
    IN_FORCE = "in_force", "已启用", "Put in force"
    WITHDRAWN = "withdrawn", "已撤回", "Withdrawn"
    OUTDATED = "outdated", "已过时", "Outdated by another version"


@dataclass(frozen=True, slots=True)
class RateChange:
    """A draft that changes the rate of a scope. ``rate`` None: the store goes back to the group's."""

    scope: StoreId
    draft: LocalId
    title: str
    rate: Money | None
    before: Money | None
    effective_from: datetime
    author: Actor
    drafted_at: datetime
    approver: Actor | None = None
    approved_at: datetime | None = None
    stage: RateStage = RateStage.PROPOSED

    @property
    def open(self) -> bool:
        return self.stage in {RateStage.PROPOSED, RateStage.APPROVED}


def rate_changes(
    history: Iterable[Recorded[RuleSetEvent]], scope: StoreId, shipped: Money
) -> list[RateChange]:
    """Of one scope's history, in the order in which they were drafted; ``shipped`` is the rate before any version."""
    rates: dict[LocalId | None, Money | None] = {None: shipped if scope == GROUP else None}
    changes: dict[LocalId, RateChange] = {}
    bases: dict[LocalId, LocalId | None] = {}
    current: LocalId | None = None
    for recorded in history:
        event = recorded.event
        match event:
            case RulesDrafted():
                bases[event.draft] = event.based_on
                rates[event.draft] = _rate_in(event.content, rates[None])
                if rates[event.draft] != rates[event.based_on]:
                    changes[event.draft] = _drafted(recorded, event, scope, rates)
            case RulesApproved(draft=draft) if draft in changes:
                meta = recorded.meta
                changes[draft] = replace(
                    changes[draft],
                    approver=meta.actor,
                    approved_at=meta.occurred_at,
                    stage=RateStage.APPROVED,
                )
            case RulesActivated(draft=draft):
                current = draft
                if draft in changes:
                    changes[draft] = replace(changes[draft], stage=RateStage.IN_FORCE)
            case DraftWithdrawn(draft=draft) if draft in changes:
                changes[draft] = replace(changes[draft], stage=RateStage.WITHDRAWN)
            case RulesSimulated() | RulesApproved() | DraftWithdrawn():
                pass
            case _ as never:
                assert_never(never)
    return [
        replace(change, stage=RateStage.OUTDATED) if change.open and bases[draft] != current else change
        for draft, change in changes.items()
    ]


def _drafted(
    recorded: Recorded[RuleSetEvent],
    event: RulesDrafted,
    scope: StoreId,
    rates: dict[LocalId | None, Money | None],
) -> RateChange:
    return RateChange(
        scope=scope,
        draft=event.draft,
        title=event.title,
        rate=rates[event.draft],
        before=rates[event.based_on],
        effective_from=event.effective_from,
        author=recorded.meta.actor,
        drafted_at=recorded.meta.occurred_at,
    )


def _rate_in(content: str, otherwise: Money | None) -> Money | None:
    """A document that does not speak of the rate leaves it as it was before any version."""
    written = parsed(content).get(_SECTION)
    return otherwise if written is None else Money.model_validate(written)
