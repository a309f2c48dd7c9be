"""The rules that ship with the program, for tests of every layer."""

from runtime.default_rules import shipped_rules

DEFAULT_RULES = shipped_rules().rules
