"""What the group and a store decided, laid over what the program ships."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue, ValidationError

from domain.rules.layers import Document, canonical, combined, document_of, overlaid, parsed
from domain.rules.rule_set import RuleDocument
from tests.support.default_rules import DEFAULT_RULES

WHOLE = document_of(DEFAULT_RULES)
VALUES: Mapping[str, tuple[JsonValue, ...]] = {
    "quote_valid_days": (3, 30),
    "labour_rate_per_hour": ({"fen": 42_000}, {"fen": 1, "currency": "CNY"}),
    "dispatch_head_start": ({"rework": 5}, {"rework": None, "appointment": 0}),
    "labour_standard": (
        {"DIAG": None},
        {"DIAG": {"zh": "诊断", "en": "Diagnosis", "standard_hours": "1.5"}},
        {"NEW-1": {"zh": "新", "en": "New", "standard_hours": "1"}, "MT-A": None},
    ),
    "rework_windows": ({"routine": {"days": 30, "km": 1}}, {"overhaul": {"days": 1, "km": 9}}),
    "discount_authority": ({"service_advisor": "0"}, {"cashier": "1", "service_manager": None}),
    "calendar": (
        {"business_day_begins": "04:00", "closed_on": ["2026-01-01"]},
        {"opening_hours": {"monday": {"opens": "09:00", "closes": "10:00"}}},
        {"special_hours": {"2026-02-14": {"opens": "09:00", "closes": "12:00"}}, "closed_on": None},
    ),
    "kpi_conditions": ({"cancelled_after_work": None}, {"cancelled_after_work": {"visits": "excluded"}}),
    "targets": (
        {"T01": None},
        {"T01": {"kind": "quality", "better": "higher", "bands": {"passing": "90", "good": "99"}}},
        {"T01": {"kind": "economic", "better": "lower", "bands": {"passing": "4", "good": "2"}}},
    ),
}
"""Changes that are valid each by itself."""


@st.composite
def layers(draw: st.DrawFn) -> Document:
    sections = draw(st.sets(st.sampled_from(sorted(VALUES))))
    return {section: draw(st.sampled_from(VALUES[section])) for section in sections}


@given(layers(), layers())
def test_whatever_is_valid_by_itself_is_valid_on_every_base(group: Document, store: Document) -> None:
    whole_group = document_of(RuleDocument.model_validate(overlaid(WHOLE, group)))
    rules = combined(DEFAULT_RULES, whole_group, store, rules_id="x")
    for section in WHOLE.keys() - group.keys() - store.keys():
        assert getattr(rules, section) == getattr(DEFAULT_RULES, section)


@given(layers())
def test_laying_the_same_over_once_more_changes_nothing(changes: Document) -> None:
    once = overlaid(WHOLE, changes)
    assert overlaid(once, changes) == once


@given(layers())
def test_a_document_survives_being_written(changes: Document) -> None:
    assert parsed(canonical(changes)) == changes
    assert canonical(parsed(canonical(changes))) == canonical(changes)


def test_entries_are_replaced_whole_and_null_takes_one_away() -> None:
    base: Document = {"terms": {"a": {"days": 1, "km": 2}, "b": {"days": 3}}, "rate": 5}
    assert overlaid(base, {"terms": {"a": {"days": 9}, "b": None}}) == {
        "terms": {"a": {"days": 9}},
        "rate": 5,
    }


def test_a_store_keeps_its_differences_when_the_group_moves_on() -> None:
    store: Document = {"rework_windows": {"routine": {"days": 20, "km": 2000}}}
    moved = overlaid(WHOLE, {"quote_valid_days": 1, "rework_windows": {"overhaul": {"days": 200, "km": 1}}})
    rules = combined(DEFAULT_RULES, moved, store, rules_id="group/R2+S01/R1")
    assert (rules.id, rules.quote_valid_days) == ("group/R2+S01/R1", 1)
    assert {category.value: window.days for category, window in rules.rework_windows.items()} == {
        "overhaul": 200,
        "secondary_maintenance": 30,
        "routine": 20,
    }


def test_sections_come_and_go_with_the_program() -> None:
    old = {section: value for section, value in WHOLE.items() if section != "targets"}
    rules = combined(DEFAULT_RULES, {**old, "forgotten_section": [1]}, {"forgotten_too": 2}, rules_id="x")
    assert rules.targets == DEFAULT_RULES.targets


def test_everything_the_rules_say_is_in_the_document() -> None:
    assert RuleDocument.model_validate(json.loads(canonical(WHOLE))) == RuleDocument.model_validate(
        DEFAULT_RULES.model_dump(exclude={"id"})
    )


def test_every_section_is_needed() -> None:
    for section in WHOLE:
        with pytest.raises(ValidationError) as refused:
            RuleDocument.model_validate({name: value for name, value in WHOLE.items() if name != section})
        assert [fault["loc"] for fault in refused.value.errors()] == [(section,)]
