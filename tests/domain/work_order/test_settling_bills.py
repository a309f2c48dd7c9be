"""Bills on their way: checked, explained, agreed, in force, paid, reversed."""

import pytest

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.opening.models import CancelOrder
from domain.aggregates.work_order.commands.settling import (
    AgreeSettlement,
    ApproveCredit,
    CheckSettlement,
    ExplainCharges,
    PrepareSettlement,
    RecordPayment,
    RefundPayment,
    ReturnSettlement,
    ReverseSettlement,
    SettleOrder,
)
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.settling import (
    ChargesExplained,
    CreditApproved,
    OrderSettled,
    PaymentReceived,
    PaymentRefunded,
    SettlementAgreed,
    SettlementChecked,
    SettlementPrepared,
    SettlementReturned,
    SettlementReversed,
)
from domain.aggregates.work_order.words import PaymentMethod
from domain.money import Money
from domain.reasons import ReasonCode
from domain.trade import Channel, Payer
from tests.domain.work_order.histories_settling import (
    BRAKES,
    DOCUMENT,
    HALVES,
    LABOUR_LINE,
    SECOND_CASHIER,
    Order,
    accessory,
    checked_and_explained,
    discount,
    finished,
    opened,
    order,
    prepared,
    settled,
    split,
    the_bill,
    yuan,
)
from tests.support.scenario import CASHIER, SERVICE_MANAGER, because, staff

EVIDENCE = "a" * 64
MISTAKE = because(ReasonCode.ENTRY_MISTAKE)
REVERSE = ReverseSettlement(settlement="B1", reason=MISTAKE)


def pay(fen: int) -> RecordPayment:
    return RecordPayment(method=PaymentMethod.WECHAT, amount=Money(fen=fen), reference="4200001")


def give_back(fen: int) -> RefundPayment:
    return RefundPayment(method=PaymentMethod.WECHAT, amount=Money(fen=fen), reference="R-1", reason=MISTAKE)


def test_the_bill_is_checked_by_another_person() -> None:
    prepared(*BRAKES).when(CheckSettlement(settlement="B1"), by=SECOND_CASHIER).then(
        SettlementChecked(settlement="B1")
    )


@pytest.mark.parametrize("by", [CASHIER, staff(CASHIER.id, Role.SERVICE_MANAGER)])
def test_the_preparer_is_not_the_checker_in_whatever_role(by: Actor) -> None:
    prepared(*BRAKES).when(CheckSettlement(settlement="B1"), by=by).then_refused("WO-SETTLE-013")


def test_steps_of_the_bill_are_taken_once() -> None:
    scenario = checked_and_explained(*BRAKES)
    scenario.when(CheckSettlement(settlement="B1"), by=SECOND_CASHIER).then_refused("WO-SETTLE-014")
    scenario.when(ExplainCharges(settlement="B1")).then_refused("WO-SETTLE-014")
    agree = AgreeSettlement(settlement="B1", method=Channel.WECHAT)
    scenario.when(agree).then(SettlementAgreed(settlement="B1", method=Channel.WECHAT))
    scenario.when(agree).then_refused("WO-SETTLE-014")


def test_a_returned_bill_is_drawn_up_again_under_a_new_number() -> None:
    scenario = prepared(*BRAKES).when(ReturnSettlement(settlement="B1", reason=MISTAKE), by=SECOND_CASHIER)
    scenario.then(SettlementReturned(settlement="B1"))
    scenario.when(split(*HALVES)).when(PrepareSettlement(), by=SECOND_CASHIER)
    assert the_bill(scenario).settlement == "B2"
    scenario.when(CheckSettlement(settlement="B1"), by=CASHIER).then_refused("WO-SETTLE-012")
    scenario.when(CheckSettlement(settlement="B2"), by=CASHIER).then(SettlementChecked(settlement="B2"))


@pytest.mark.requirement("R-049")
def test_charges_are_explained_before_the_customer_agrees() -> None:
    scenario = prepared(*BRAKES).when(CheckSettlement(settlement="B1"), by=SECOND_CASHIER)
    agree = AgreeSettlement(settlement="B1", method=Channel.SIGNATURE, evidence=EVIDENCE)
    scenario.when(agree).then_refused("WO-SETTLE-017")
    scenario.when(ExplainCharges(settlement="B1")).then(ChargesExplained(settlement="B1"))
    scenario.when(agree).then(SettlementAgreed(settlement="B1", method=Channel.SIGNATURE, evidence=EVIDENCE))


def test_charges_can_only_be_explained_when_there_is_a_bill() -> None:
    order(*BRAKES).when(ExplainCharges(settlement="B1")).then_refused("WO-SETTLE-012")


