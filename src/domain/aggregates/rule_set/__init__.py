"""The versions of the rules of one scope: drafted, simulated, approved by a second person, activated."""

from typing import get_args

from domain.aggregates.rule_set.commands import RuleSetCommand, decide
from domain.aggregates.rule_set.events import RuleSetEvent
from domain.aggregates.rule_set.state import RuleVersions, evolve
from domain.decider import Decider

RULE_SET: Decider[RuleVersions, RuleSetCommand, RuleSetEvent] = Decider(
    kind="rule_set",
    zh="规则集",
    initial=RuleVersions(),
    commands=get_args(RuleSetCommand),
    events=get_args(RuleSetEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda _state, stream: stream,
    store_of=lambda state: state.store,
)
