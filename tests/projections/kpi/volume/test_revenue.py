"""V08 to V11a: what was settled, for what, and who pays it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import JsonValue

from domain.rules.kpi import KpiFamily
from domain.trade import CostClass, OrderClass, Payer
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.billing import billed, labour_line, line, material_line, prepared, reversed_bill
from tests.projections.kpi.front_desk import cancelled
from tests.projections.kpi.placing import (
    FIRST,
    LAST,
    NEXT_FIRST,
    NEXT_LAST,
    left_out,
    made_of,
    shares,
)
from tests.projections.kpi.reading import kpi_reader, other_rules, value, value_by
from tests.projections.kpi.workshop import comes, dispatched, job
from tests.projections.log_builder import Log
from tests.support.scenario import clock

INSURED = {Payer.INSURER: 90_000, Payer.CUSTOMER: 10_000}


def an_order(log: Log, number: int, order_class: OrderClass = OrderClass.REPAIR) -> Log:
    """Brakes by two technicians and a panel to paint by nobody yet."""
    comes(log, number, clock(9), order_class=order_class)
    job(log, number, clock(9), "BR-PAD", "J1")
    job(log, number, clock(9), "PT-PANEL", "J2")
    return dispatched(log, number, clock(9), {"te02": "33.34", "te01": "33.33", "te03": "33.33"})


def a_bill(log: Log, number: int, when_days: int = 0) -> Log:
    return billed(
        log,
        number,
        clock(17, days=when_days),
        labour_line("L1", 100_000, shares=INSURED),
        labour_line("L2", 50_000, job="J2"),
        labour_line("L3", 700, job=None),
        material_line("M1", 20_000),
        material_line("M2", 5_000, job=None),
        line("O1", CostClass.SUBLET, 8_000),
    )


TOTAL = 183_700


def test_revenue_is_everything_settled_by_payer() -> None:
    log = a_bill(an_order(Log(), 1), 1)
    with kpi_reader(log) as reads:
        assert value(reads, "V08", FIRST, LAST).value == Decimal("1837.00")
        assert shares(reads, "V08", "payer") == [("customer", 93_700, 0), ("insurer", 90_000, 0)]


def test_what_is_prepared_only_is_no_revenue() -> None:
    log = prepared(an_order(Log(), 1), 1, clock(17), labour_line("L1", 100_000))
    with kpi_reader(log) as reads:
        for kpi in ("V08", "V09", "V10", "V11"):
            assert made_of(reads, kpi) == []
        assert value(reads, "V11a", FIRST, LAST).state is ValueState.NULL


@pytest.mark.parametrize(("kpi", "fen"), [("V08", TOTAL), ("V09", 150_700), ("V10", 25_000), ("V11", 5_000)])
def test_a_reversal_counts_against_the_month_in_which_it_happens(kpi: str, fen: int) -> None:
    log = a_bill(an_order(Log(), 1), 1)
    reversed_bill(log, 1, clock(10, days=31), TOTAL)
    with kpi_reader(log) as reads:
        assert value(reads, kpi, FIRST, LAST).numerator == fen
        assert value(reads, kpi, NEXT_FIRST, NEXT_LAST).numerator == -fen
    billed(log, 1, clock(11, days=31), labour_line("L1", 1_000), bill="B2")
    with kpi_reader(log) as reads:
        again = 1_000 if kpi in ("V08", "V09") else 0
        assert value(reads, kpi, NEXT_FIRST, NEXT_LAST).numerator == again - fen


def test_labour_goes_to_the_crew_exactly() -> None:
    """900.00 and 100.00 yuan by thirds; the fen that is left goes to the largest remainder."""
    log = a_bill(an_order(Log(), 1), 1)
    with kpi_reader(log) as reads:
        found = value(reads, "V09", FIRST, LAST)
        assert (found.numerator, found.value) == (150_700, Decimal("1507.00"))
        assert shares(reads, "V09", "trade", "technician", "payer") == [
            ("", "", "customer", 700, 0),
            ("mechanical", "te01", "customer", 3_333, 0),
            ("mechanical", "te01", "insurer", 29_997, 0),
            ("mechanical", "te02", "customer", 3_334, 0),
            ("mechanical", "te02", "insurer", 30_006, 0),
            ("mechanical", "te03", "customer", 3_333, 0),
            ("mechanical", "te03", "insurer", 29_997, 0),
            ("paint", "", "customer", 50_000, 0),
        ]
        assert {entry[0] for entry in made_of(reads, "V09")} == {
            "work_order-1",
            "work_order-1/J1",
            "work_order-1/J2",
        }


def test_fen_that_cannot_be_divided_go_by_name_and_come_back_from_where_they_went() -> None:
    log = job(comes(Log(), 1, clock(9)), 1, clock(9))
    dispatched(log, 1, clock(9), {"te03": "50", "te01": "25", "te02": "25"})
    billed(log, 1, clock(10), labour_line("L1", 101))
    reversed_bill(log, 1, clock(11), 101)
    with kpi_reader(log) as reads:
        assert shares(reads, "V09", "technician") == [
            ("te01", -25, 0),
            ("te01", 25, 0),
            ("te02", -25, 0),
            ("te02", 25, 0),
            ("te03", -51, 0),
            ("te03", 51, 0),
        ]
        assert value(reads, "V09", FIRST, LAST).value == 0


def test_parts_revenue_is_the_materials() -> None:
    log = a_bill(an_order(Log(), 1), 1)
    billed(
        comes(log, 2, clock(9)), 2, clock(10), material_line("M1", 3_000, shares={Payer.MANUFACTURER: 3_000})
    )
    with kpi_reader(log) as reads:
        by_payer = value_by(reads, "V10", Dimension.PAYER, FIRST, LAST)
        assert {name: each.numerator for name, each in by_payer.items()} == {
            "customer": 25_000,
            "manufacturer": 3_000,
        }


def test_accessories_are_addon_orders_whole_and_materials_without_a_job_elsewhere() -> None:
    log = a_bill(an_order(Log(), 1), 1)
    a_bill(an_order(log, 2, OrderClass.ADDON), 2)
    with kpi_reader(log) as reads:
        assert value(reads, "V11", FIRST, LAST).numerator == 5_000 + TOTAL
        share = value(reads, "V11a", FIRST, LAST)
        assert (share.numerator, share.denominator) == (5_000 + TOTAL, 2 * TOTAL)
        assert share.value == Decimal("51.3609")
        assert value_by(reads, "V11a", Dimension.ORDER_CLASS, FIRST, LAST)["addon"].value == 100


def test_the_share_of_accessories_shrinks_both_sides_when_a_bill_is_taken_back() -> None:
    log = a_bill(an_order(Log(), 1), 1)
    reversed_bill(log, 1, clock(10, days=31), TOTAL)
    with kpi_reader(log) as reads:
        assert made_of(reads, "V11a") == [
            ("work_order-1", "counted", "kpi_inclusion.repair.revenue", 5_000, TOTAL)
        ]
        again = value(reads, "V11a", NEXT_FIRST, NEXT_LAST)
        assert (again.numerator, again.denominator) == (-5_000, -TOTAL)


@pytest.mark.parametrize("kpi", ["V08", "V09", "V10", "V11", "V11a"])
def test_whose_money_is_revenue(kpi: str) -> None:
    """Internal orders are shown apart, reworks not at all; an order cancelled after work began counts by its class."""
    log = Log()
    for number, order_class in enumerate(
        (OrderClass.INTERNAL, OrderClass.REWORK_OUT, OrderClass.REPAIR), start=1
    ):
        a_bill(an_order(log, number, order_class), number)
    cancelled(log, 3, clock(18), work_started=True)
    cancelled(a_bill(an_order(log, 4), 4), 4, clock(18), work_started=False)
    with kpi_reader(log) as reads:
        rules = {(entry[0][:12], entry[1], entry[2]) for entry in made_of(reads, kpi)}
        assert rules == {
            ("work_order-1", "separate", "kpi_inclusion.internal.revenue"),
            ("work_order-2", "excluded", "kpi_inclusion.rework_out.revenue"),
            ("work_order-3", "counted", "kpi_inclusion.repair.revenue"),
            ("work_order-4", "excluded", "kpi_conditions.cancelled_before_work.revenue"),
        }


def test_a_bill_belongs_to_the_business_day_and_to_the_rules_of_its_settlement() -> None:
    """Until the 31st a bill settled at 01:00 still belongs to the day before."""
    log = a_bill(an_order(Log(), 1), 1)
    billed(comes(log, 2, clock(9)), 2, clock(1, days=30), labour_line("L1", 1_000))
    standings = dict.fromkeys(KpiFamily, "counted") | {KpiFamily.REVENUE: "excluded"}
    repair: JsonValue = {family.value: standing for family, standing in standings.items()}
    night = other_rules(
        {"calendar": {"business_day_begins": "04:00:00"}, "kpi_inclusion": {"repair": repair}},
        since=clock(0, days=20),
    )
    with kpi_reader(log, night) as reads:
        assert value(reads, "V08", FIRST, LAST).numerator == TOTAL
        assert left_out(reads, "V08") == {"work_order-2": "kpi_inclusion.repair.revenue"}
        assert made_of(reads, "V08", NEXT_FIRST, NEXT_LAST) == []
