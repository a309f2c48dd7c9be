"""From the desk to the workshop: items explained, dispatch order, express lane."""

from decimal import Decimal

import pytest

from domain.aggregates.work_order.commands.opening.models import (
    ChooseExpressLane,
    ExplainItems,
    IssueDispatchOrder,
)
from domain.aggregates.work_order.events.contracting import ContractDrafted, ContractSigned
from domain.aggregates.work_order.events.opening import (
    DeliveryPromised,
    DispatchOrderIssued,
    ExpressLaneChosen,
    ItemsExplained,
)
from domain.aggregates.work_order.events.quoting import AuthorisationReset, JobDeclined
from domain.aggregates.work_order.events.working import JobCancelled
from domain.trade import Channel, ContractKind, OrderClass
from tests.domain.work_order.histories_quoting import (
    DIAGNOSED,
    DOCUMENT_HASH,
    Past,
    acknowledged,
    added,
    authorised,
    bill,
    found,
    opened,
    order,
    quoted,
    yuan,
)
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import clock

PROMISED = DeliveryPromised(promised_at=clock(16), estimate=yuan(700))
EXPLAINED = ItemsExplained(jobs=("J1",))
READY: tuple[Past, ...] = (opened(), DIAGNOSED, added(), quoted(), authorised(), EXPLAINED, PROMISED)
FILE_COMPLETE = {"customer_file_complete": True}
ISSUE = IssueDispatchOrder(jobs=("J1",))


def without(left_out: Past) -> tuple[Past, ...]:
    return tuple(event for event in READY if event is not left_out)


@pytest.mark.requirement("R-010b")
def test_quoted_items_are_explained_to_the_customer() -> None:
    scenario = order(opened(), DIAGNOSED, added(), quoted(), added("J2", "EL-BAT"))
    scenario.when(ExplainItems(jobs=("J1", "J1"))).then(EXPLAINED)
    scenario.when(ExplainItems(jobs=("J1", "J2"))).then_refused("WO-OPEN-010")
    scenario.when(ExplainItems(jobs=("J3",))).then_refused("WO-ORDER-002")
    scenario.given(JobDeclined(job="J1")).when(ExplainItems(jobs=("J1",))).then_refused("WO-ORDER-003")


@pytest.mark.requirement("R-013", "R-012a")
def test_a_dispatch_order_is_issued_when_all_is_agreed() -> None:
    order(*READY).when(ISSUE, known=FILE_COMPLETE).then(DispatchOrderIssued(jobs=("J1",)))


@pytest.mark.requirement("R-012a")
def test_no_dispatch_order_without_a_promised_time() -> None:
    order(*without(PROMISED)).when(ISSUE, known=FILE_COMPLETE).then_refused("WO-OPEN-008")


@pytest.mark.requirement("R-012a")
def test_no_dispatch_order_without_a_quote() -> None:
    order(opened(), added(), PROMISED).when(ISSUE, known=FILE_COMPLETE).then_refused("WO-OPEN-010")


@pytest.mark.requirement("R-036")
def test_no_dispatch_order_for_additional_work_that_the_customer_has_not_confirmed() -> None:
    more = (found("J2"), acknowledged("J2"), quoted("J2", line="L2"), ItemsExplained(jobs=("J2",)))
    scenario = order(*READY, *more)
    scenario.when(IssueDispatchOrder(jobs=("J2",)), known=FILE_COMPLETE).then_refused("WO-OPEN-011")
    scenario.given(authorised("J2"))
    scenario.when(IssueDispatchOrder(jobs=("J2",)), known=FILE_COMPLETE).then(
        DispatchOrderIssued(jobs=("J2",))
    )


def test_no_dispatch_order_once_a_new_price_took_the_authorisation_away() -> None:
    above = (
        quoted(amount=800, revision=2, line="L2"),
        AuthorisationReset(job="J1", quoted=yuan(800), cap=yuan(660)),
    )
    order(*READY, *above).when(ISSUE, known=FILE_COMPLETE).then_refused("WO-OPEN-011")


