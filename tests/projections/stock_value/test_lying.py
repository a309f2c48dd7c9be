"""Goods that lie too long, and how fast the rest turns over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.aggregates.part.events import OverstockFlagged, PartClassified, PartDefined
from domain.parts import Costing, OldPartPolicy, UsageClass, part_id
from domain.rules.parts import PartsRules
from projections.stock_value import STOCK_VALUE
from projections.stock_value.queries.idle import IdleStock, dead_stock, overstock, slow_movers
from projections.stock_value.queries.turnover import Turnover, turnover
from projections.stock_value.words import Idleness
from tests.projections.log_builder import Log, merged
from tests.projections.reading import read_model
from tests.projections.stock_value.test_flow import backdated, every_movement, on
from tests.projections.stories.shelf import PARTS_SUPERVISOR, Shelf, line
from tests.support.backends import BackendUrl
from tests.support.default_rules import DEFAULT_RULES
from tests.support.projection_kit import check_projection
from tests.support.scenario import STORE

RULES = DEFAULT_RULES.parts
TODAY = date(2026, 7, 15)


def flagged(log: Log, part: str, month: int, day: int) -> None:
    measure = OverstockFlagged(part=part, measure="退回厂家")
    log.add(part_id(log.store, part), on(month, day), measure, by=PARTS_SUPERVISOR)


def classified(log: Log, part: str, usage_class: UsageClass, year: int = 2026) -> None:
    log.add(
        part_id(log.store, part),
        on(1, 2),
        PartClassified(part=part, year=year, usage_class=usage_class),
        by=PARTS_SUPERVISOR,
    )


def warehouse() -> Log:
    log = Log()
    defined = PartDefined(
        part="SLOW", title="车门", unit="件", serial_tracked=False, old_part_policy=OldPartPolicy.SCRAP
    )
    log.add(part_id(STORE, "SLOW"), on(1, 1), defined, by=PARTS_SUPERVISOR)
    classified(log, "SLOW", UsageClass.ACCIDENT)
    Shelf(log, "SLOW").received(on(6, 1, year=2025), "3", 50_000).issued(on(1, 15), line(number="L1"), "1")
    Shelf(log, "DEAD").received(on(7, 15, year=2025), "2", 1_000)
    Shelf(log, "MOVING").received(on(1, 1, year=2025), "9", 100).issued(on(1, 16), line(number="L2"), "1")
    refilled = Shelf(log, "REFILLED").received(on(1, 1, year=2025), "1", 100)
    refilled.issued(on(2, 1, year=2025), line(number="L3"), "1").received(on(7, 1), "1", 120)
    Shelf(log, "GONE").received(on(1, 1, year=2025), "1", 100).issued(on(2, 1, year=2025), line(), "1")
    Shelf(log, "FLAGGED").received(on(7, 1), "40", 900)
    flagged(log, "FLAGGED", 7, 2)
    flagged(log, "SLOW", 7, 3)
    return log


def listed(found: list[IdleStock]) -> list[tuple[str, Idleness, int]]:
    return [(each.part, each.idleness, each.idle_months) for each in found]


@pytest.mark.requirement("R-108a")
def test_overstock_is_what_lies_too_long_and_what_somebody_flagged(backend: BackendUrl) -> None:
    log = warehouse()
    everything = merged(log, every_movement(), backdated(Log(), part="OIL"))
    check_projection(STOCK_VALUE, everything, backend.read_url)
    with read_model(STOCK_VALUE, log.events, backend) as reader:
        slow = slow_movers(reader, STORE, TODAY, RULES)
        assert listed(slow) == [("DEAD", Idleness.DEAD, 12), ("SLOW", Idleness.SLOW, 6)]
        assert listed(dead_stock(reader, STORE, TODAY, RULES)) == [("DEAD", Idleness.DEAD, 12)]
        found = overstock(reader, STORE, TODAY, RULES)
        assert listed(found) == [
            ("DEAD", Idleness.DEAD, 12),
            ("FLAGGED", Idleness.MOVING, 0),
            ("SLOW", Idleness.SLOW, 6),
        ]
        assert overstock(reader, "BJ01", TODAY, RULES) == []
    door = found[2]
    assert (door.title, door.usage_class, door.quantity, door.value_fen) == (
        "车门",
        UsageClass.ACCIDENT,
        Decimal(2),
        100_000,
    )
    assert (door.lying_since, door.last_issue_day, door.idle_since) == (
        date(2025, 6, 1),
        date(2026, 1, 15),
        date(2026, 1, 15),
    )
    assert (door.measure, door.flagged_on, door.flagged_by) == ("退回厂家", date(2026, 7, 3), "ps01")
    assert found[0].measure is None


def test_how_long_is_too_long_is_a_rule(sqlite: BackendUrl) -> None:
    stricter: PartsRules = RULES.model_copy(update={"slow_after_months": 5, "dead_after_months": 6})
    with read_model(STOCK_VALUE, warehouse().events, sqlite) as reader:
        found = slow_movers(reader, STORE, date(2026, 6, 30), stricter)
        assert listed(found) == [
            ("DEAD", Idleness.DEAD, 11),
            ("MOVING", Idleness.SLOW, 5),
            ("SLOW", Idleness.SLOW, 5),
        ]


def test_what_was_to_be_done_is_done_when_they_are_gone(sqlite: BackendUrl) -> None:
    log = warehouse()
    Shelf(log, "FLAGGED").issued(on(7, 3), line(number="L9"), "40").received(on(7, 4), "1", 900)
    with read_model(STOCK_VALUE, log.events, sqlite) as reader:
        assert "FLAGGED" not in {each.part for each in overstock(reader, STORE, TODAY, RULES)}


def twelve_months() -> Log:
    """Of 110 litres at 10.00, ten are issued each month of 2025 and ten come; four of the last come back."""
    log = Log()
    classified(log, "OIL", UsageClass.MAINTENANCE, year=2025)
    oil = Shelf(log, "OIL").received(on(1, 1, year=2025), "110", 1_000)
    for month in range(1, 13):
        oil.issued(on(month, 10, year=2025), line(number=f"L{month}"), "10")
        oil.received(on(month, 11, year=2025), "10", 1_000)
    oil.returned(on(12, 20, year=2025), line(number="L12"), "4")
    Shelf(log, "LATE").received(on(12, 5, year=2025), "1", 26_000)
    return log


@pytest.mark.requirement("R-108b")
def test_turnover_by_what_parts_are_stocked_for(sqlite: BackendUrl) -> None:
    with read_model(STOCK_VALUE, twelve_months().events, sqlite) as reader:
        found = turnover(reader, STORE, date(2026, 1, 20), Costing.MOVING_AVERAGE)
        assert turnover(reader, STORE, date(2025, 1, 20), Costing.MOVING_AVERAGE) == []
    # eleven month-ends of 1100.00 and one of 1140.00
    assert found == [
        Turnover(
            usage_class=UsageClass.MAINTENANCE,
            month="2025-12",
            issue_cost_fen=116_000,
            month_ends=12,
            average_value_fen=110_333,
            turns=Decimal("1.05"),
            days=Decimal("347.2"),
        ),
        Turnover(
            usage_class=None,
            month="2025-12",
            issue_cost_fen=0,
            month_ends=12,
            average_value_fen=2_167,
            turns=Decimal("0.00"),
            days=None,
        ),
    ]


def test_costs_of_issues_follow_the_costing(sqlite: BackendUrl) -> None:
    log = Log()
    shelf = Shelf(log).received(on(1, 5), "1", 1_000).received(on(1, 6), "1", 3_000)
    shelf.issued(on(2, 1), line(), "1")
    with read_model(STOCK_VALUE, log.events, sqlite) as reader:
        costs = {
            costing: [each.issue_cost_fen for each in turnover(reader, STORE, date(2026, 3, 1), costing)]
            for costing in Costing
        }
    assert costs == {Costing.MOVING_AVERAGE: [2_000], Costing.FIFO: [1_000]}
