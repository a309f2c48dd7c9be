"""Handing the car back."""

import pytest

from domain.aggregates.work_order.commands.delivering import (
    CompleteStep,
    DeliverVehicle,
    IssueGatePass,
    RecordOldPartChoice,
    SkipStep,
)
from domain.aggregates.work_order.commands.settling import (
    ApproveCredit,
    RecordPayment,
    ReverseSettlement,
)
from domain.aggregates.work_order.events.delivering import (
    DeliveryStepDone,
    DeliveryStepSkipped,
    GatePassIssued,
    OldPartChoiceRecorded,
    VehicleDelivered,
)
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionAudited,
    FinalInspectionPassed,
    InternalReworkOpened,
    RatedItem,
)
from domain.aggregates.work_order.events.quoting import JobDeclined
from domain.aggregates.work_order.words import PaymentMethod
from domain.money import Money
from domain.reasons import ReasonCode
from domain.trade import DeliveryStep, OldPartChoice, Payer
from tests.domain.work_order.histories_settling import (
    ARRIVED_AT_KM,
    BRAKES,
    DOCUMENT,
    LABOUR_LINE,
    MATERIAL_LINE,
    Order,
    Past,
    added,
    agreed,
    finished,
    note,
    opened,
    order,
    settled,
    worked,
    yuan,
)
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import CASHIER, INSPECTOR, SERVICE_MANAGER, at, because, clock

STEPS = DEFAULT_RULES.delivery_steps
HURRY = because(ReasonCode.CUSTOMER_IN_HURRY)
EXPLAIN = DeliveryStep.OPERATION_EXPLAINED
DELIVER = DeliverVehicle(odometer_out=ARRIVED_AT_KM + 3)
DELIVERED = VehicleDelivered(odometer_out=ARRIVED_AT_KM + 3)
GATE_PASS = IssueGatePass(pass_number="G-0042")


def handed_over(scenario: Order, *, without: DeliveryStep | None = None) -> Order:
    """Every step but one done, old parts waived."""
    for step in STEPS:
        if step is not without:
            scenario.when(CompleteStep(step=step))
    return scenario.when(RecordOldPartChoice(choice=OldPartChoice.WAIVED))


def paid(scenario: Order) -> Order:
    return scenario.when(RecordPayment(method=PaymentMethod.CARD, amount=yuan(660)), by=CASHIER)


def ready() -> Order:
    """Settled, paid, handed over, with a gate pass."""
    return handed_over(paid(settled(*BRAKES))).when(GATE_PASS, by=CASHIER)


def road_test(km: int) -> Past:
    items = (RatedItem(item="brakes", passed=True),)
    passed = FinalInspectionPassed(job="J1", items=items, record=note("all in order"), road_test_km=km)
    return at(clock(11), passed, by=INSPECTOR)


@pytest.mark.requirement("R-052a")
def test_delivering() -> None:
    ready().when(DELIVER).then(DELIVERED)


@pytest.mark.requirement("R-052b")
def test_a_step_is_done_once() -> None:
    scenario = order(opened()).when(CompleteStep(step=EXPLAIN)).then(DeliveryStepDone(step=EXPLAIN))
    scenario.when(CompleteStep(step=EXPLAIN)).then_refused("WO-DELIVER-002")
    scenario.when(SkipStep(step=EXPLAIN, reason=HURRY)).then_refused("WO-DELIVER-002")


@pytest.mark.requirement("R-052b")
def test_a_step_is_skipped_once_with_its_reason_in_the_record() -> None:
    scenario = order(opened()).when(SkipStep(step=EXPLAIN, reason=HURRY))
    scenario.then(DeliveryStepSkipped(step=EXPLAIN))
    reason = scenario.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.CUSTOMER_IN_HURRY
    scenario.when(SkipStep(step=EXPLAIN, reason=HURRY)).then_refused("WO-DELIVER-003")


def test_a_skipped_step_may_still_be_done() -> None:
    scenario = order(opened()).when(SkipStep(step=EXPLAIN, reason=HURRY))
    scenario.when(CompleteStep(step=EXPLAIN)).then(DeliveryStepDone(step=EXPLAIN))


