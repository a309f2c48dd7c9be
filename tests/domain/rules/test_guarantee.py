"""Days and kilometres after a repair: whichever passes first ends it."""

from datetime import date, timedelta

import pytest

from domain.rules.guarantee import RepairCategory, ReworkWindow
from domain.rules.rule_set import StandardOperation
from tests.support.default_rules import DEFAULT_RULES

OUT = date(2026, 3, 2)
WINDOW = ReworkWindow(days=10, km=2000)


@pytest.mark.parametrize(
    ("days", "odometer_in", "covered"),
    [
        (0, 10_000, True),
        (10, 12_000, True),
        (11, 10_001, False),
        (1, 12_001, False),
        (10, None, True),
        (11, None, False),
        (-1, 10_000, False),
    ],
)
def test_both_limits_are_included(days: int, odometer_in: int | None, covered: bool) -> None:
    assert WINDOW.covers(OUT, OUT + timedelta(days=days), 10_000, odometer_in) is covered


def test_a_reading_missing_at_delivery_leaves_the_days() -> None:
    assert WINDOW.covers(OUT, OUT + timedelta(days=10), None, 500_000)


@pytest.mark.parametrize(
    ("category", "days", "km"),
    [
        (RepairCategory.OVERHAUL, 100, 20_000),
        (RepairCategory.SECONDARY_MAINTENANCE, 30, 5_000),
        (RepairCategory.ROUTINE, 10, 2_000),
    ],
)
def test_the_defaults_are_those_of_the_law(category: RepairCategory, days: int, km: int) -> None:
    window = DEFAULT_RULES.rework_windows[category]
    assert (window.days, window.km) == (days, km)
    assert window.basis is not None
    assert window.basis.startswith("机动车维修管理规定")


def test_the_category_follows_the_operation() -> None:
    standard = DEFAULT_RULES.labour_standard
    assert standard["EN-OVH"].repair_category is RepairCategory.OVERHAUL
    assert standard["MT-B"].repair_category is RepairCategory.SECONDARY_MAINTENANCE
    assert standard["BR-PAD"].repair_category is RepairCategory.ROUTINE
    both = {**standard["EN-OVH"].model_dump(), "secondary_maintenance": True}
    assert StandardOperation.model_validate(both).repair_category is RepairCategory.OVERHAUL
