"""V15 and V16: hours as billed, and what is paid for them."""

from __future__ import annotations

from decimal import Decimal

from domain.trade import OrderClass, Payer
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.billing import billed, labour_line, material_line, reversed_bill
from tests.projections.kpi.front_desk import cancelled, quoted_lines
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, made_of, shares
from tests.projections.kpi.reading import kpi_reader, value, value_by
from tests.projections.kpi.workshop import comes, job
from tests.projections.log_builder import Log
from tests.support.scenario import clock

HOUR = 3_600_000_000
SPLIT = {Payer.CUSTOMER: 10_000, Payer.MANUFACTURER: 20_000}
EVEN = {Payer.MANUFACTURER: 10_000, Payer.CUSTOMER: 10_000}


def quoted_order(log: Log, number: int, order_class: OrderClass = OrderClass.REPAIR) -> Log:
    job(comes(log, number, clock(9), order_class=order_class), number, clock(9))
    return quoted_lines(log, number, clock(9), {"L1": "1.50", "L2": "0.50", "L3": "0.25"})


def shared_bill(log: Log, number: int) -> Log:
    """L1 mostly and L2 first with the manufacturer; L3 with the customer; L9 was never quoted."""
    return billed(
        log,
        number,
        clock(17),
        labour_line("L1", 30_000, shares=SPLIT),
        labour_line("L2", 20_000, shares=EVEN),
        labour_line("L3", 5_000),
        labour_line("L9", 1_000),
        labour_line("L8", 500, job=None),
        material_line("M1", 99_000, shares={Payer.INSURER: 99_000}),
    )


def test_the_hours_of_a_line_are_with_the_payer_of_its_largest_share() -> None:
    with kpi_reader(shared_bill(quoted_order(Log(), 1), 1)) as reads:
        assert shares(reads, "V15", "payer") == [
            ("customer", 26_500, HOUR // 4),
            ("manufacturer", 30_000, 2 * HOUR),
        ]
        found = value(reads, "V15", FIRST, LAST)
        assert (found.numerator, found.denominator) == (56_500, 9 * HOUR // 4)
        assert found.value == Decimal("251.1111")
        assert value_by(reads, "V15", Dimension.PAYER, FIRST, LAST)["manufacturer"].value == 150


def test_a_bill_without_labour_sells_no_hours() -> None:
    log = billed(quoted_order(Log(), 1), 1, clock(17), material_line("M1", 99_000))
    with kpi_reader(log) as reads:
        assert made_of(reads, "V15") == []
        assert value(reads, "V15", FIRST, LAST).state is ValueState.NULL
        assert shares(reads, "V16", "payer") == [("customer", 0, 1)]


def test_hours_per_bill_are_with_the_payer_of_most_of_them() -> None:
    log = shared_bill(quoted_order(Log(), 1), 1)
    billed(quoted_order(log, 2, OrderClass.WARRANTY), 2, clock(17), labour_line("L3", 4_000))
    with kpi_reader(log) as reads:
        assert shares(reads, "V16", "payer", "order_class") == [
            ("customer", "warranty", HOUR // 4, 1),
            ("manufacturer", "repair", 9 * HOUR // 4, 1),
        ]
        assert value(reads, "V16", FIRST, LAST).value == Decimal("1.25")


def test_without_hours_a_bill_is_with_the_payer_of_most_of_the_money() -> None:
    paid = {Payer.INSURER: 600, Payer.CUSTOMER: 500}
    log = billed(quoted_order(Log(), 1), 1, clock(17), labour_line("L9", 1_100, shares=paid))
    with kpi_reader(log) as reads:
        assert shares(reads, "V16", "payer") == [("insurer", 0, 1)]


def test_payers_of_equal_hours_are_taken_by_name() -> None:
    log = job(comes(Log(), 1, clock(9)), 1, clock(9))
    quoted_lines(log, 1, clock(9), {"L1": "1.00", "L2": "1.00"})
    insurer = labour_line("L1", 100, shares={Payer.INSURER: 100})
    billed(log, 1, clock(17), insurer, labour_line("L2", 100))
    with kpi_reader(log) as reads:
        assert shares(reads, "V16", "payer") == [("customer", 2 * HOUR, 1)]


def test_a_reversal_gives_hours_money_and_bill_back_in_its_month() -> None:
    log = shared_bill(quoted_order(Log(), 1), 1)
    reversed_bill(log, 1, clock(9, days=31), 155_500)
    with kpi_reader(log) as reads:
        rate = value(reads, "V15", NEXT_FIRST, NEXT_LAST)
        assert (rate.numerator, rate.denominator) == (-56_500, -9 * HOUR // 4)
        hours = value(reads, "V16", NEXT_FIRST, NEXT_LAST)
        assert (hours.numerator, hours.denominator) == (-9 * HOUR // 4, -1)
        assert value(reads, "V15", FIRST, LAST).numerator == 56_500


def test_which_hours_are_sold() -> None:
    """Those of reworks are not, nor those of cancelled orders."""
    log = shared_bill(quoted_order(Log(), 1, OrderClass.REWORK_OUT), 1)
    shared_bill(quoted_order(log, 2), 2)
    cancelled(log, 2, clock(18), work_started=True)
    shared_bill(quoted_order(log, 3, OrderClass.INTERNAL), 3)
    with kpi_reader(log) as reads:
        for kpi in ("V15", "V16"):
            assert {entry[:3] for entry in made_of(reads, kpi)} == {
                ("work_order-1", "excluded", "kpi_inclusion.rework_out.hours_sold"),
                ("work_order-2", "excluded", "kpi_conditions.cancelled_after_work.hours_sold"),
                ("work_order-3", "counted", "kpi_inclusion.internal.hours_sold"),
            }
