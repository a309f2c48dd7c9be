"""Rules put in force the way people do it: drafted, looked at, approved by another, activated."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

from pydantic import JsonValue

from application.commands import Bus, CommandEnvelope, Outcome
from domain.actors import Actor, Role
from domain.aggregates.rule_set.commands import (
    ActivateRules,
    ApproveRules,
    DraftRules,
    RuleSetCommand,
    SimulateRules,
    rule_set_id,
)
from domain.rules.timetable import GROUP

AUTHOR = Actor(id="SM9", role=Role.SERVICE_MANAGER)
APPROVER = Actor(id="AM9", role=Role.AFTER_SALES_MANAGER)
_numbers = count(1)


def give(
    bus: Bus, command: RuleSetCommand, at: datetime, *, by: Actor = AUTHOR, scope: str = GROUP
) -> Outcome:
    return bus.handle(
        CommandEnvelope(
            command_id=f"rule-change-{next(_numbers):06d}",
            actor=by,
            store=scope,
            stream=rule_set_id(scope),
            body=command,
            occurred_at=at,
        )
    )


def draft_and_approve(
    bus: Bus,
    document: dict[str, JsonValue],
    effective_from: datetime,
    *,
    at: datetime,
    draft: str = "R1",
    scope: str = GROUP,
    by: Actor = AUTHOR,
) -> None:
    """Everything but the activation. ``draft`` is the number that the scope's next draft gets."""
    drafting = DraftRules(title="changed rules", effective_from=effective_from, document=document)
    seen = SimulateRules(
        draft=draft,
        preview="0" * 64,
        log_position=1,
        first_day=date(2026, 1, 1),
        last_day=date(2026, 1, 31),
        changed_figures=0,
        changed_orders=0,
    )
    give(bus, drafting, at, by=by, scope=scope)
    give(bus, seen, at, by=by, scope=scope)
    give(bus, ApproveRules(draft=draft), at, by=APPROVER, scope=scope)


def put_in_force(
    bus: Bus,
    document: dict[str, JsonValue],
    effective_from: datetime,
    *,
    at: datetime,
    draft: str = "R1",
    scope: str = GROUP,
) -> None:
    draft_and_approve(bus, document, effective_from, at=at, draft=draft, scope=scope)
    give(bus, ActivateRules(draft=draft), at, by=APPROVER, scope=scope)
