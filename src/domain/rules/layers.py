"""How rules lie on each other: what the program ships, what the group decided, what a store does differently."""

import json
from collections.abc import Mapping

from pydantic import JsonValue

from domain.rules.rule_set import RuleDocument, RuleSet

Document = dict[str, JsonValue]
"""Sections by name; within a section that has parts, its entries by name."""


def document_of(rules: RuleDocument) -> Document:
    """All sections as JSON."""
    dumped: Document = rules.model_dump(mode="json", include=set(RuleDocument.model_fields))
    return dumped


def overlaid(base: Mapping[str, JsonValue], changes: Mapping[str, JsonValue]) -> Document:
    """``base`` with the named sections replaced, or, where both have entries, with the named entries replaced whole.

    A change to null takes the section or the entry away. Deeper than an entry nothing is mixed, so that whatever was
    valid by itself stays valid on any base.
    """
    result = dict(base)
    for section, change in changes.items():
        below = result.get(section)
        if isinstance(change, dict) and isinstance(below, dict):
            result[section] = _without_nulls({**below, **change})
        else:
            result[section] = change
    return _without_nulls(result)


def _without_nulls(entries: Mapping[str, JsonValue]) -> Document:
    return {name: value for name, value in entries.items() if value is not None}


def combined(shipped: RuleSet, group: Document | None, store: Document | None, *, rules_id: str) -> RuleSet:
    """The rule set that results. ``group`` has all sections of its time, ``store`` only the differences.

    A section that the program has learnt since is taken from what it ships; one that it has forgotten is passed over.
    """
    document = document_of(shipped) | _known(group or {})
    return RuleSet.model_validate({**overlaid(document, _known(store or {})), "id": rules_id})


def _known(document: Document) -> Document:
    return {section: value for section, value in document.items() if section in RuleDocument.model_fields}


def canonical(document: Document) -> str:
    """The one way to write a document: what its digest is taken of."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def parsed(content: str) -> Document:
    document: Document = json.loads(content)
    return document
