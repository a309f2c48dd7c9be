"""The rules in force, read from the event log."""

from application.rules.book import RuleBook

__all__ = ["RuleBook"]