def test_the_customer_agrees_to_a_checked_bill_only() -> None:
    scenario = prepared(*BRAKES).when(ExplainCharges(settlement="B1"))
    agree = AgreeSettlement(settlement="B1", method=Channel.IN_PERSON)
    scenario.when(agree).then_refused("WO-SETTLE-016")


def test_a_signature_without_the_document() -> None:
    agree = AgreeSettlement(settlement="B1", method=Channel.SIGNATURE)
    checked_and_explained(*BRAKES).when(agree).then_refused("WO-SETTLE-018")


def test_settling() -> None:
    settled(*BRAKES).then(
        OrderSettled(settlement="B1", document_number="SH01-2026-000017", customer_due=yuan(660))
    )


def test_the_customer_owes_only_his_own_part() -> None:
    scenario = settled(opened(), *finished("J1", LABOUR_LINE, payer=Payer.INSURER), accessory("L2", yuan(40)))
    scenario.then(OrderSettled(settlement="B1", document_number="SH01-2026-000017", customer_due=yuan(40)))


def test_settling_without_agreement() -> None:
    scenario = checked_and_explained(*BRAKES)
    scenario.when(SettleOrder(settlement="B1"), by=CASHIER, known=DOCUMENT).then_refused("WO-SETTLE-019")


def test_settling_without_a_document_number() -> None:
    scenario = checked_and_explained(*BRAKES).when(AgreeSettlement(settlement="B1", method=Channel.PHONE))
    scenario.when(SettleOrder(settlement="B1"), by=CASHIER).then_refused("WO-SETTLE-020")


@pytest.mark.parametrize(
    "command",
    [
        CheckSettlement(settlement="B1"),
        ReturnSettlement(settlement="B1", reason=MISTAKE),
        ExplainCharges(settlement="B1"),
        AgreeSettlement(settlement="B1", method=Channel.PHONE),
        SettleOrder(settlement="B1"),
    ],
)
def test_a_bill_in_force_is_not_touched(
    command: CheckSettlement | ReturnSettlement | ExplainCharges | AgreeSettlement | SettleOrder,
) -> None:
    settled(*BRAKES).when(command, known=DOCUMENT).then_refused("WO-SETTLE-015")


@pytest.mark.requirement("R-049")
def test_payments_up_to_what_is_due() -> None:
    scenario = settled(*BRAKES).when(pay(20_000), by=CASHIER)
    scenario.then(PaymentReceived(method=PaymentMethod.WECHAT, amount=yuan(200), reference="4200001"))
    scenario.when(pay(46_001), by=CASHIER).then_refused("WO-SETTLE-022")
    scenario.when(pay(46_000), by=CASHIER)
    scenario.when(pay(1), by=CASHIER).then_refused("WO-SETTLE-022")


@pytest.mark.parametrize("fen", [0, -1])
def test_payments_of_nothing(fen: int) -> None:
    settled(*BRAKES).when(pay(fen), by=CASHIER).then_refused("WO-SETTLE-022")


def test_no_money_before_the_bill_is_in_force() -> None:
    scenario = prepared(*BRAKES)
    scenario.when(pay(1), by=CASHIER).then_refused("WO-SETTLE-021")
    scenario.when(ApproveCredit(amount=yuan(1)), by=SERVICE_MANAGER).then_refused("WO-SETTLE-021")
    scenario.when(REVERSE, by=SERVICE_MANAGER, known=DOCUMENT).then_refused("WO-SETTLE-021")


def test_credit_for_what_is_not_paid() -> None:
    scenario = settled(*BRAKES).when(pay(20_000), by=CASHIER)
    scenario.when(ApproveCredit(amount=yuan(461)), by=SERVICE_MANAGER).then_refused("WO-SETTLE-022")
    scenario.when(ApproveCredit(amount=yuan(400)), by=SERVICE_MANAGER).then(CreditApproved(amount=yuan(400)))
    scenario.when(ApproveCredit(amount=yuan(61)), by=SERVICE_MANAGER).then_refused("WO-SETTLE-022")
    scenario.when(pay(46_000), by=CASHIER)
    scenario.when(ApproveCredit(amount=Money(fen=1)), by=SERVICE_MANAGER).then_refused("WO-SETTLE-022")


def test_a_reversal_is_a_document_of_its_own_over_the_same_amount() -> None:
    scenario = settled(*BRAKES).when(REVERSE, by=SERVICE_MANAGER, known={"document_number": "SH01-R-1"})
    scenario.then(SettlementReversed(settlement="B1", document_number="SH01-R-1", total=yuan(-660)))
    amounts = [event.total for r in scenario.history if isinstance(event := r.event, SettlementPrepared)]
    assert amounts == [yuan(660)], "what was settled stays in the history"


