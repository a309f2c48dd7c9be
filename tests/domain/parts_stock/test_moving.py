"""Goods come, go to jobs, come back, leave for good; counts put the book right."""

from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.commands.models import (
    AdjustStock,
    ClearQuarantine,
    PartsStockCommand,
    PickStock,
    ReceiveTransfer,
    RecordLostSale,
    ReturnToSupplier,
    ScrapStock,
    SendTransfer,
    ShelveStock,
    TakeBack,
)
from domain.aggregates.parts_stock.events import (
    LostSaleRecorded,
    PartsStockEvent,
    QuarantineCleared,
    ReservationReleased,
    StockAdjusted,
    StockPicked,
    StockReturned,
    StockReturnedToSupplier,
    StockScrapped,
    StockShelved,
    StockTransferredIn,
    StockTransferredOut,
)
from domain.aggregates.parts_stock.state import PartsStock
from domain.aggregates.parts_stock.words import AdjustmentCause, LostSaleCause, ReleaseCause
from domain.money import Money
from domain.parts import PartCondition
from tests.domain.parts_stock.shelf import (
    COST,
    PART,
    WHY,
    awaited,
    issue,
    issued,
    line,
    lot,
    receive,
    received,
    reserved,
    shelf,
)
from tests.support.scenario import Scenario, clock

TRACKED = {"serial_tracked": True}


def quantities(scenario: Scenario[PartsStock, PartsStockCommand, PartsStockEvent]) -> tuple[int, int, int]:
    """Good, quarantined, reserved."""
    state = scenario.state
    return int(state.good), int(state.quarantined), int(state.reserved)


def returned(quantity: str, condition: PartCondition, *, quarantined: bool) -> StockReturned:
    return StockReturned(
        part=PART,
        line=line(1),
        quantity=Decimal(quantity),
        lots=(lot("L1", quantity),),
        condition=condition,
        quarantined=quarantined,
    )


def take_back(quantity: str, condition: PartCondition) -> TakeBack:
    return TakeBack(line=line(1), lots=(lot("L1", quantity),), condition=condition)


@pytest.mark.requirement("R-114a")
def test_goods_are_booked_by_lot_and_bin() -> None:
    scenario = shelf().when(receive("4")).then(received("4"))
    scenario.when(receive("2", lot="B7")).then(received("2", lot="B7"))
    assert scenario.state.on_hand == 6
    scenario.when(ShelveStock(bin="B-02")).then(StockShelved(part=PART, bin="B-02"))
    assert scenario.state.bin == "B-02"


def test_a_numbered_lot_passes_over_names_that_are_taken() -> None:
    shelf(received("1", lot="L2")).when(receive("1")).then(received("1", lot="L3"))


def test_goods_of_another_store_have_no_place_here() -> None:
    Scenario(shelf().decider, "parts_stock-SH02-PAD-01").when(receive("1")).then_refused("STK-PART-001")


def test_a_cost_below_zero() -> None:
    command = receive("1").model_copy(update={"unit_cost": Money(fen=-1)})
    shelf().when(command).then_refused("STK-COST-001")


@pytest.mark.requirement("R-112")
def test_an_issue_takes_what_is_kept_from_the_oldest_lots() -> None:
    scenario = shelf(received("2"), received("5", lot="L2"), reserved(1, "4")).when(issue(1, "3"))
    scenario.then(issued(1, "3", "3", lot("L1", "2"), lot("L2", "1")))
    assert quantities(scenario) == (4, 0, 1)


def test_more_than_is_kept_needs_a_reason_and_must_be_free() -> None:
    two_of_five = (received("5"), reserved(1, "2"), reserved(2, "2"))
    shelf(*two_of_five).when(issue(1, "3")).then_refused("STK-ISSUE-001")
    shelf(*two_of_five).when(issue(1, "3", explained=True)).then(issued(1, "3", "2"))
    shelf(*two_of_five).when(issue(1, "4", explained=True)).then_refused("STK-QTY-001")
    shelf(*two_of_five).when(issue(3, "2", explained=True)).then_refused("STK-QTY-001")


