"""V13 and V14: revenue by paying visits."""

from __future__ import annotations

from decimal import Decimal

from domain.trade import OrderClass, Payer
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.billing import billed, labour_line, reversed_bill
from tests.projections.kpi.front_desk import cancelled, goes_without_order, second_order
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, left_out, made_of
from tests.projections.kpi.reading import kpi_reader, value, value_by
from tests.projections.kpi.workshop import arrives, comes, leaves
from tests.projections.log_builder import Log
from tests.support.scenario import clock


def paid_visit(log: Log, number: int, fen: int, order_class: OrderClass = OrderClass.REPAIR) -> Log:
    comes(log, number, clock(9), order_class=order_class)
    billed(log, number, clock(10), labour_line("L1", fen))
    return leaves(log, number, clock(11))


def test_revenue_by_the_visits_that_pay() -> None:
    """Free maintenance brings revenue and is no paying visit; pre-delivery inspections stand apart."""
    log = paid_visit(paid_visit(Log(), 1, 60_000), 2, 30_000, OrderClass.MAINTENANCE)
    paid_visit(log, 3, 15_000, OrderClass.FREE)
    paid_visit(log, 4, 9_000, OrderClass.PDI)
    goes_without_order(arrives(log, 5, clock(9)), 5, clock(10))
    with kpi_reader(log) as reads:
        found = value(reads, "V13", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (105_000, 2, Decimal(525))
        assert left_out(reads, "V13") == {
            "visit-3": "kpi_inclusion.free.paying_visits",
            "visit-4": "kpi_inclusion.pdi.paying_visits",
            "visit-5": "definition.no_order",
        }
        assert ("work_order-4", "separate", "kpi_inclusion.pdi.revenue", 9_000, 0) in made_of(reads, "V13")
        assert value_by(reads, "V13", Dimension.ORDER_CLASS, FIRST, LAST)["repair"].value == 600


def test_each_payer_brings_a_share_and_the_visit_counts_once() -> None:
    log = comes(Log(), 1, clock(9))
    split = {Payer.INSURER: 90_000, Payer.CUSTOMER: 10_000}
    billed(log, 1, clock(10), labour_line("L1", 100_000, shares=split))
    leaves(log, 1, clock(11))
    with kpi_reader(log) as reads:
        assert made_of(reads, "V13") == [
            ("visit-1", "counted", "kpi_inclusion.repair.paying_visits", 0, 1),
            ("work_order-1", "counted", "kpi_inclusion.repair.revenue", 10_000, 0),
            ("work_order-1", "counted", "kpi_inclusion.repair.revenue", 90_000, 0),
        ]
        assert value(reads, "V13", FIRST, LAST).value == 1000


def test_settled_in_one_month_and_gone_in_the_next() -> None:
    log = comes(Log(), 1, clock(9, days=29))
    billed(log, 1, clock(17, days=29), labour_line("L1", 60_000))
    leaves(log, 1, clock(9, days=30))
    with kpi_reader(log) as reads:
        before = value(reads, "V13", FIRST, LAST)
        assert (before.numerator, before.denominator, before.state) == (60_000, 0, ValueState.NULL)
        after = value(reads, "V13", NEXT_FIRST, NEXT_LAST)
        assert (after.numerator, after.denominator, after.value) == (0, 1, Decimal(0))


def test_a_reversal_takes_the_amount_in_its_month_and_the_visit_where_it_left() -> None:
    log = paid_visit(paid_visit(Log(), 1, 60_000), 2, 20_000)
    reversed_bill(log, 1, clock(9, days=31), 60_000)
    with kpi_reader(log) as reads:
        march = value(reads, "V13", FIRST, LAST)
        assert (march.numerator, march.denominator) == (80_000, 1)
        assert left_out(reads, "V13") == {"visit-1": "definition.not_settled"}
        assert value(reads, "V13", NEXT_FIRST, NEXT_LAST).numerator == -60_000


def test_cancelled_after_work_began_keeps_its_revenue_and_is_no_paying_visit() -> None:
    log = comes(Log(), 1, clock(9))
    billed(log, 1, clock(10), labour_line("L1", 5_000))
    cancelled(log, 1, clock(10, 30), work_started=True)
    leaves(log, 1, clock(11))
    with kpi_reader(log) as reads:
        assert left_out(reads, "V13") == {"visit-1": "kpi_conditions.cancelled_after_work.paying_visits"}
        assert value(reads, "V13", FIRST, LAST).numerator == 5_000


def test_maintenance_revenue_by_maintenance_visits() -> None:
    """In visit 1 the repair beside the maintenance brings nothing; free maintenance is none."""
    log = comes(Log(), 1, clock(9), order_class=OrderClass.MAINTENANCE)
    second_order(log, 11, 1, clock(9))
    billed(log, 1, clock(10), labour_line("L1", 30_000))
    billed(log, 11, clock(10), labour_line("L1", 99_000))
    leaves(log, 1, clock(11))
    paid_visit(log, 2, 20_000, OrderClass.MAINTENANCE)
    paid_visit(log, 3, 15_000, OrderClass.FREE)
    paid_visit(log, 4, 70_000)
    with kpi_reader(log) as reads:
        found = value(reads, "V14", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (50_000, 2, Decimal(250))
        subjects = [entry[0] for entry in made_of(reads, "V14")]
        assert subjects == ["visit-1", "visit-2", "work_order-1", "work_order-2"]