def test_after_a_reversal_the_order_is_settled_again_and_money_received_counts() -> None:
    scenario = (
        settled(*BRAKES).when(pay(66_000), by=CASHIER).when(REVERSE, by=SERVICE_MANAGER, known=DOCUMENT)
    )
    scenario.when(discount(1_800)).when(PrepareSettlement(), by=CASHIER)
    assert the_bill(scenario).settlement == "B2"
    scenario.when(CheckSettlement(settlement="B2"), by=SECOND_CASHIER).when(ExplainCharges(settlement="B2"))
    scenario.when(AgreeSettlement(settlement="B2", method=Channel.PHONE))
    scenario.when(SettleOrder(settlement="B2"), by=CASHIER, known=DOCUMENT)
    scenario.when(pay(1), by=CASHIER).then_refused("WO-SETTLE-022")


def paid_and_reversed() -> Order:
    return settled(*BRAKES).when(pay(66_000), by=CASHIER).when(REVERSE, by=SERVICE_MANAGER, known=DOCUMENT)


def test_after_a_reversal_everything_paid_can_be_given_back() -> None:
    scenario = paid_and_reversed()
    scenario.when(give_back(66_001), by=SECOND_CASHIER).then_refused("WO-SETTLE-024")
    scenario.when(give_back(60_000), by=SECOND_CASHIER)
    scenario.then(PaymentRefunded(method=PaymentMethod.WECHAT, amount=yuan(600), reference="R-1"))
    scenario.when(give_back(6_001), by=SECOND_CASHIER).then_refused("WO-SETTLE-024")
    scenario.when(give_back(6_000), by=SECOND_CASHIER)
    scenario.when(give_back(1), by=SECOND_CASHIER).then_refused("WO-SETTLE-024")


def test_after_a_lower_bill_the_difference_can_be_given_back() -> None:
    scenario = paid_and_reversed().when(discount(1_800)).when(PrepareSettlement(), by=CASHIER)
    scenario.when(CheckSettlement(settlement="B2"), by=SECOND_CASHIER).when(ExplainCharges(settlement="B2"))
    scenario.when(AgreeSettlement(settlement="B2", method=Channel.PHONE))
    scenario.when(SettleOrder(settlement="B2"), by=CASHIER, known=DOCUMENT)
    scenario.when(give_back(1_801), by=SECOND_CASHIER).then_refused("WO-SETTLE-024")
    scenario.when(give_back(1_800), by=SECOND_CASHIER)
    scenario.when(pay(1), by=CASHIER).then_refused("WO-SETTLE-022")


def test_money_given_back_has_to_be_paid_again() -> None:
    scenario = settled(*BRAKES).given(PaymentReceived(method=PaymentMethod.CASH, amount=yuan(700)))
    scenario.when(give_back(4_000), by=SECOND_CASHIER).when(pay(1), by=CASHIER).then_refused("WO-SETTLE-022")
    scenario.given(PaymentRefunded(method=PaymentMethod.CASH, amount=yuan(100)))
    scenario.when(pay(10_000), by=CASHIER)


@pytest.mark.parametrize("fen", [0, -1, 1, 66_000])
def test_what_is_due_is_not_given_back(fen: int) -> None:
    scenario = settled(*BRAKES).when(pay(66_000), by=CASHIER)
    scenario.when(give_back(fen), by=SECOND_CASHIER).then_refused("WO-SETTLE-024")


@pytest.mark.parametrize("by", [CASHIER, staff(CASHIER.id, Role.STATION_HEAD)])
def test_whoever_prepared_a_bill_gives_no_money_back(by: Actor) -> None:
    paid_and_reversed().when(give_back(66_000), by=by).then_refused("WO-SETTLE-025")


def test_an_order_that_holds_money_is_cancelled_only_after_the_refund() -> None:
    cancel = CancelOrder(reason=because(ReasonCode.CUSTOMER_WISH))
    scenario = paid_and_reversed().when(cancel).then_refused("WO-OPEN-026")
    scenario.when(give_back(66_000), by=SECOND_CASHIER).when(cancel)
    scenario.then(WorkOrderCancelled(work_started=True))
    scenario.when(give_back(1), by=SECOND_CASHIER).then_refused("WO-ORDER-007")


@pytest.mark.parametrize("by", [CASHIER, staff(CASHIER.id, Role.STATION_HEAD)])
def test_the_preparer_does_not_reverse_the_bill(by: Actor) -> None:
    settled(*BRAKES).when(REVERSE, by=by, known=DOCUMENT).then_refused("WO-SETTLE-023")


def test_reversing_another_bill() -> None:
    other = ReverseSettlement(settlement="B2", reason=MISTAKE)
    settled(*BRAKES).when(other, by=SERVICE_MANAGER, known=DOCUMENT).then_refused("WO-SETTLE-012")