@pytest.mark.requirement("R-114b")
def test_picking_what_is_kept() -> None:
    scenario = shelf(received("3"), reserved(1, "2"))
    pick = PickStock(line=line(1), quantity=Decimal(2))
    scenario.when(pick).then(StockPicked(part=PART, line=line(1), quantity=Decimal(2)))
    scenario.when(pick).then_refused("STK-LINE-002")
    scenario.when(issue(1, "2")).then(issued(1, "2", "2"))


def test_what_is_issued_is_what_was_laid_ready() -> None:
    pick = PickStock(line=line(1), quantity=Decimal(2))
    picked = StockPicked(part=PART, line=line(1), quantity=Decimal(2))
    scenario = shelf(received("4"), reserved(1, "4"), picked).when(issue(1, "2"))
    scenario.when(pick).then(picked)
    scenario.when(pick).then_refused("STK-LINE-002")


@pytest.mark.requirement("R-112")
def test_unopened_goods_serve_who_waits_and_opened_ones_go_into_quarantine() -> None:
    out = (received("2"), reserved(1, "2"), issued(1, "2", "2"), awaited(2, "1"))
    shelf(*out).when(take_back("1", PartCondition.UNOPENED)).then(
        returned("1", PartCondition.UNOPENED, quarantined=False), reserved(2, "1", from_backorder=True)
    )
    scenario = shelf(*out).when(take_back("1", PartCondition.OPENED))
    scenario.then(returned("1", PartCondition.OPENED, quarantined=True))
    assert quantities(scenario) == (0, 1, 0)
    scenario.when(ClearQuarantine(lot="L1", quantity=Decimal(2))).then_refused("STK-QTY-002")
    scenario.when(ClearQuarantine(lot="L9", quantity=Decimal(1))).then_refused("STK-QTY-003")
    scenario.when(ClearQuarantine(lot="L1", quantity=Decimal(1))).then(
        QuarantineCleared(part=PART, quantity=Decimal(1), lots=(lot("L1", "1"),)),
        reserved(2, "1", from_backorder=True),
    )


def scrap(quantity: str, *, from_quarantine: bool = False) -> ScrapStock:
    return ScrapStock(quantity=Decimal(quantity), from_quarantine=from_quarantine, reason=WHY)


def back(quantity: str) -> ReturnToSupplier:
    return ReturnToSupplier(quantity=Decimal(quantity), from_quarantine=False, supplier="SGM", reason=WHY)


def send(quantity: str) -> SendTransfer:
    return SendTransfer(transfer="parts_transfer-1", to_store="SH02", quantity=Decimal(quantity))


def test_leaving_for_good() -> None:
    three_free = (received("5"), reserved(1, "2"))
    shelf(*three_free).when(scrap("3")).then(
        StockScrapped(part=PART, quantity=Decimal(3), lots=(lot("L1", "3"),), from_quarantine=False)
    )
    shelf(*three_free).when(back("1")).then(
        StockReturnedToSupplier(
            part=PART, quantity=Decimal(1), lots=(lot("L1", "1"),), from_quarantine=False, supplier="SGM"
        )
    )
    shelf(*three_free).when(send("1")).then(
        StockTransferredOut(
            part=PART,
            transfer="parts_transfer-1",
            to_store="SH02",
            quantity=Decimal(1),
            lots=(lot("L1", "1"),),
        )
    )


@pytest.mark.parametrize("command", [scrap("4"), back("4"), send("4")], ids=lambda each: each.type_name)
def test_what_somebody_has_a_right_to_does_not_leave(command: PartsStockCommand) -> None:
    shelf(received("5"), reserved(1, "2")).when(command).then_refused("STK-QTY-001")


def test_scrapping_from_quarantine() -> None:
    opened = returned("1", PartCondition.DAMAGED, quarantined=True)
    out = shelf(received("1"), reserved(1, "1"), issued(1, "1", "1"), opened)
    out.when(scrap("1")).then_refused("STK-QTY-001")
    out.when(scrap("1", from_quarantine=True))
    assert out.state.on_hand == 0