@pytest.mark.requirement("R-052b")
def test_only_the_steps_of_the_house_count() -> None:
    short = DEFAULT_RULES.model_copy(update={"delivery_steps": (DeliveryStep.WORK_EXPLAINED,)})
    order(opened()).when(CompleteStep(step=EXPLAIN), rules=short).then_refused("WO-DELIVER-001")
    skip = SkipStep(step=EXPLAIN, reason=HURRY)
    order(opened()).when(skip, rules=short).then_refused("WO-DELIVER-001")


@pytest.mark.requirement("R-052b")
@pytest.mark.parametrize("step", STEPS)
def test_no_step_can_be_left_out_silently(step: DeliveryStep) -> None:
    scenario = handed_over(paid(settled(*BRAKES)), without=step).when(GATE_PASS, by=CASHIER)
    scenario.when(DELIVER).then_refused("WO-DELIVER-004")
    scenario.when(SkipStep(step=step, reason=HURRY)).when(DELIVER).then(DELIVERED)


def test_the_last_word_on_old_parts_counts() -> None:
    scenario = order(opened()).when(RecordOldPartChoice(choice=OldPartChoice.WAIVED))
    scenario.when(RecordOldPartChoice(choice=OldPartChoice.TAKEN_BACK))
    scenario.then(OldPartChoiceRecorded(choice=OldPartChoice.TAKEN_BACK))
    assert scenario.state.handover.old_parts is OldPartChoice.TAKEN_BACK


@pytest.mark.requirement("R-052a")
def test_no_delivery_without_a_word_on_old_parts() -> None:
    scenario = paid(settled(*BRAKES)).when(GATE_PASS, by=CASHIER)
    for step in STEPS:
        scenario.when(CompleteStep(step=step))
    scenario.when(DELIVER).then_refused("WO-DELIVER-005")


@pytest.mark.requirement("R-052a")
def test_no_delivery_without_a_gate_pass() -> None:
    handed_over(paid(settled(*BRAKES))).when(DELIVER).then_refused("WO-DELIVER-009")


def test_the_gate_pass_is_issued_once_when_paid() -> None:
    scenario = paid(settled(*BRAKES)).when(GATE_PASS, by=CASHIER).then(GatePassIssued(pass_number="G-0042"))
    scenario.when(GATE_PASS, by=CASHIER).then_refused("WO-DELIVER-008")


def test_no_gate_pass_before_settlement() -> None:
    order(*BRAKES).when(GATE_PASS, by=CASHIER).then_refused("WO-DELIVER-006")


def test_no_gate_pass_before_payment() -> None:
    scenario = settled(*BRAKES).when(GATE_PASS, by=CASHIER).then_refused("WO-DELIVER-007")
    pay_most = RecordPayment(method=PaymentMethod.CARD, amount=Money(fen=65_999))
    scenario.when(pay_most, by=CASHIER).when(GATE_PASS, by=CASHIER).then_refused("WO-DELIVER-007")


def test_the_car_may_leave_on_credit() -> None:
    scenario = settled(*BRAKES).when(ApproveCredit(amount=yuan(660)), by=SERVICE_MANAGER)
    handed_over(scenario).when(GATE_PASS, by=CASHIER).when(DELIVER).then(DELIVERED)


def test_what_others_owe_does_not_hold_the_car() -> None:
    scenario = settled(opened(), *finished("J1", LABOUR_LINE, payer=Payer.MANUFACTURER))
    handed_over(scenario).when(GATE_PASS, by=CASHIER).when(DELIVER).then(DELIVERED)


def test_a_reversed_bill_holds_the_car() -> None:
    reverse = ReverseSettlement(settlement="B1", reason=because(ReasonCode.ENTRY_MISTAKE))
    scenario = ready().when(reverse, by=SERVICE_MANAGER, known=DOCUMENT)
    scenario.when(DELIVER).then_refused("WO-DELIVER-006")


def test_an_order_without_work_is_delivered_without_a_bill() -> None:
    turned_down = (opened(), *agreed("J1", LABOUR_LINE), JobDeclined(job="J1"))
    scenario = handed_over(order(*turned_down)).when(GATE_PASS, by=CASHIER)
    scenario.when(DELIVER).then(DELIVERED)


@pytest.mark.requirement("R-037a")
def test_the_car_stays_when_a_job_was_never_inspected() -> None:
    scenario = handed_over(order(opened(), added("J1"))).when(GATE_PASS, by=CASHIER)
    scenario.when(DELIVER).then_refused("WO-DELIVER-010")


