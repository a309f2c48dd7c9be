"""The rules that ship with the program, for tests of every layer."""

from domain.rules.timetable import RuleTimetable
from runtime.default_rules import shipped_rules

DEFAULT_RULES = shipped_rules().rules
SHIPPED_TIMETABLE = RuleTimetable(DEFAULT_RULES, {})
"""Nobody has decided anything else."""
