"""Who pays what, what is taken off, and the bill drawn up from it."""

import pytest
from pydantic import ValidationError

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.settling import (
    ApplyDiscount,
    PrepareSettlement,
    SplitPayers,
)
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionFailed,
    InternalReworkOpened,
    RatedItem,
)
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.quoting import AuthorisationReset, JobDeclined
from domain.aggregates.work_order.events.reworking import ComebackAccepted, ComebackClaimed, ComebackDeclined
from domain.aggregates.work_order.events.settling import (
    DiscountApplied,
    PayerSplitSet,
    SettlementPrepared,
)
from domain.aggregates.work_order.events.working import ClockedOn, JobCancelled
from domain.aggregates.work_order.lines import PayerShare, SettledLine
from domain.aggregates.work_order.words import Cause
from domain.money import ZERO, Money
from domain.trade import CostClass, OrderClass, Payer
from tests.domain.work_order.histories_settling import (
    BRAKES,
    HALVES,
    LABOUR_LINE,
    MATERIAL_LINE,
    Past,
    accessory,
    added,
    agreed,
    discount,
    finished,
    labour,
    note,
    opened,
    order,
    passed,
    prepared,
    service,
    share,
    split,
    the_bill,
    worked,
    yuan,
)
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import ADVISOR, CASHIER, SERVICE_MANAGER, staff

EVIDENCE = "a" * 64


def test_a_line_is_split_between_payers() -> None:
    order(*BRAKES).when(split(*HALVES)).then(PayerSplitSet(line="L1", shares=HALVES))


def test_a_split_covers_what_the_discount_left() -> None:
    rest = (share(Payer.CUSTOMER, 35_000),)
    order(*BRAKES).when(discount(1_000)).when(split(*rest)).then(PayerSplitSet(line="L1", shares=rest))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (split(share(Payer.CUSTOMER, 36_000), line="L9"), "WO-SETTLE-001"),
        (split(share(Payer.CUSTOMER, 1), share(Payer.CUSTOMER, 35_999)), "WO-SETTLE-002"),
        (split(share(Payer.CUSTOMER, 36_000), share(Payer.GOODWILL, 0)), "WO-SETTLE-003"),
        (split(share(Payer.CUSTOMER, 36_001), share(Payer.GOODWILL, -1)), "WO-SETTLE-003"),
        (split(share(Payer.CUSTOMER, 35_999)), "WO-SETTLE-004"),
        (split(share(Payer.CUSTOMER, 36_001)), "WO-SETTLE-004"),
        (split(share(Payer.CUSTOMER, 10**13), share(Payer.INSURER, 10**13)), "WO-SETTLE-004"),
    ],
)
def test_splits_that_do_not_fit(command: SplitPayers, code: str) -> None:
    order(*BRAKES).when(command).then_refused(code)


def test_no_more_than_three_payers() -> None:
    shares = [share(payer, 9_000) for payer in list(Payer)[:4]]
    with pytest.raises(ValidationError, match="at most 3"):
        split(*shares)


def test_lines_of_a_job_that_was_turned_down_cannot_be_split() -> None:
    declined = (opened(), *agreed("J1", LABOUR_LINE), JobDeclined(job="J1"))
    order(*declined).when(split(*HALVES)).then_refused("WO-SETTLE-001")


FRONT_DESK_SUPERVISOR = staff("fs01", Role.FRONT_DESK_SUPERVISOR)


@pytest.mark.parametrize(
    ("by", "fen"),
    [(ADVISOR, 1), (ADVISOR, 1_800), (FRONT_DESK_SUPERVISOR, 3_600), (SERVICE_MANAGER, 7_200)],
)
def test_discounts_within_the_authority_of_the_role(by: Actor, fen: int) -> None:
    order(*BRAKES).when(discount(fen), by=by).then(DiscountApplied(line="L1", amount=Money(fen=fen)))


@pytest.mark.parametrize(
    ("by", "fen"),
    [(ADVISOR, 1_801), (FRONT_DESK_SUPERVISOR, 3_601), (SERVICE_MANAGER, 7_201), (CASHIER, 1)],
)
def test_discounts_beyond_the_authority_of_the_role(by: Actor, fen: int) -> None:
    order(*BRAKES).when(discount(fen), by=by).then_refused("WO-SETTLE-006")