@pytest.mark.requirement("R-037a")
def test_the_car_stays_when_an_audit_overturned_the_inspection() -> None:
    audited = FinalInspectionAudited(job="J1", upheld=False, finding=note("pads loose"))
    handed_over(order(*BRAKES, audited, InternalReworkOpened(job="J1", round=1))).when(DELIVER).then_refused(
        "WO-DELIVER-010"
    )


@pytest.mark.parametrize("gained", [0, 50])
def test_the_odometer_within_a_test_drive(gained: int) -> None:
    out = ARRIVED_AT_KM + gained
    ready().when(DeliverVehicle(odometer_out=out)).then(VehicleDelivered(odometer_out=out))


@pytest.mark.parametrize(("gained", "believed"), [(110, True), (111, False)])
def test_kilometres_of_road_tests_are_accounted_for(gained: int, believed: bool) -> None:
    """50 km without a word, and 20 + 40 km of two road tests."""
    first, again = road_test(20), (InternalReworkOpened(job="J1", round=1), *worked("J1"), road_test(40))
    history = (opened(), *agreed("J1", LABOUR_LINE, MATERIAL_LINE), *worked("J1"), first, *again)
    scenario = handed_over(paid(settled(*history)))
    out = ARRIVED_AT_KM + gained
    scenario.when(GATE_PASS, by=CASHIER).when(DeliverVehicle(odometer_out=out))
    if believed:
        scenario.then(VehicleDelivered(odometer_out=out))
    else:
        scenario.then_refused("WO-DELIVER-012")


@pytest.mark.parametrize("out", [ARRIVED_AT_KM // 10, ARRIVED_AT_KM * 10])
def test_a_reading_taken_wrong_on_arrival_does_not_keep_the_car(out: int) -> None:
    scenario = ready()
    hurry = DeliverVehicle(odometer_out=out, reason=because(ReasonCode.CUSTOMER_IN_HURRY))
    scenario.when(hurry).then_refused("WO-DELIVER-011" if out < ARRIVED_AT_KM else "WO-DELIVER-012")
    mistaken = DeliverVehicle(odometer_out=out, reason=because(ReasonCode.READING_MISTAKE))
    scenario.when(mistaken).then(VehicleDelivered(odometer_out=out))


@pytest.mark.parametrize(("gained", "code"), [(-1, "WO-DELIVER-011"), (51, "WO-DELIVER-012")])
def test_the_odometer_out_of_bounds(gained: int, code: str) -> None:
    ready().when(DeliverVehicle(odometer_out=ARRIVED_AT_KM + gained)).then_refused(code)


@pytest.mark.parametrize(
    "command",
    [
        DELIVER,
        GATE_PASS,
        CompleteStep(step=EXPLAIN),
        SkipStep(step=EXPLAIN, reason=HURRY),
        RecordOldPartChoice(choice=OldPartChoice.NONE),
    ],
)
def test_nothing_is_handed_over_twice(
    command: DeliverVehicle | IssueGatePass | CompleteStep | SkipStep | RecordOldPartChoice,
) -> None:
    ready().when(DELIVER).when(command).then_refused("WO-ORDER-001")


def test_a_credit_is_paid_and_a_bill_reversed_after_delivery() -> None:
    scenario = settled(*BRAKES).when(ApproveCredit(amount=yuan(660)), by=SERVICE_MANAGER)
    handed_over(scenario).when(GATE_PASS, by=CASHIER).when(DELIVER)
    paid(scenario)
    reverse = ReverseSettlement(settlement="B1", reason=because(ReasonCode.ENTRY_MISTAKE))
    scenario.when(reverse, by=SERVICE_MANAGER, known=DOCUMENT)
    assert scenario.state.handover.delivered
    assert scenario.state.bill.paid == yuan(660)
    assert not scenario.state.bill.settled


def test_a_car_whose_odometer_could_not_be_read_on_arrival_may_leave() -> None:
    arrival = opened()
    dark = arrival.model_copy(update={"vehicle": arrival.vehicle.model_copy(update={"odometer": None})})
    history = (dark, *finished("J1", LABOUR_LINE, MATERIAL_LINE))
    scenario = handed_over(paid(settled(*history))).when(GATE_PASS, by=CASHIER)
    scenario.when(DELIVER).then(DELIVERED)