@pytest.mark.requirement("R-010b")
def test_no_dispatch_order_for_items_not_explained() -> None:
    order(*without(EXPLAINED)).when(ISSUE, known=FILE_COMPLETE).then_refused("WO-OPEN-012")


def test_a_job_stands_on_one_dispatch_order() -> None:
    order(*READY, DispatchOrderIssued(jobs=("J1",))).when(ISSUE, known=FILE_COMPLETE).then_refused(
        "WO-OPEN-013"
    )


@pytest.mark.requirement("R-013")
@pytest.mark.parametrize("known", [{}, {"customer_file_complete": False}, {"customer_file_complete": 1}])
def test_no_dispatch_order_before_the_customer_file_is_complete(known: dict[str, bool]) -> None:
    order(*READY).when(ISSUE, known=known).then_refused("WO-OPEN-014")


def test_no_dispatch_order_while_the_bill_is_under_way() -> None:
    order(*READY, bill()).when(ISSUE, known=FILE_COMPLETE).then_refused("WO-ORDER-004")


@pytest.mark.requirement("R-022")
def test_an_accident_car_needs_its_signed_contract_before_the_dispatch_order() -> None:
    scenario = order(opened(OrderClass.ACCIDENT), *READY[1:])
    scenario.when(ISSUE, known=FILE_COMPLETE).then_refused("WO-OPEN-015")
    scenario.given(ContractDrafted(kinds=(ContractKind.ACCIDENT,), revision=1, total=yuan(660)))
    scenario.when(ISSUE, known=FILE_COMPLETE).then_refused("WO-OPEN-015")
    scenario.given(ContractSigned(revision=1, method=Channel.SIGNATURE, evidence=DOCUMENT_HASH))
    scenario.when(ISSUE, known=FILE_COMPLETE).then(DispatchOrderIssued(jobs=("J1",)))


@pytest.mark.requirement("R-021")
def test_a_signed_contract_covers_no_more_than_its_total() -> None:
    signed = (
        ContractDrafted(kinds=(ContractKind.ACCIDENT,), revision=1, total=yuan(659)),
        ContractSigned(revision=1, method=Channel.SIGNATURE, evidence=DOCUMENT_HASH),
    )
    order(opened(OrderClass.ACCIDENT), *READY[1:], *signed).when(ISSUE, known=FILE_COMPLETE).then_refused(
        "WO-OPEN-015"
    )


@pytest.mark.requirement("R-033")
def test_short_express_work_may_take_the_express_lane() -> None:
    """0.8 + 0.4 hours, and a brake job that was turned down does not count."""
    jobs = (added("J1", "MT-A"), added("J2", "EL-BAT"), added("J3", "BR-PAD"), JobDeclined(job="J3"))
    scenario = order(opened(OrderClass.MAINTENANCE), *jobs).when(ChooseExpressLane())
    scenario.then(ExpressLaneChosen())
    scenario.when(ChooseExpressLane()).then_refused("WO-OPEN-016")


@pytest.mark.requirement("R-033")
def test_the_express_lane_is_for_express_work_only() -> None:
    order(opened()).when(ChooseExpressLane()).then_refused("WO-OPEN-019")
    gone = JobCancelled(job="J1", work_started=False)
    order(opened(), added("J1", "MT-A"), gone).when(ChooseExpressLane()).then_refused("WO-OPEN-019")
    mixed = (added("J1", "MT-A"), added("J2", "BR-PAD"))
    order(opened(), *mixed).when(ChooseExpressLane()).then_refused("WO-OPEN-017")


@pytest.mark.requirement("R-033")
@pytest.mark.parametrize(("limit", "fits"), [("2.6", True), ("2.59", False)])
def test_the_express_lane_has_a_limit_of_standard_hours(limit: str, fits: bool) -> None:
    """0.8 + 1.8 hours."""
    rules = DEFAULT_RULES.model_copy(update={"express_lane_limit": Decimal(limit)})
    scenario = order(opened(), added("J1", "MT-A"), added("J2", "MT-B")).when(
        ChooseExpressLane(), rules=rules
    )
    if fits:
        scenario.then(ExpressLaneChosen())
    else:
        scenario.then_refused("WO-OPEN-018")
