"""What is proposed to be ordered, and why."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from domain.aggregates.part.events import PartDefined, PartSuperseded, StockLevelSet
from domain.aggregates.parts_stock.events import (
    BackorderCancelled,
    LostSaleRecorded,
    QuarantineCleared,
    ReservationReleased,
    ReservationTransferred,
    StockAdjusted,
    StockScrapped,
    StockTransferredOut,
)
from domain.aggregates.parts_stock.words import AdjustmentCause, LostSaleCause, ReleaseCause
from domain.aggregates.purchase_order.events import (
    GoodsReceived,
    OrderCancelled,
    OrderClosed,
    OrderDrafted,
    OrderIssued,
    PurchaseLine,
)
from domain.aggregates.purchase_plan.commands import DraftPlan
from domain.money import Money
from domain.parts import OldPartPolicy, PurchaseKind, part_id
from domain.rules.parts import ReorderDays
from projections.parts_demand import PARTS_DEMAND
from projections.parts_demand.queries.reordering import (
    ReorderProposal,
    reorder_proposals,
    stock_positions,
)
from tests.projections.log_builder import Log, merged
from tests.projections.parts_demand.test_timeliness import asking
from tests.projections.reading import read_model
from tests.projections.stories.shelf import PARTS_SUPERVISOR, Shelf, line, lots
from tests.support.backends import BackendUrl
from tests.support.default_rules import DEFAULT_RULES
from tests.support.projection_kit import check_projection
from tests.support.scenario import SHANGHAI, STORE

RULES = DEFAULT_RULES.parts.model_copy(update={"demand_months": 3})
TODAY = date(2026, 4, 15)


def on(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 10, tzinfo=SHANGHAI)


def positions(log: Log, backend: BackendUrl, day: date = TODAY) -> dict[str, ReorderProposal]:
    with read_model(PARTS_DEMAND, log.events, backend) as reader:
        found = {each.part: each for each in stock_positions(reader, STORE, day, RULES)}
        proposed = {each.part for each in reorder_proposals(reader, STORE, day, RULES)}
        assert proposed == {part for part, each in found.items() if each.quantity}
        return found


def lost(quantity: str) -> LostSaleRecorded:
    return LostSaleRecorded(part="PAD-1", quantity=Decimal(quantity), cause=LostSaleCause.NO_STOCK)


def ordered(
    log: Log, when: datetime, quantity: str, part: str = "PAD-1", order: str = "purchase_order-1"
) -> Log:
    bought = PurchaseLine(line="L1", part=part, quantity=Decimal(quantity), unit_price=Money(fen=1000))
    drafted = OrderDrafted(
        supplier="OEM",
        kind=PurchaseKind.STOCK,
        plan=None,
        lines=(bought,),
        total=Money(fen=1000).times(bought.quantity),
    )
    return log.add(order, when, drafted)


def pads() -> Log:
    """Known since February: ten sold and two missed there, eight less two in March; today 3 are free, 4 awaited."""
    log = Log()
    named = PartDefined(
        part="PAD-1", title="刹车片", unit="套", serial_tracked=False, old_part_policy=OldPartPolicy.SCRAP
    )
    log.add(part_id(STORE, "PAD-1"), on(1, 3), named, by=PARTS_SUPERVISOR)
    pad = Shelf(log).received(on(2, 2), "30", 1000)
    pad.issued(on(2, 10), line("order-1"), "10").add(on(2, 20), lost("2"))
    pad.issued(on(3, 5), line("order-2"), "8").returned(on(4, 1), line("order-2"), "2", opened=True)
    pad.add(on(4, 2), StockScrapped(part="PAD-1", quantity=Decimal(1), lots=lots("1"), from_quarantine=True))
    pad.add(on(4, 2), StockScrapped(part="PAD-1", quantity=Decimal(2), lots=lots("2"), from_quarantine=False))
    pad.add(on(4, 3), QuarantineCleared(part="PAD-1", quantity=Decimal(1), lots=lots("1")))
    pad.add(
        on(4, 4),
        StockAdjusted(
            part="PAD-1",
            count="stock_count-1",
            delta=Decimal(-1),
            lots=lots("1"),
            unit_cost=Money(fen=1000),
            cause=AdjustmentCause.SHORTAGE,
        ),
        StockTransferredOut(
            part="PAD-1", transfer="parts_transfer-1", to_store="BJ01", quantity=Decimal(1), lots=lots("1")
        ),
    )
    pad.asked(on(4, 6), line("order-3"), kept="6").asked(on(4, 7), line("order-4"), kept="2", short="5")
    free = ReservationReleased(
        part="PAD-1", line=line("order-3"), quantity=Decimal(2), cause=ReleaseCause.BY_HAND
    )
    pad.add(on(4, 8), free, pad.kept(on(5, 1), line("order-4"), "1", came=True))
    ordered(log, on(4, 9), "9").add("purchase_order-1", on(4, 9), OrderIssued())
    came = GoodsReceived(
        line="L1",
        part="PAD-1",
        quantity=Decimal(4),
        unit_cost=Money(fen=1100),
        lot="P-1",
        bin="A-01",
        document="DN-1",
    )
    log.add("purchase_order-1", on(4, 10), came)
    ordered(log, on(4, 11), "50", order="purchase_order-2")
    return log


@pytest.mark.requirement("R-108b")
def test_a_proposal_explains_itself(backend: BackendUrl) -> None:
    log = pads()
    check_projection(PARTS_DEMAND, merged(log, asking(Log())), backend.read_url)
    pad = positions(log, backend)["PAD-1"]
    assert pad.title == "刹车片"
    assert [(month.month, month.issued, month.lost, month.demand) for month in pad.months] == [
        ("2026-01", None, None, None),
        ("2026-02", Decimal(10), Decimal(2), Decimal(12)),
        ("2026-03", Decimal(6), Decimal(0), Decimal(6)),
    ]
    assert (pad.average, pad.days, pad.days_basis) == (Decimal(9), RULES.reorder, None)
    assert (pad.minimum, pad.maximum) == (Decimal("6.3"), Decimal("15.3"))
    # 30 - 18 issued - 2 scrapped + 1 cleared - 1 missing - 1 sent = 9 good, 7 of them kept
    assert (pad.available, pad.on_order, pad.awaited, pad.position) == (
        Decimal(2),
        Decimal(5),
        Decimal(4),
        Decimal(3),
    )
    assert pad.quantity == 13
    assert (pad.last_cost_fen, pad.last_issue_day) == (1000, date(2026, 3, 5))
    assert pad.plan_line is not None
    drafted = DraftPlan.model_validate({"title": "四月补货", "lines": [pad.plan_line.model_dump()]})
    assert [(each.part, each.quantity, each.suggested) for each in drafted.lines] == [
        ("PAD-1", Decimal(13), Decimal(13))
    ]


def test_what_is_over_or_given_up_is_not_on_order(sqlite: BackendUrl) -> None:
    closed = pads().add("purchase_order-1", on(4, 12), OrderClosed(outstanding=("L1",)))
    assert positions(closed, sqlite)["PAD-1"].on_order == 0
    cancelled = pads().add("purchase_order-1", on(4, 12), OrderCancelled())
    assert positions(cancelled, sqlite)["PAD-1"].on_order == 0
    issued = pads().add("purchase_order-2", on(4, 12), OrderIssued())
    enough = positions(issued, sqlite)["PAD-1"]
    assert (enough.on_order, enough.quantity, enough.plan_line) == (Decimal(55), 0, None)


def test_a_line_that_waits_no_more_or_was_served_by_another_one_is_not_awaited(sqlite: BackendUrl) -> None:
    log = pads()
    handed = ReservationTransferred(
        part="PAD-1",
        line=line("order-3"),
        to=line("order-4"),
        quantity=Decimal(3),
        need_by=None,
        expires=on(5, 1),
    )
    Shelf(log).add(on(4, 12), handed)
    assert positions(log, sqlite)["PAD-1"].awaited == Decimal(1)
    gone = BackorderCancelled(
        part="PAD-1", line=line("order-4"), quantity=Decimal(1), cause=ReleaseCause.ORDER_ENDED
    )
    Shelf(log).add(on(4, 13), gone)
    pad = positions(log, sqlite)["PAD-1"]
    assert (pad.awaited, pad.available) == (Decimal(0), Decimal(2))


def test_what_a_count_misses_is_taken_from_the_good_ones_and_then_from_the_others(sqlite: BackendUrl) -> None:
    log = Log()
    pad = Shelf(log).received(on(4, 1), "3", 1000).issued(on(4, 2), line(), "2")
    pad.returned(on(4, 3), line(), "2", opened=True)
    missing = StockAdjusted(
        part="PAD-1",
        count="stock_count-1",
        delta=Decimal(-2),
        lots=lots("2"),
        unit_cost=Money(fen=1000),
        cause=AdjustmentCause.SHORTAGE,
    )
    pad.add(on(4, 4), missing, QuarantineCleared(part="PAD-1", quantity=Decimal(1), lots=lots("1")))
    assert positions(log, sqlite)["PAD-1"].available == Decimal(1)


def test_the_parts_own_days_win(sqlite: BackendUrl) -> None:
    level = StockLevelSet(part="PAD-1", safety_days=30, order_cycle_days=30, lead_days=30, basis="厂方要求")
    pad = positions(pads().add(part_id(STORE, "PAD-1"), on(4, 12), level), sqlite)["PAD-1"]
    assert pad.days == ReorderDays(safety_days=30, order_cycle_days=30, lead_days=30)
    assert (pad.days_basis, pad.minimum, pad.maximum, pad.quantity) == (
        "厂方要求",
        Decimal(18),
        Decimal(27),
        24,
    )


def test_a_month_without_demand_counts_and_a_month_before_the_part_does_not(sqlite: BackendUrl) -> None:
    log = Log()
    Shelf(log, "NEW").received(on(3, 31), "1", 1000)
    Shelf(log, "OLD").received(on(1, 31), "1", 1000).issued(on(3, 1), line(), "1")
    Shelf(log, "TODAY").received(on(4, 1), "1", 1000).issued(on(4, 2), line(number="L2"), "1")
    found = positions(log, sqlite)
    assert [found[part].average for part in ("NEW", "OLD", "TODAY")] == [
        Decimal(0),
        Decimal("0.333"),
        None,
    ]
    assert [found[part].quantity for part in ("NEW", "OLD", "TODAY")] == [0, 1, 0]


def test_a_part_that_nobody_ever_had_is_ordered_for_the_line_that_waits(sqlite: BackendUrl) -> None:
    log = Log()
    Shelf(log, "RARE").asked(on(4, 2), line(), short="2")
    rare = positions(log, sqlite)["RARE"]
    assert (rare.average, rare.position, rare.quantity) == (None, Decimal(-2), 2)


def succeeded(*, both_ways: bool) -> Log:
    log = Log()
    Shelf(log, "OLD").received(on(1, 2), "12", 1000).issued(on(2, 1), line("order-1"), "9")
    Shelf(log, "NEW").received(on(3, 1), "2", 1000).issued(on(3, 2), line("order-2"), "1")
    superseded = PartSuperseded(part="OLD", by="NEW", both_ways=both_ways)
    return log.add(part_id(STORE, "OLD"), on(3, 1), superseded, by=PARTS_SUPERVISOR)


def test_demand_for_the_old_number_is_demand_for_the_new_one(sqlite: BackendUrl) -> None:
    found = positions(succeeded(both_ways=False), sqlite)
    assert list(found) == ["NEW"]
    new = found["NEW"]
    assert (new.demand_of, new.stock_of) == (("NEW", "OLD"), ("NEW",))
    assert [month.demand for month in new.months] == [Decimal(0), Decimal(9), Decimal(1)]
    assert (new.available, new.quantity) == (Decimal(1), 5)


def test_interchangeable_parts_share_their_stock_and_the_new_number_is_ordered(sqlite: BackendUrl) -> None:
    found = positions(succeeded(both_ways=True), sqlite)
    assert list(found) == ["NEW"]
    assert (found["NEW"].stock_of, found["NEW"].available, found["NEW"].quantity) == (
        ("NEW", "OLD"),
        Decimal(4),
        0,
    )
