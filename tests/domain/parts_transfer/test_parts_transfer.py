"""A transfer between two stores: each step belongs to one of them, and what was sent is accounted for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from domain.aggregates.parts_transfer import PARTS_TRANSFER
from domain.aggregates.parts_transfer.commands import (
    CancelTransfer,
    PartsTransferCommand,
    ReceiveSent,
    RequestTransfer,
    SettleTransfer,
)
from domain.aggregates.parts_transfer.events import TransferCancelled, TransferReceived, TransferSettled
from domain.aggregates.parts_transfer.words import TransferStage
from domain.money import ZERO, Money
from tests.domain.parts_transfer.transfers import (
    BORROWER,
    CANCEL,
    COST,
    LENDER,
    REQUEST,
    REQUESTED,
    SETTLE,
    SETTLED,
    STRANGER,
    in_store,
    receive,
    received,
    record_sent,
    send,
    sent,
    transfer,
)


def test_the_store_that_asks_borrows() -> None:
    transfer().when(REQUEST).then(REQUESTED)


def test_a_store_does_not_borrow_from_itself() -> None:
    own = RequestTransfer(part=REQUEST.part, quantity=REQUEST.quantity, from_store=BORROWER)
    transfer().when(own).then_refused("XFER-REQUEST-001")


@pytest.mark.parametrize("quantity", ["4", "2.5"])
def test_the_lender_sends_all_or_less(quantity: str) -> None:
    scenario = in_store(transfer(REQUESTED), LENDER)
    scenario.when(send(quantity)).then_nothing()
    scenario.when(record_sent(quantity)).then(sent(quantity))
    assert (scenario.state.in_transit, scenario.state.unit_cost) == (record_sent(quantity).quantity, COST)


def test_no_more_is_sent_than_was_requested() -> None:
    for command in (send("4.001"), record_sent("4.001")):
        in_store(transfer(REQUESTED), LENDER).when(command).then_refused("XFER-SEND-002")


def test_it_is_sent_once() -> None:
    for command in (send("1"), record_sent("1")):
        in_store(transfer(REQUESTED, sent("3")), LENDER).when(command).then_refused("XFER-SEND-001")


def test_only_the_lender_sends_and_only_the_borrower_receives() -> None:
    for command in (send("4"), record_sent("4")):
        transfer(REQUESTED).when(command).then_refused("XFER-STORE-002")
    in_store(transfer(REQUESTED, sent("4")), LENDER).when(receive("4")).then_refused("XFER-STORE-003")


@pytest.mark.parametrize("command", [send("4"), record_sent("4"), receive("4"), SETTLE, CANCEL])
def test_a_third_store_finds_nothing(command: PartsTransferCommand) -> None:
    in_store(transfer(REQUESTED), STRANGER).when(command).then_refused("XFER-STORE-001")


@pytest.mark.parametrize(("quantity", "missing"), [("4", "0"), ("2.5", "1.5"), ("0", "4")])
def test_what_does_not_arrive_is_missing(quantity: str, missing: str) -> None:
    scenario = transfer(REQUESTED, sent("4")).when(receive(quantity)).then(received(quantity, missing))
    assert scenario.state.in_transit == 0


def test_no_more_is_received_than_was_sent() -> None:
    transfer(REQUESTED, sent("3")).when(receive("4")).then_refused("XFER-RECEIVE-002")


def test_it_is_received_once_and_not_before_it_is_sent() -> None:
    transfer(REQUESTED).when(receive("4")).then_refused("XFER-RECEIVE-001")
    transfer(REQUESTED, sent("4"), received("4")).when(receive("4")).then_refused("XFER-RECEIVE-001")


def test_only_numbers_that_were_sent_arrive() -> None:
    numbered = sent("2").model_copy(update={"serials": ("SN1", "SN2")})
    scenario = transfer(REQUESTED, numbered)
    scenario.when(ReceiveSent(quantity=Decimal(1), bin="A-1", serials=("SN3",))).then_refused(
        "XFER-RECEIVE-003"
    )
    scenario.when(ReceiveSent(quantity=Decimal(1), bin="A-1", serials=("SN2",))).then(
        TransferReceived(part=numbered.part, quantity=Decimal(1), missing=Decimal(1), serials=("SN2",))
    )


def test_a_borrower_may_number_what_the_lender_did_not() -> None:
    scenario = transfer(REQUESTED, sent("1"))
    scenario.when(ReceiveSent(quantity=Decimal(1), bin="A-1", serials=("SN1",)))
    assert scenario.state.stage is TransferStage.RECEIVED


@pytest.mark.parametrize("store", [LENDER, BORROWER])
def test_either_store_notes_the_settlement_once(store: str) -> None:
    scenario = in_store(transfer(REQUESTED, sent("4"), received("4")), store)
    scenario.when(SETTLE).then(SETTLED)
    scenario.when(SETTLE).then_refused("XFER-SETTLE-001")


def test_what_has_not_arrived_is_not_settled() -> None:
    for scenario in (transfer(REQUESTED), transfer(REQUESTED, sent("4"))):
        scenario.when(SETTLE).then_refused("XFER-SETTLE-001")


def test_a_settlement_may_be_for_nothing_but_not_below() -> None:
    scenario = transfer(REQUESTED, sent("4"), received("0", "4"))
    scenario.when(SettleTransfer(amount=Money(fen=-1), document="x")).then_refused("XFER-SETTLE-002")
    scenario.when(SettleTransfer(amount=ZERO, document="x")).then(TransferSettled(amount=ZERO, document="x"))


@pytest.mark.parametrize("store", [LENDER, BORROWER])
def test_either_store_cancels_before_anything_is_sent(store: str) -> None:
    scenario = in_store(transfer(REQUESTED), store).when(CANCEL).then(TransferCancelled())
    assert scenario.state.stage is TransferStage.CANCELLED
    scenario.when(CANCEL).then_refused("XFER-SEND-001")
    in_store(scenario, LENDER).when(send("1")).then_refused("XFER-SEND-001")


def test_what_is_on_its_way_is_not_cancelled() -> None:
    transfer(REQUESTED, sent("4")).when(CANCEL).then_refused("XFER-SEND-001")
    with pytest.raises(ValidationError):
        CancelTransfer.model_validate({})


def test_the_stream_belongs_to_no_single_store() -> None:
    assert PARTS_TRANSFER.store_of(transfer(REQUESTED).state) is None
