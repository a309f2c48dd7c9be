"""The rules in force, read from the event log."""

from application.rules.book import RuleBook
from application.rules.history import RuleHistory

__all__ = ["RuleBook", "RuleHistory"]
