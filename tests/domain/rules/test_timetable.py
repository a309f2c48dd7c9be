"""Which rules hold where and when."""

import pickle
from datetime import datetime

import pytest

from domain.rules.layers import canonical, document_of, overlaid
from domain.rules.timetable import GROUP, Activation, RuleTimetable, from_text, in_force
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import clock

SHIPPED = DEFAULT_RULES.id


def group(draft: str, days: int, quote_valid_days: int) -> Activation:
    content = overlaid(document_of(DEFAULT_RULES), {"quote_valid_days": quote_valid_days})
    return Activation(draft, clock(0, days=days), canonical(content))


def own(draft: str, days: int, grace: int) -> Activation:
    return Activation(draft, clock(0, days=days), canonical({"appointment_grace_minutes": grace}))


TIMETABLE = RuleTimetable(
    DEFAULT_RULES,
    {GROUP: (group("R1", 10, 3), group("R3", 20, 4)), "S01": (own("R2", 15, 99),)},
)


def seen(store: str, at: datetime) -> tuple[str, int, int]:
    rules = TIMETABLE.rules_for(store, at)
    return rules.id, rules.quote_valid_days, rules.appointment_grace_minutes


@pytest.mark.parametrize(
    ("day", "everywhere", "in_s01"),
    [
        (9, (SHIPPED, 7, 15), (SHIPPED, 7, 15)),
        (10, ("group/R1", 3, 15), ("group/R1", 3, 15)),
        (15, ("group/R1", 3, 15), ("group/R1+S01/R2", 3, 99)),
        (20, ("group/R3", 4, 15), ("group/R3+S01/R2", 4, 99)),
    ],
)
def test_the_group_then_the_store(
    day: int, everywhere: tuple[str, int, int], in_s01: tuple[str, int, int]
) -> None:
    at = clock(0, days=day)
    assert seen("S02", at) == seen(GROUP, at) == everywhere
    assert seen("S01", at) == in_s01


def test_a_later_decision_hides_what_was_planned_before_it() -> None:
    planned, sooner = group("R1", 20, 3), group("R2", 10, 4)
    assert in_force((planned, sooner), clock(0, days=9)) is None
    assert in_force((planned, sooner), clock(0, days=10)) == sooner
    assert in_force((planned, sooner), clock(0, days=30)) == sooner


def test_a_store_may_differ_before_the_group_has_decided_anything() -> None:
    timetable = RuleTimetable(DEFAULT_RULES, {"S01": (own("R1", 0, 99),)})
    assert timetable.rules_for("S01", clock(1)).id == f"{SHIPPED}+S01/R1"
    assert timetable.rules_for("S02", clock(1)) == DEFAULT_RULES


def test_the_same_rules_are_worked_out_once() -> None:
    assert TIMETABLE.rules_for("S01", clock(1, days=15)) is TIMETABLE.rules_for("S01", clock(9, days=16))
    assert TIMETABLE.rules_for("S02", clock(1, days=10)) is TIMETABLE.rules_for("S03", clock(1, days=10))


def test_when_rules_may_change() -> None:
    assert TIMETABLE.changes("S01") == [clock(0, days=day) for day in (10, 15, 20)]
    assert TIMETABLE.changes("S02") == [clock(0, days=day) for day in (10, 20)]


def test_it_may_be_handed_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(TIMETABLE))  # our own bytes
    at = clock(0, days=20)
    assert sent.rules_for("S01", at) == TIMETABLE.rules_for("S01", at)


def test_as_text_and_back() -> None:
    again = from_text(TIMETABLE.text())
    assert again == TIMETABLE
    assert again.text() == TIMETABLE.text()
    assert TIMETABLE.with_activations("S09", ()).text() == TIMETABLE.text(), "nothing was decided there"
    assert TIMETABLE.with_activations("S01", ()).text() != TIMETABLE.text()
