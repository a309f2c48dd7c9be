"""Figures of the parts department explain themselves by what happened at the shelves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from application.replay import AsOf
from domain.rules.kpi import Inclusion
from projections.kpi import KPI
from projections.kpi.catalogue import BY_ID
from projections.kpi.periods import month_of
from runtime.figures.explaining import Explanation, explain
from runtime.figures.moments import position_at
from runtime.figures.restating import restate
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.projections.kpi.golden.history import golden_history
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import march
from tests.projections.kpi.golden.house.storeroom import Shelf
from tests.projections.log_builder import Log, until
from tests.runtime.figures.conftest import NOW
from tests.support.scenario import STORE
from tests.support.stored_history import store_in

MARCH = month_of(date(2026, 3, 1))
LATE = march(30)


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """Only for tests that change nothing."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("golden"))
    with open_system(settings, clock=lambda: NOW) as opened:
        store_in(opened.log, golden_history())
        opened.engine.run_until_caught_up()
        yield opened


def explained(system: System, kpi: str) -> Explanation:
    rules = system.engine.rules_of(KPI.name)
    return explain(system.reader, system.log, BY_ID[kpi], STORE, MARCH, rules=rules, today=NOW.date())


def events_of(found: Explanation, subject: str, day: str | None = None) -> list[str]:
    [member] = [
        each
        for each in found.of(Inclusion.COUNTED)
        if each.placed.entry.subject == subject and day in (None, each.placed.day)
    ]
    assert [each.position for each in member.events] == sorted(each.position for each in member.events)
    return [each.type for each in member.events]


@pytest.mark.parametrize("kpi", ["S03", "S04", "S06", "S08a", "S11", "V17"])
def test_figures_agree_with_the_log(golden: System, kpi: str) -> None:
    found = explained(golden, kpi)
    assert found.agrees
    assert found.recomputed == found.value


def test_a_line_by_its_order_and_by_what_happened_to_it_at_every_shelf(golden: System) -> None:
    types = events_of(explained(golden, "S10"), "work_order-26/J1/L2")
    assert types[0] == "work_order.opened"
    assert [each for each in types if each.startswith("parts_stock.")] == [
        "parts_stock.backorder_created",
        "parts_stock.demand_redirected",
        "parts_stock.backorder_created",
        "parts_stock.reserved",
        "parts_stock.issued",
    ]
    margin = events_of(explained(golden, "V17"), "work_order-12/J1/L2")
    assert "parts_stock.issued" in margin
    assert "work_order.settled" in margin


def test_a_shelf_by_the_events_of_the_day(golden: System) -> None:
    types = events_of(explained(golden, "S04"), f"parts_stock-{STORE}-BP", "2026-03-09")
    assert types == ["parts_stock.reserved", "parts_stock.issued", "parts_stock.returned_from_job"]


def test_orders_and_counts_by_all_of_their_events(golden: System) -> None:
    assert events_of(explained(golden, "S08"), "purchase_order-P1/L1") == [
        "purchase_order.drafted",
        "purchase_order.issued",
        "purchase_order.confirmed",
        "purchase_order.goods_received",
    ]
    assert events_of(explained(golden, "S09"), "stock_count-C1/OF") == [
        "stock_count.frozen",
        *["stock_count.entered"] * 4,
        "stock_count.posted",
    ]


def test_what_came_back_late_is_why_the_margin_is_another(system: System) -> None:
    log = Log.after(golden_history())
    diary = Diary()
    Shelf(diary, "BP").takes_back(march(31)("23:00"), "02/J1/L2")
    [returned] = diary.log().events
    log.add(returned.stream, returned.meta.occurred_at, returned.event, by=returned.meta.actor)
    store_in(system.log, until(log.events, returned.meta.occurred_at))
    system.engine.run_until_caught_up()
    then = position_at(system.log, AsOf(time=LATE("8:00")))
    found = restate(
        system.reader,
        system.log,
        STORE,
        MARCH,
        then=then,
        rules_then=system.rule_history.timetable_at(then),
        today=NOW.date(),
        kpis=[BY_ID[kpi] for kpi in ("V17", "S04")],
    )
    assert [change.kpi for change in found.changes] == ["V17", "S04"]
    causes = {case: [each.type for each in causes] for case, causes in found.causes.items()}
    assert causes == {
        "visit-02": ["parts_stock.returned_from_job"],
        f"parts_stock-{STORE}-BP/2026-03": ["parts_stock.returned_from_job"],
    }
