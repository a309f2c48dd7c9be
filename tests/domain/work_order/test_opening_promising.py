"""What is agreed with the customer: delivery time, delegates, promises, contacts."""

from datetime import datetime, timedelta

import pytest
from pydantic import SecretStr

from domain.actors import Role
from domain.aggregates.work_order.commands.opening.models import (
    BreakPromise,
    ChangeDeliveryPromise,
    EscalatePromise,
    KeepPromise,
    ListDelegate,
    MakePromise,
    PromiseDelivery,
    RecordContact,
)
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import (
    CustomerContacted,
    DelegateListed,
    DeliveryPromiseChanged,
    DeliveryPromised,
    PromiseBroken,
    PromiseEscalated,
    PromiseKept,
    PromiseMade,
)
from domain.money import Money
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from domain.trade import Channel
from tests.domain.work_order.histories_quoting import CUSTOMER, note, opened, order, yuan
from tests.support.scenario import SERVICE_MANAGER, because, clock, personal

PROMISED = DeliveryPromised(promised_at=clock(16), estimate=yuan(700))
PROMISE = PromiseMade(promise="P1", words=note("a call before lunch"), due=clock(12))


def promise_at(when: datetime) -> PromiseDelivery:
    return PromiseDelivery(promised_at=when, estimate=yuan(700))


def change_to(when: datetime, *, agreed: bool = True) -> ChangeDeliveryPromise:
    return ChangeDeliveryPromise(
        promised_at=when, customer_agreed=agreed, reason=because(ReasonCode.WAITING_PARTS)
    )


@pytest.mark.requirement("R-012a")
def test_delivery_time_and_cost_are_promised_together() -> None:
    order(opened()).when(promise_at(clock(16))).then(PROMISED)


def test_a_promise_lies_in_the_future() -> None:
    order(opened()).when(promise_at(clock(9)), at=clock(9)).then_refused("WO-OPEN-006")
    order(opened()).when(promise_at(clock(9)), at=clock(9) - timedelta(seconds=1)).then(
        DeliveryPromised(promised_at=clock(9), estimate=yuan(700))
    )


def test_an_estimate_is_never_negative() -> None:
    with pytest.raises(ValueError, match="estimate"):
        PromiseDelivery(promised_at=clock(16), estimate=Money(fen=-1))


@pytest.mark.requirement("R-012b")
def test_a_second_promise_is_a_change_with_a_reason() -> None:
    scenario = order(opened(), PROMISED)
    scenario.when(promise_at(clock(17))).then_refused("WO-OPEN-007")
    scenario.when(change_to(clock(17), agreed=False)).then(
        DeliveryPromiseChanged(
            previous=clock(16), promised_at=clock(17), customer_agreed=False, after_expiry=False
        )
    )
    reason = scenario.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.WAITING_PARTS
    with pytest.raises(ValueError, match="reason"):
        ChangeDeliveryPromise.model_validate({"promised_at": clock(17), "customer_agreed": True})


@pytest.mark.requirement("R-012b")
@pytest.mark.parametrize(("minutes_late", "late"), [(-1, False), (0, False), (1, True)])
def test_a_change_after_the_promised_time_is_marked(minutes_late: int, late: bool) -> None:
    now = clock(16) + timedelta(minutes=minutes_late)
    order(opened(), PROMISED).when(change_to(clock(18)), at=now).then(
        DeliveryPromiseChanged(
            previous=clock(16), promised_at=clock(18), customer_agreed=True, after_expiry=late
        )
    )


@pytest.mark.requirement("R-012b")
def test_a_change_needs_a_promise_and_another_time_ahead() -> None:
    order(opened()).when(change_to(clock(17))).then_refused("WO-OPEN-008")
    order(opened(), PROMISED).when(change_to(clock(16))).then_refused("WO-OPEN-009")
    order(opened(), PROMISED).when(change_to(clock(9)), at=clock(9)).then_refused("WO-OPEN-006")