@pytest.mark.parametrize("fen", [-1, 0, 36_001])
def test_a_discount_lies_between_nothing_and_the_line(fen: int) -> None:
    order(*BRAKES).when(discount(fen), by=SERVICE_MANAGER).then_refused("WO-SETTLE-005")


def test_a_discount_on_a_line_that_does_not_exist() -> None:
    order(*BRAKES).when(discount(1, line="L9")).then_refused("WO-SETTLE-001")


def test_a_discount_is_taken_back_with_zero() -> None:
    order(*BRAKES).when(discount(1_000)).when(discount(0)).then(DiscountApplied(line="L1", amount=ZERO))


def billed(line: str, cost_class: CostClass, fen: int, *, payer: Payer = Payer.CUSTOMER) -> SettledLine:
    amount = Money(fen=fen)
    shares = (PayerShare(payer=payer, amount=amount),)
    return SettledLine(
        line=line, job="J1", cost_class=cost_class, gross=amount, discount=ZERO, net=amount, shares=shares
    )


@pytest.mark.requirement("R-049")
def test_the_bill_shows_labour_material_and_the_rest_apart() -> None:
    lines = (LABOUR_LINE, MATERIAL_LINE, service("L3", yuan(80)), service("L4", yuan(5), CostClass.OTHER))
    prepared(opened(), *finished("J1", *lines)).then(
        SettlementPrepared(
            settlement="B1",
            lines=(
                billed("L1", CostClass.LABOUR, 36_000),
                billed("L2", CostClass.MATERIAL, 30_000),
                billed("L3", CostClass.SUBLET, 8_000),
                billed("L4", CostClass.OTHER, 500),
            ),
            payers=(share(Payer.CUSTOMER, 74_500),),
            labour=yuan(360),
            material=yuan(300),
            other=yuan(85),
            total=yuan(745),
            price_list=DEFAULT_RULES.id,
        )
    )


def test_splits_and_discounts_arrive_on_the_bill() -> None:
    rest = (share(Payer.CUSTOMER, 15_000), share(Payer.INSURER, 20_000))
    scenario = order(*BRAKES).when(discount(1_000)).when(split(*rest)).when(PrepareSettlement(), by=CASHIER)
    bill = the_bill(scenario)
    assert bill.lines[0] == SettledLine(
        line="L1",
        job="J1",
        cost_class=CostClass.LABOUR,
        gross=yuan(360),
        discount=yuan(10),
        net=yuan(350),
        shares=rest,
    )
    assert bill.payers == (share(Payer.CUSTOMER, 45_000), share(Payer.INSURER, 20_000))
    assert bill.total == yuan(650)


def test_only_what_was_agreed_and_done_is_billed() -> None:
    history = (
        *BRAKES,
        *agreed("J2", labour("L3", yuan(99))),
        JobDeclined(job="J2"),
        *agreed("J3", labour("L4", yuan(99))),
        JobCancelled(job="J3", work_started=False),
        accessory("L5", yuan(40)),
    )
    bill = the_bill(prepared(*history))
    assert [line.line for line in bill.lines] == ["L1", "L2", "L5"]
    assert bill.lines[2].job is None
    assert bill.total == yuan(700)


def test_accessories_alone_can_be_settled() -> None:
    bill = the_bill(prepared(opened(OrderClass.ADDON), accessory("L1", yuan(40))))
    assert bill.payers == (share(Payer.CUSTOMER, 4_000),)
    assert bill.material == yuan(40)


ASSESSED = ComebackClaimed(
    original_order="work_order-0",
    original_jobs=("J1",),
    original_technicians=("te09",),
    symptom=note("again"),
)
COMEBACK = (opened(OrderClass.REWORK_OUT), ASSESSED, *finished("J1", LABOUR_LINE, MATERIAL_LINE))


@pytest.mark.requirement("R-045a")
def test_an_accepted_comeback_costs_the_customer_nothing() -> None:
    parts = (share(Payer.CUSTOMER, 10_000), share(Payer.INTERNAL, 6_000), share(Payer.SUPPLIER, 20_000))
    scenario = order(*COMEBACK, ComebackAccepted()).when(split(*parts)).when(PrepareSettlement(), by=CASHIER)
    bill = the_bill(scenario)
    assert bill.lines[0].shares == (share(Payer.INTERNAL, 16_000), share(Payer.SUPPLIER, 20_000))
    assert bill.payers == (share(Payer.INTERNAL, 46_000), share(Payer.SUPPLIER, 20_000))


