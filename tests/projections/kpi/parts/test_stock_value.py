"""S04, S04a, S05 and S06: what lies on the shelves, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from projections.kpi.periods import Period
from projections.kpi.queries.differences import figure_changes
from projections.kpi.queries.values import ValueState
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import Clock, march, march_before
from tests.projections.kpi.golden.house.storeroom import Shelf
from tests.projections.kpi.parts.storeroom import seen, with_parts
from tests.projections.kpi.reading import LATER, kpi_reader, placed
from tests.support.default_rules import SHIPPED_TIMETABLE
from tests.support.scenario import STORE

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
NOON = "12:00"


def two_lots(diary: Diary) -> Shelf:
    """Two at 10 yuan, two at 16; three are issued."""
    shelf = Shelf(diary, "BP").filled(march(2)(NOON), 2, 10)
    shelf.bought(march(3)(NOON), 2, 16)
    shelf.issues(march(4)(NOON), "01/J1/L2", 3)
    return shelf


@pytest.mark.parametrize(
    ("costing", "used", "left"),
    # 52 / 4 = 13 each; or two at 10 and one at 16
    [("moving_average", 3900, 1300), ("fifo", 3600, 1600)],
)
def test_cost_by_the_rule(costing: str, used: int, left: int) -> None:
    diary = Diary()
    two_lots(diary)
    found = seen(diary, "S05", FIRST, LAST, rules=with_parts(costing=costing))
    assert (found.numerator, found.denominator) == (left, used)


@pytest.mark.parametrize(("costing", "back"), [("moving_average", 1300), ("fifo", 1200)])
def test_what_comes_back_is_worth_what_it_was_issued_for(costing: str, back: int) -> None:
    diary = Diary()
    shelf = two_lots(diary)
    shelf.takes_back(march(5)(NOON), "01/J1/L2")
    found = seen(diary, "S05", date(2026, 3, 5), date(2026, 3, 5), rules=with_parts(costing=costing))
    # fifo: a third of 36
    assert found.denominator == (3900 if costing == "moving_average" else 3600) - back
    assert found.numerator == 5200 - found.denominator


def test_a_young_store_is_counted_by_the_months_it_has() -> None:
    diary = Diary()
    two_lots(diary)
    # one month-end: 39 x 12 a year by 13
    assert seen(diary, "S04", FIRST, LAST).value == Decimal(36)
    assert seen(diary, "S04a", FIRST, LAST).value == Decimal("10.1389")
    assert seen(diary, "S05", FIRST, LAST).value == Decimal("0.3333")
    # at the end of April the average of 13 and 13, and 39 in two months
    assert seen(diary, "S04", date(2026, 4, 1), date(2026, 4, 30)).value == Decimal(18)


def test_of_a_day_it_is_the_stock_of_that_evening() -> None:
    diary = Diary()
    two_lots(diary)
    found = seen(diary, "S05", date(2026, 3, 3), date(2026, 3, 3))
    assert (found.state, found.numerator, found.denominator) == (ValueState.NULL, 5200, 0)


def test_twelve_months_and_no_more() -> None:
    diary = Diary()
    shelf = Shelf(diary, "BP").filled(march_before(1)(NOON), 10, 10)
    shelf.issues(march_before(31)(NOON), "01/J1/L2")
    shelf.issues(march(2)(NOON), "02/J1/L2")
    # not what was issued on 31 March of the year before; thirteen month-ends, twelve of them at 90
    found = seen(diary, "S04", FIRST, LAST)
    assert (found.numerator, found.denominator) == (1000, 12 * 9000 + 8000)


def test_nothing_was_ever_there() -> None:
    diary = Diary()
    for kpi in ("S04", "S04a", "S05", "S06"):
        Shelf(diary, "BP").loses_sale(march(2)(NOON), 1)
        assert seen(diary, kpi, FIRST, LAST).state is ValueState.NULL


@pytest.mark.parametrize(
    ("months", "dead"),
    [(11, 10_000), (12, 10_000), (13, 0)],
)
def test_dead_by_the_months_of_the_rule(months: int, dead: int) -> None:
    diary = Diary()
    Shelf(diary, "BP").filled(march_before(31)(NOON), 10, 10)
    found = seen(diary, "S06", FIRST, LAST, rules=with_parts(dead_after_months=months))
    assert (found.numerator, found.denominator) == (dead, 10_000)


def issued(shelf: Shelf, at: Clock) -> None:
    shelf.issues(at(NOON), "01/J1/L2")


def bought_more(shelf: Shelf, at: Clock) -> None:
    shelf.bought(at(NOON), 1, 10)


def filled_anew(shelf: Shelf, at: Clock) -> None:
    shelf.issues(march_before(30)(NOON), "01/J1/L2", 2)
    shelf.bought(at(NOON), 1, 10)


@pytest.mark.parametrize(("step", "dead"), [(issued, 0), (bought_more, 3000), (filled_anew, 0)])
def test_signs_of_life(step: Callable[[Shelf, Clock], None], dead: int) -> None:
    """An issue is one, and goods on an empty shelf; more of what lies there is none."""
    diary = Diary()
    shelf = Shelf(diary, "BP").filled(march_before(2)(NOON), 2, 10)
    step(shelf, march(10))
    assert seen(diary, "S06", FIRST, LAST).numerator == dead


def test_a_preview_shows_the_months_in_which_stock_would_be_dead() -> None:
    diary = Diary()
    Shelf(diary, "BP").filled(march_before(31)(NOON), 10, 10)
    Shelf(diary, "OF").filled(march(31)(NOON), 10, 10)
    history = diary.log()
    year = Period(date(2025, 3, 1), date(2026, 3, 31))
    with (
        kpi_reader(history, SHIPPED_TIMETABLE) as now,
        kpi_reader(history, with_parts(dead_after_months=11)) as then,
    ):
        changes = figure_changes(now, then, STORE, year, LATER)
    shown = {
        str(change.period): (change.before.numerator, change.after.numerator, len(change.changes))
        for change in changes
    }
    # the entries of March; and what they make of February, when the stock is dead under the draft only
    assert shown == {"2025-03": (0, 0, 2), "2026-02": (0, 10_000, 0), "2026-03": (10_000, 10_000, 2)}


def test_a_day_of_a_shelf_is_one_entry() -> None:
    diary = Diary()
    shelf = two_lots(diary)
    shelf.takes_back(march(4)("17:00"), "01/J1/L2")
    with kpi_reader(diary.log()) as reader:
        found = [(each.day, each.entry.numerator) for each in placed(reader, "S04", FIRST, LAST)]
    assert found == [("2026-03-02", 0), ("2026-03-03", 0), ("2026-03-04", 2600)]