def test_delegates_are_numbered() -> None:
    scenario = order(opened()).when(ListDelegate(person=SecretStr("李四")))
    scenario.then(DelegateListed(delegate="D1", person=personal(PersonalKind.NAME, CUSTOMER, "李四")))
    scenario.when(ListDelegate(person=SecretStr("王五"))).then(
        DelegateListed(delegate="D2", person=personal(PersonalKind.NAME, CUSTOMER, "王五"))
    )


@pytest.mark.requirement("R-015")
def test_a_promise_is_made_and_kept() -> None:
    scenario = order(opened()).when(MakePromise(words=SecretStr("a call before lunch"), due=clock(12)))
    scenario.then(PROMISE)
    scenario.when(KeepPromise(promise="P1")).then(PromiseKept(promise="P1"))
    scenario.when(KeepPromise(promise="P1")).then_refused("WO-OPEN-020")
    scenario.when(MakePromise(words=SecretStr("a loaner"), due=clock(18))).then(
        PromiseMade(promise="P2", words=note("a loaner"), due=clock(18))
    )


@pytest.mark.requirement("R-015")
def test_a_promise_is_broken_with_a_reason_and_once() -> None:
    broken = BreakPromise(promise="P1", reason=because(ReasonCode.WORKSHOP_LOAD))
    scenario = order(opened(), PROMISE).when(broken).then(PromiseBroken(promise="P1"))
    scenario.when(broken).then_refused("WO-OPEN-020")
    scenario.when(KeepPromise(promise="P1")).then_refused("WO-OPEN-020")
    with pytest.raises(ValueError, match="reason"):
        BreakPromise.model_validate({"promise": "P1"})


@pytest.mark.requirement("R-015")
def test_a_promise_at_risk_goes_up_and_stays_open() -> None:
    scenario = order(opened(), PROMISE)
    scenario.when(EscalatePromise(promise="P1", to_role=Role.SERVICE_MANAGER)).then(
        PromiseEscalated(promise="P1", to_role=Role.SERVICE_MANAGER)
    )
    scenario.when(KeepPromise(promise="P1")).then(PromiseKept(promise="P1"))


@pytest.mark.requirement("R-015")
def test_a_promise_is_escalated_to_somebody_above_only() -> None:
    scenario = order(opened(), PROMISE)
    scenario.when(EscalatePromise(promise="P1", to_role=Role.TECHNICIAN)).then_refused("WO-OPEN-021")
    own = EscalatePromise(promise="P1", to_role=SERVICE_MANAGER.role)
    scenario.when(own, by=SERVICE_MANAGER).then_refused("WO-OPEN-021")
    unknown = EscalatePromise(promise="P2", to_role=Role.SERVICE_MANAGER)
    scenario.when(unknown).then_refused("WO-OPEN-020")


def test_a_promise_for_the_past_is_none() -> None:
    order(opened()).when(MakePromise(words=SecretStr("now"), due=clock(8)), at=clock(8)).then_refused(
        "WO-OPEN-006"
    )


@pytest.mark.requirement("R-015")
def test_a_promise_can_be_kept_after_the_car_has_left() -> None:
    delivered = VehicleDelivered(odometer_out=48_205)
    order(opened(), PROMISE, delivered).when(KeepPromise(promise="P1")).then(PromiseKept(promise="P1"))


@pytest.mark.requirement("R-020b")
@pytest.mark.parametrize("by_customer", [True, False])
def test_contacts_are_logged_with_channel_and_direction(by_customer: bool) -> None:
    contact = RecordContact(
        channel=Channel.WECHAT,
        by_customer=by_customer,
        content=SecretStr("the workshop needs two more hours"),
    )
    order(opened()).when(contact).then(
        CustomerContacted(
            channel=Channel.WECHAT, by_customer=by_customer, content=note("the workshop needs two more hours")
        )
    )
    order().when(contact).then_refused("WO-ORDER-001")
