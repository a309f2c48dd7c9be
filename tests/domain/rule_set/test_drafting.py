"""A draft is valid, normal and whole, or it is refused with the path of the fault."""

import json
from collections.abc import Callable
from hashlib import sha256

import pytest
from pydantic import JsonValue

from domain.aggregates.rule_set.events import RulesDrafted
from domain.errors import Invalid
from domain.rules.layers import document_of
from tests.domain.rule_set.drafts import AUTHOR, LONGER, Rules, draft, frame_of, group_rules, store_rules
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import clock


def drafted(scenario: Rules) -> RulesDrafted:
    event = scenario.history[-1].event
    assert isinstance(event, RulesDrafted)
    return event


def test_a_group_draft_holds_all_rules_and_their_digest() -> None:
    event = drafted(group_rules().when(draft(LONGER), by=AUTHOR))
    expected = document_of(DEFAULT_RULES)
    expected["rework_windows"] = {
        **json.loads(json.dumps(expected["rework_windows"])),
        "routine": {"days": 30, "km": 2000, "basis": None},
    }
    assert json.loads(event.content) == expected
    assert event.digest == sha256(event.content.encode("utf-8")).hexdigest()
    assert (event.draft, event.based_on, event.effective_from) == ("R1", None, clock(0, days=30))


def test_a_store_draft_holds_the_differences_alone() -> None:
    event = drafted(
        store_rules().when(
            draft({"labour_rate_per_hour": {"fen": 36_000}, "labour_standard": {"DIAG": None}}), by=AUTHOR
        )
    )
    assert json.loads(event.content) == {
        "labour_rate_per_hour": {"fen": 36_000},
        "labour_standard": {"DIAG": None},
    }


def test_two_ways_of_writing_the_same_rules_have_one_digest() -> None:
    number = drafted(store_rules().when(draft({"express_lane_limit": 1.5, "quote_valid_days": 9})))
    text = drafted(store_rules().when(draft({"quote_valid_days": "9", "express_lane_limit": "1.5"})))
    assert number.digest == text.digest
    assert json.loads(number.content) == {"express_lane_limit": "1.5", "quote_valid_days": 9}


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"no_such_section": 1}, "no_such_section"),
        ({"id": "group/R9"}, "id"),
        ({"quote_valid_days": 0}, "quote_valid_days"),
        ({"quote_valid_days": None}, "quote_valid_days"),
        ({"rework_windows": {"routine": {"days": -1, "km": 2000}}}, "rework_windows.routine.days"),
        ({"rework_windows": {"routine": None}}, "rework_windows"),
        ({"rework_windows": {"bicycle": {"days": 1, "km": 1}}}, "rework_windows.bicycle.[key]"),
        ({"discount_authority": {"service_advisor": "1.5"}}, "discount_authority.service_advisor"),
        ({"calendar": {"time_zone": "Mars/Olympus"}}, "calendar.time_zone"),
        (
            {"calendar": {"opening_hours": {"monday": {"opens": "18:00", "closes": "08:00"}}}},
            "calendar.opening_hours.monday",
        ),
        ({"kpi_inclusion": {"repair": {"visits": "counted"}}}, "kpi_inclusion.repair"),
        (
            {
                "targets": {
                    "Q02": {
                        "kind": "quality",
                        "better": "lower",
                        "bands": {"passing": "2", "good": "3"},
                    }
                }
            },
            "targets.Q02",
        ),
    ],
)
@pytest.mark.parametrize("scope", [group_rules, store_rules])
def test_an_invalid_draft_is_refused_with_the_path_of_the_fault(
    scope: Callable[[], Rules], document: dict[str, JsonValue], path: str
) -> None:
    scenario = scope()
    with pytest.raises(Invalid) as refusal:
        scenario.decider.decide(scenario.state, draft(document), frame_of(scenario))
    assert (refusal.value.code, refusal.value.params["path"]) == ("RULES-DRAFT-001", path)


def test_a_refusal_does_not_repeat_what_was_sent() -> None:
    scenario = store_rules()
    with pytest.raises(Invalid) as refusal:
        scenario.decider.decide(
            scenario.state, draft({"quote_valid_days": "13912345678 张三"}), frame_of(scenario)
        )
    assert "13912345678" not in str(refusal.value) + str(refusal.value.params)


def test_a_draft_that_changes_nothing_is_refused() -> None:
    unchanged: dict[str, JsonValue] = {"quote_valid_days": DEFAULT_RULES.quote_valid_days}
    group_rules().when(draft(unchanged)).then_refused("RULES-DRAFT-002")
    store_rules().when(draft({})).then_refused("RULES-DRAFT-002")


def test_a_document_has_a_limit() -> None:
    items: list[JsonValue] = [f"item {number} {'x' * 100}" for number in range(10_000)]
    store_rules().when(draft({"reception_checklist": items})).then_refused("RULES-DRAFT-005")


def test_the_groups_rules_are_changed_in_the_name_of_the_group() -> None:
    scenario = group_rules()
    scenario.store = "S02"
    scenario.when(draft(LONGER)).then_refused("RULES-SCOPE-001")