def test_goods_from_another_store() -> None:
    arriving = ReceiveTransfer(
        transfer="parts_transfer-1", from_store="SH02", quantity=Decimal(1), unit_cost=COST, bin="A-01"
    )
    shelf(awaited(1, "1")).when(arriving).then(
        StockTransferredIn(
            part=PART,
            transfer="parts_transfer-1",
            from_store="SH02",
            lot="L1",
            quantity=Decimal(1),
            unit_cost=COST,
            bin="A-01",
        ),
        reserved(1, "1", from_backorder=True),
    )


def adjust(delta: str) -> AdjustStock:
    cause = AdjustmentCause.SHORTAGE if delta.startswith("-") else AdjustmentCause.SURPLUS
    return AdjustStock(count="stock_count-1", delta=Decimal(delta), cause=cause)


def adjusted(delta: str, lot_name: str = "L1") -> StockAdjusted:
    command = adjust(delta)
    return StockAdjusted(
        part=PART,
        count=command.count,
        delta=command.delta,
        lots=(lot(lot_name, delta.removeprefix("-")),),
        unit_cost=COST,
        cause=command.cause,
    )


def test_a_surplus_serves_who_waits() -> None:
    kept = (received("1"), reserved(1, "1"), awaited(2, "1"))
    shelf(*kept).when(adjust("1")).then(adjusted("1", "L2"), reserved(2, "1", from_backorder=True))


def test_a_shortage_takes_from_the_last_promise() -> None:
    early, late = clock(12), clock(18)
    kept = (received("3"), reserved(1, "2", late), reserved(2, "1", early))
    scenario = shelf(*kept).when(adjust("-2"))
    scenario.then(
        ReservationReleased(part=PART, line=line(1), quantity=Decimal(2), cause=ReleaseCause.STOCK_SHORT),
        awaited(1, "2", late),
        adjusted("-2"),
    )
    assert quantities(scenario) == (1, 0, 1)


def test_what_makes_no_sense_is_not_adjusted() -> None:
    shelf(received("1")).when(adjust("-2")).then_refused("STK-ADJUST-001")
    shelf(received("1")).when(adjust("0")).then_refused("STK-ADJUST-002")


def test_a_lost_sale_is_remembered_and_moves_nothing() -> None:
    lost = RecordLostSale(quantity=Decimal(1), cause=LostSaleCause.NO_STOCK)
    scenario = shelf().when(lost)
    scenario.then(LostSaleRecorded(part=PART, quantity=Decimal(1), cause=LostSaleCause.NO_STOCK))
    assert scenario.state.on_hand == 0


def test_pieces_with_numbers_are_there_once() -> None:
    scenario = shelf().when(receive("2", serials=("SN1",)), known=TRACKED).then_refused("STK-SERIAL-001")
    scenario.when(receive("2", serials=("SN1", "SN1")), known=TRACKED).then_refused("STK-SERIAL-002")
    scenario.when(receive("2", serials=("SN1", "SN2")), known=TRACKED)
    scenario.when(receive("1", serials=("SN1",)), known=TRACKED).then_refused("STK-SERIAL-002")
    scenario.when(issue(1, "1", explained=True), known=TRACKED).then_refused("STK-SERIAL-001")
    gone = issue(1, "1", explained=True, serials=("SN9",))
    scenario.when(gone, known=TRACKED).then_refused("STK-SERIAL-003")
    scenario.when(issue(1, "1", explained=True, serials=("SN2",)), known=TRACKED)
    assert scenario.state.serials == {"SN1"}
    again = TakeBack(line=line(1), lots=(lot("L1", "1"),), condition=PartCondition.UNOPENED, serials=("SN2",))
    scenario.when(again)
    assert scenario.state.serials == {"SN1", "SN2"}
    scenario.when(again).then_refused("STK-SERIAL-002")
