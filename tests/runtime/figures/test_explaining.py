"""A figure with its members, their events, and the same number from the log."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from sqlalchemy import update

from domain.rules.kpi import Inclusion
from domain.trade import OrderClass
from projections.engine.physical import physical_table
from projections.kpi import KPI
from projections.kpi.catalogue import BY_ID, KPIS
from projections.kpi.periods import month_of
from projections.kpi.tables import MEASURE
from runtime.figures.documents import explanation_document
from runtime.figures.explaining import Explanation, explain, rule_sets_in_force
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.projections.kpi import workshop as shop
from tests.projections.kpi.histories import in_order_of_time
from tests.projections.kpi.reading import other_rules
from tests.projections.log_builder import Log
from tests.runtime.figures.conftest import NOW
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import DAY, STORE, clock
from tests.support.stored_history import store_in

MONTH = month_of(DAY)


@pytest.fixture(scope="module")
def traded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """Only for tests that change nothing."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("traded"))
    with open_system(settings, clock=lambda: NOW) as opened:
        trade(opened)
        yield opened


def trade(system: System) -> None:
    """Two cars that are delivered, one of them of the house, and one that comes back."""
    log = Log()
    for number, order_class in ((1, OrderClass.REPAIR), (5, OrderClass.PDI)):
        shop.comes(log, number, clock(8), order_class=order_class)
        shop.job(log, number, clock(8))
        shop.passed(log, number, clock(11))
        shop.settled(log, number, clock(12), labour_yuan=360)
        shop.delivered(log, number, clock(13))
        shop.leaves(log, number, clock(13))
    shop.comes_back(log, 2, 1, clock(9, days=4))
    store_in(system.log, in_order_of_time(log.events))
    system.engine.run_until_caught_up()


def explained(system: System, kpi: str) -> Explanation:
    return explain(
        system.reader,
        system.log,
        BY_ID[kpi],
        STORE,
        MONTH,
        rules=system.engine.rules_of(KPI.name),
        today=NOW.date(),
    )


def test_counted_and_excluded_with_the_rule_and_their_events(traded: System) -> None:
    found = explained(traded, "Q01")
    assert found.value.value == Decimal(0)
    [counted] = found.of(Inclusion.COUNTED)
    assert counted.placed.entry.subject == shop.order_of(1)
    assert counted.placed.entry.rule == "kpi_inclusion.repair.first_time_fix"
    assert counted.events[0].type == "work_order.opened"
    assert "work_order.vehicle_delivered" in [event.type for event in counted.events]
    assert [event.position for event in counted.events] == sorted(event.position for event in counted.events)
    [excluded] = found.of(Inclusion.EXCLUDED)
    assert excluded.placed.entry.subject == shop.order_of(5)
    assert excluded.placed.entry.rule == "kpi_inclusion.pdi.first_time_fix"
    assert found.rule_sets == [DEFAULT_RULES.id]


@pytest.mark.parametrize("kpi", [kpi.id for kpi in KPIS])
def test_every_figure_agrees_with_the_log(traded: System, kpi: str) -> None:
    found = explained(traded, kpi)
    assert found.agrees
    assert found.recomputed == found.value
    document = explanation_document(found)
    members = document["members"]
    assert isinstance(members, list)
    assert len(members) == found.value.counted + found.value.separate + found.value.excluded


def test_a_figure_that_somebody_touched_does_not_agree(system: System) -> None:
    trade(system)
    slot = system.reader.standing(KPI.name).slot
    measures = physical_table(KPI.name, KPI.version, MEASURE, slot)
    with system.read_database.writer.begin() as connection:
        touched = connection.execute(
            update(measures).where(measures.c.case == shop.visit_of(1)).values(entries="[]")
        )
        assert touched.rowcount > 0
    found = explained(system, "V01")
    assert not found.agrees
    assert found.recomputed.value != found.value.value


def test_rule_sets_that_held_in_the_period() -> None:
    changed = other_rules({"quote_valid_days": 9}, since=clock(0, days=3))
    assert rule_sets_in_force(changed, STORE, MONTH) == [DEFAULT_RULES.id, f"{DEFAULT_RULES.id}+{STORE}/R1"]
    later = month_of(clock(0, days=70).date())
    assert rule_sets_in_force(changed, STORE, later) == [f"{DEFAULT_RULES.id}+{STORE}/R1"]
