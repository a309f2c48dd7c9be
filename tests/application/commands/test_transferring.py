"""Transfers through the command side: two stores' shelves and the stream they share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from domain.actors import Role
from domain.aggregates.parts_stock.events import StockTransferredIn, StockTransferredOut
from domain.aggregates.parts_transfer import PARTS_TRANSFER
from domain.aggregates.parts_transfer.commands import (
    CancelTransfer,
    ReceiveSent,
    RequestTransfer,
    SendRequested,
    SettleTransfer,
)
from domain.aggregates.parts_transfer.events import PartsTransferEvent, TransferSettled
from domain.aggregates.parts_transfer.state import PartsTransfer
from domain.aggregates.parts_transfer.words import TransferStage
from domain.decider import fold
from domain.envelope import Recorded
from domain.money import Money
from domain.parts import parts_stock_id
from domain.reasons import ReasonCode
from tests.application.commands.stores import COST, PART, SUPERVISOR, Stores, stores
from tests.support.scenario import STORE, because, staff

LENDER, STRANGER = "BJ01", "GZ01"


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Stores]:
    with stores(tmp_path) as opened:
        for store in (LENDER, STORE, STRANGER):
            opened.define(PART, store=store)
        opened.put(5, store=LENDER)
        yield opened


def request(quantity: int | str, from_store: str = LENDER) -> RequestTransfer:
    return RequestTransfer(part=PART, quantity=Decimal(quantity), from_store=from_store)


def send(quantity: int | str) -> SendRequested:
    return SendRequested(quantity=Decimal(quantity))


def receive(quantity: int | str) -> ReceiveSent:
    return ReceiveSent(quantity=Decimal(quantity), bin="B-2")


def state(both: Stores, transfer: str) -> PartsTransfer:
    history = both.system.log.read_stream(transfer)
    return fold(PARTS_TRANSFER, cast("list[Recorded[PartsTransferEvent]]", history))


def on_hand(both: Stores) -> tuple[int, int]:
    return int(both.on_hand(store=LENDER)), int(both.on_hand())


def test_what_is_on_its_way_is_nobodys_stock(both: Stores) -> None:
    transfer = both.give(request(3))
    assert on_hand(both) == (5, 0)
    both.give(send(3), transfer, store=LENDER)
    assert on_hand(both) == (2, 0)
    assert state(both, transfer).in_transit == 3
    both.give(receive(3), transfer)
    assert on_hand(both) == (2, 3)
    assert state(both, transfer).in_transit == 0


def test_both_shelves_name_the_transfer_and_the_lenders_cost(both: Stores) -> None:
    transfer = both.give(request(3))
    both.give(send("2.5"), transfer, store=LENDER)
    both.give(receive(2), transfer)
    sent = both.system.log.read_stream(parts_stock_id(LENDER, PART))[-1]
    came = both.system.log.read_stream(parts_stock_id(STORE, PART))[-1]
    assert isinstance(sent.event, StockTransferredOut)
    assert isinstance(came.event, StockTransferredIn)
    assert (sent.meta.store, sent.event.transfer, sent.event.to_store) == (LENDER, transfer, STORE)
    assert (came.meta.store, came.event.transfer, came.event.from_store) == (STORE, transfer, LENDER)
    assert (came.event.unit_cost, came.event.bin, came.event.quantity) == (COST, "B-2", Decimal(2))
    assert (state(both, transfer).missing, state(both, transfer).unit_cost) == (Decimal("0.5"), COST)


def test_what_is_all_lost_leaves_the_borrowers_shelf_alone(both: Stores) -> None:
    transfer = both.give(request(3))
    both.give(send(3), transfer, store=LENDER)
    both.give(receive(0), transfer)
    assert both.system.log.read_stream(parts_stock_id(STORE, PART)) == []
    assert state(both, transfer).missing == 3


def test_only_what_is_free_is_sent_and_nothing_is_recorded_otherwise(both: Stores) -> None:
    transfer = both.give(request(6))
    assert both.code(send(6), transfer, store=LENDER) == "STK-QTY-001"
    assert state(both, transfer).stage is TransferStage.REQUESTED
    both.give(send(5), transfer, store=LENDER)


def test_a_store_that_has_never_had_the_part_lends_nothing(both: Stores) -> None:
    transfer = both.give(request(1, STRANGER))
    assert both.code(send(1), transfer, store=STRANGER) == "CMD-FOUND-001"


def test_each_step_belongs_to_its_store(both: Stores) -> None:
    transfer = both.give(request(3))
    assert both.code(send(3), transfer) == "XFER-STORE-002"
    both.give(send(3), transfer, store=LENDER)
    assert both.code(receive(3), transfer, store=LENDER) == "XFER-STORE-003"
    cancel = CancelTransfer(reason=because(ReasonCode.ENTRY_MISTAKE))
    for command in (send(3), receive(3), cancel):
        assert both.code(command, transfer, store=STRANGER) == "XFER-STORE-001"
    assert both.code(cancel, transfer) == "XFER-SEND-001"


def test_the_stores_settle_in_the_end(both: Stores) -> None:
    transfer = both.give(request(3))
    both.give(send(3), transfer, store=LENDER)
    both.give(receive(3), transfer)
    settle = SettleTransfer(amount=Money(fen=36_000), document="调拨结算 2026-03")
    assert both.code(settle, transfer) == "CMD-ROLE-001"
    both.give(settle, transfer, by=SUPERVISOR, store=LENDER)
    settled = both.system.log.read_stream(transfer)[-1]
    assert (settled.meta.store, settled.event) == (
        LENDER,
        TransferSettled(amount=settle.amount, document=settle.document),
    )
    assert both.code(settle, transfer, by=SUPERVISOR) == "XFER-SETTLE-001"


def test_the_service_manager_borrows_too_and_an_advisor_does_not(both: Stores) -> None:
    both.give(request(1), by=staff("sm01", Role.SERVICE_MANAGER))
    assert both.code(request(1), by=staff("sa01", Role.SERVICE_ADVISOR)) == "CMD-ROLE-001"


def test_a_store_borrows_only_what_it_has_defined(both: Stores) -> None:
    pump = RequestTransfer(part="PUMP", quantity=Decimal(1), from_store=LENDER)
    assert both.code(pump) == "STK-PART-901"


def test_numbered_pieces_travel_with_their_numbers(both: Stores) -> None:
    for store in (LENDER, STORE):
        both.define("ECU", store=store, serial_tracked=True)
    both.put(2, part="ECU", store=LENDER, serials=("SN1", "SN2"))
    transfer = both.give(RequestTransfer(part="ECU", quantity=Decimal(2), from_store=LENDER))
    assert both.code(send(2), transfer, store=LENDER) == "STK-SERIAL-001"
    both.give(SendRequested(quantity=Decimal(2), serials=("SN1", "SN2")), transfer, store=LENDER)
    assert both.shelf(part="ECU", store=LENDER).serials == frozenset()
    wrong = ReceiveSent(quantity=Decimal(1), bin="B-2", serials=("SN3",))
    assert both.code(wrong, transfer) == "XFER-RECEIVE-003"
    assert both.code(receive(1), transfer) == "STK-SERIAL-001"
    both.give(wrong.model_copy(update={"serials": ("SN2",)}), transfer)
    assert both.shelf(part="ECU").serials == {"SN2"}
