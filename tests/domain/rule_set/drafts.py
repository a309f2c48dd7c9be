"""Rules on their way: the group's stream, who drafts, who approves, and what a preview reports."""

from datetime import date, datetime

from pydantic import JsonValue

from domain.actors import Role
from domain.aggregates.rule_set import RULE_SET
from domain.aggregates.rule_set.commands import DraftRules, RuleSetCommand, SimulateRules, rule_set_id
from domain.aggregates.rule_set.events import RuleSetEvent
from domain.aggregates.rule_set.state import RuleVersions
from domain.decider import Frame
from domain.rules.timetable import GROUP
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import STORE, Scenario, clock, staff

AUTHOR = staff("sm01", Role.SERVICE_MANAGER)
APPROVER = staff("am01", Role.AFTER_SALES_MANAGER)
LONGER: dict[str, JsonValue] = {"rework_windows": {"routine": {"days": 30, "km": 2000}}}

Rules = Scenario[RuleVersions, RuleSetCommand, RuleSetEvent]


def group_rules() -> Rules:
    return Scenario(RULE_SET, rule_set_id(GROUP), store=GROUP)


def store_rules() -> Rules:
    return Scenario(RULE_SET, rule_set_id(STORE))


def frame_of(scenario: Rules) -> Frame:
    """What a decision of the author looks at, when the refusal itself is of interest."""
    return Frame(scenario.stream, scenario.now, AUTHOR, scenario.store, DEFAULT_RULES)


def draft(document: dict[str, JsonValue], effective_from: datetime | None = None) -> DraftRules:
    return DraftRules(
        title="返修期延长", effective_from=effective_from or clock(0, days=30), document=document
    )


def simulate(name: str = "R1") -> SimulateRules:
    return SimulateRules(
        draft=name,
        preview="ab" * 32,
        log_position=4711,
        first_day=date(2026, 1, 1),
        last_day=date(2026, 2, 28),
        changed_figures=14,
        changed_orders=3,
    )