def test_an_accessory_bought_during_a_comeback_is_paid_for() -> None:
    bill = the_bill(prepared(*COMEBACK, ComebackAccepted(), accessory("L3", yuan(40))))
    assert bill.payers == (share(Payer.CUSTOMER, 4_000), share(Payer.INTERNAL, 66_000))


def test_a_declined_comeback_is_paid_for() -> None:
    bill = the_bill(prepared(*COMEBACK, ComebackDeclined(evidence=(EVIDENCE,))))
    assert bill.payers == (share(Payer.CUSTOMER, 66_000),)


@pytest.mark.parametrize(
    ("history", "code"),
    [
        pytest.param((opened(),), "WO-SETTLE-007", id="nothing to settle"),
        pytest.param(
            (opened(), *agreed("J1", LABOUR_LINE), *worked("J1")), "WO-SETTLE-008", id="not inspected"
        ),
        pytest.param((opened(), added("J1")), "WO-SETTLE-008", id="not quoted"),
        pytest.param(
            (*BRAKES, AuthorisationReset(job="J1", quoted=yuan(900), cap=yuan(660))),
            "WO-SETTLE-008",
            id="no longer authorised",
        ),
        pytest.param(
            (*BRAKES, ClockedOn(job="J1", technician="te02")), "WO-SETTLE-009", id="somebody still works"
        ),
        pytest.param(COMEBACK, "WO-SETTLE-010", id="comeback undecided"),
        pytest.param(
            (opened(OrderClass.REWORK_OUT), *finished("J1", LABOUR_LINE)),
            "WO-SETTLE-010",
            id="comeback not claimed",
        ),
        pytest.param(
            (opened(), *finished("J1", LABOUR_LINE, cap=yuan(359))), "WO-SETTLE-011", id="above the cap"
        ),
    ],
)
def test_bills_that_cannot_be_prepared(history: tuple[Past, ...], code: str) -> None:
    prepared(*history).then_refused(code)


def test_what_others_pay_needs_no_cap_of_the_customer() -> None:
    paid_by_insurer = finished("J1", LABOUR_LINE, payer=Payer.INSURER, cap=ZERO)
    assert the_bill(prepared(opened(), *paid_by_insurer)).payers == (share(Payer.INSURER, 36_000),)


def test_caps_are_agreed_for_the_whole_order() -> None:
    tight = finished("J1", LABOUR_LINE, cap=yuan(300))
    roomy = finished("J2", labour("L2", yuan(300)), cap=yuan(360))
    assert the_bill(prepared(opened(), *tight, *roomy)).total == yuan(660)


def test_a_discount_after_the_split_makes_the_split_wrong() -> None:
    scenario = order(*BRAKES).when(split(*HALVES)).when(discount(1_000))
    scenario.when(PrepareSettlement(), by=CASHIER).then_refused("WO-SETTLE-004")


@pytest.mark.parametrize("command", [split(*HALVES), discount(1), PrepareSettlement()])
def test_prices_stand_still_while_a_bill_is_under_way(
    command: SplitPayers | ApplyDiscount | PrepareSettlement,
) -> None:
    prepared(*BRAKES).when(command).then_refused("WO-ORDER-004")


def test_nothing_is_settled_on_a_cancelled_order() -> None:
    cancelled = WorkOrderCancelled(work_started=True)
    prepared(*BRAKES, cancelled).then_refused("WO-ORDER-007")


def test_nothing_is_settled_before_the_order_is_opened() -> None:
    prepared().then_refused("WO-ORDER-006")


def test_a_job_in_internal_rework_blocks_the_bill_of_all() -> None:
    failed = FinalInspectionFailed(
        job="J2",
        items=(RatedItem(item="brakes", passed=False),),
        record=note("noise"),
        cause=Cause.WORKMANSHIP,
    )
    second = (*agreed("J2", labour("L3", yuan(99))), *worked("J2"))
    rework = (failed, InternalReworkOpened(job="J2", round=1))
    prepared(*BRAKES, *second, *rework).then_refused("WO-SETTLE-008")
    assert the_bill(prepared(*BRAKES, *second, *rework, *worked("J2"), passed("J2"))).total == yuan(759)
