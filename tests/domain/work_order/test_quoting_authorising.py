"""What the customer and other payers say: authorise, decline, defer, approve."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import Role
from domain.aggregates.work_order.commands.quoting.models import (
    AuthoriseJob,
    DeclineJob,
    DeferJob,
    QuoteJob,
    RecordPayerApproval,
)
from domain.aggregates.work_order.commands.working.models import ClockOn
from domain.aggregates.work_order.events.opening import DelegateListed
from domain.aggregates.work_order.events.quoting import (
    JobAuthorised,
    JobDeclined,
    JobDeferred,
    PayerApprovalRecorded,
)
from domain.aggregates.work_order.events.working import ClockedOff, JobCancelled
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from domain.trade import Channel, Payer
from tests.domain.work_order.histories_quoting import (
    ARRIVED_AT_KM,
    CUSTOMER,
    DIAGNOSED,
    DOCUMENT_HASH,
    Order,
    Past,
    acknowledged,
    added,
    at_work,
    authorised,
    bill,
    found,
    opened,
    order,
    quote,
    quoted,
    yuan,
)
from tests.support.scenario import (
    ADVISOR,
    DAY,
    OTHER_TECHNICIAN,
    TECHNICIAN,
    because,
    clock,
    personal,
    staff,
)

DELEGATE = DelegateListed(delegate="D1", person=personal(PersonalKind.NAME, CUSTOMER, "李四"))
ADDITIONAL: tuple[Past, ...] = (opened(), DIAGNOSED, found(), acknowledged(), quoted())
DECLINE = DeclineJob(job="J1", reason=because(ReasonCode.PRICE_TOO_HIGH))


def offered(*more: Past) -> Order:
    """A brake job quoted at 660 yuan, valid until eight o'clock seven days later."""
    return order(opened(), DIAGNOSED, added(), quoted(), *more)


def authorise(
    cap: int = 660,
    method: Channel = Channel.PHONE,
    *,
    by_delegate: str | None = None,
    evidence: str | None = None,
    job: str = "J1",
) -> AuthoriseJob:
    return AuthoriseJob(job=job, method=method, cap=yuan(cap), by_delegate=by_delegate, evidence=evidence)


def defer(until: date | None = None, until_odometer: int | None = None) -> DeferJob:
    return DeferJob(
        job="J1", until=until, until_odometer=until_odometer, reason=because(ReasonCode.CUSTOMER_IN_HURRY)
    )


@pytest.mark.requirement("R-036")
@pytest.mark.parametrize(
    "method", [Channel.IN_PERSON, Channel.PHONE, Channel.SMS, Channel.WECHAT, Channel.EMAIL]
)
def test_the_customer_confirms_additional_work_up_to_a_cap(method: Channel) -> None:
    scenario = order(*ADDITIONAL).when(authorise(700, method))
    scenario.then(JobAuthorised(job="J1", method=method, cap=yuan(700)))
    assert scenario.state.jobs["J1"].offer.cap == yuan(700)


@pytest.mark.requirement("R-036")
def test_the_customer_may_refuse_additional_work() -> None:
    order(*ADDITIONAL).when(DECLINE).then(JobDeclined(job="J1"))


@pytest.mark.requirement("R-036")
def test_whoever_found_the_work_may_not_record_its_authorisation_in_any_role() -> None:
    scenario = order(*ADDITIONAL)
    scenario.when(authorise(), by=TECHNICIAN).then_refused("WO-QUOTE-019")
    scenario.when(authorise(), by=staff(TECHNICIAN.id, Role.SERVICE_ADVISOR)).then_refused("WO-QUOTE-019")
    scenario.when(authorise(), by=staff(OTHER_TECHNICIAN.id, Role.SERVICE_ADVISOR)).then(authorised())


def test_an_advisor_may_record_the_authorisation_of_a_job_of_the_customers() -> None:
    offered().when(authorise(), by=ADVISOR).then(authorised())


@pytest.mark.requirement("R-036")
@pytest.mark.parametrize(("cap", "enough"), [(659, False), (660, True)])
def test_the_cap_covers_the_quote(cap: int, enough: bool) -> None:
    scenario = offered().when(authorise(cap))
    if enough:
        scenario.then(authorised())
    else:
        scenario.then_refused("WO-QUOTE-016")


@pytest.mark.parametrize(("seconds", "expired"), [(0, False), (1, True)])
def test_a_quote_expires(seconds: int, expired: bool) -> None:
    scenario = offered().when(authorise(), at=clock(8, days=7) + timedelta(seconds=seconds))
    if expired:
        scenario.then_refused("WO-QUOTE-015")
    else:
        scenario.then(authorised())


def test_there_is_nothing_to_agree_to_before_a_quote() -> None:
    order(opened(), DIAGNOSED, added()).when(authorise()).then_refused("WO-QUOTE-014")


@pytest.mark.requirement("R-036")
def test_only_a_listed_delegate_decides_in_the_customers_place() -> None:
    offered().when(authorise(by_delegate="D1")).then_refused("WO-QUOTE-017")
    offered(DELEGATE).when(authorise(by_delegate="D1")).then(
        JobAuthorised(job="J1", method=Channel.PHONE, cap=yuan(660), by="D1")
    )
    offered(DELEGATE).when(authorise(by_delegate="D2")).then_refused("WO-QUOTE-017")


def test_a_signature_is_shown() -> None:
    offered().when(authorise(method=Channel.SIGNATURE)).then_refused("WO-QUOTE-018")
    offered().when(authorise(method=Channel.SIGNATURE, evidence=DOCUMENT_HASH)).then(
        JobAuthorised(job="J1", method=Channel.SIGNATURE, cap=yuan(660), evidence=DOCUMENT_HASH)
    )


def test_a_customer_may_change_their_mind_while_the_quote_holds() -> None:
    scenario = offered(JobDeclined(job="J1")).when(authorise())
    scenario.then(authorised())
    assert scenario.state.jobs["J1"].active


def test_a_cancelled_job_or_one_being_billed_is_not_authorised() -> None:
    offered(JobCancelled(job="J1", work_started=False)).when(authorise()).then_refused("WO-ORDER-003")
    offered(authorised(), bill()).when(authorise()).then_refused("WO-ORDER-004")
    order().when(authorise()).then_refused("WO-ORDER-001")


@pytest.mark.parametrize(
    ("until", "odometer"),
    [(DAY + timedelta(days=1), None), (None, ARRIVED_AT_KM + 1), (DAY + timedelta(days=90), 55_000)],
)
def test_a_job_is_put_off_to_a_date_or_a_reading(until: date | None, odometer: int | None) -> None:
    scenario = offered().when(defer(until, odometer))
    scenario.then(JobDeferred(job="J1", until=until, until_odometer=odometer))
    assert not scenario.state.jobs["J1"].active


def test_a_deferral_names_something_that_lies_ahead() -> None:
    offered().when(defer()).then_refused("WO-QUOTE-021")
    offered().when(defer(DAY)).then_refused("WO-QUOTE-022")
    offered().when(defer(None, ARRIVED_AT_KM)).then_refused("WO-QUOTE-022")
    offered().when(defer(DAY, 55_000)).then_refused("WO-QUOTE-022")


def test_work_begun_is_not_turned_down() -> None:
    clocked_off = ClockedOff(job="J1", technician=TECHNICIAN.id)
    scenario = offered(authorised(), *at_work(), clocked_off)
    scenario.when(DECLINE).then_refused("WO-QUOTE-020")
    scenario.when(defer(None, 55_000)).then_refused("WO-QUOTE-020")


@pytest.mark.parametrize("no", [DECLINE, DeferJob(job="J1", until_odometer=55_000, reason=DECLINE.reason)])
def test_a_job_turned_down_after_dispatch_has_to_be_dispatched_anew(no: DeclineJob | DeferJob) -> None:
    scenario = offered(authorised(), at_work()[0]).when(no)
    assert scenario.state.jobs["J1"].placement.technicians == frozenset()
    assert scenario.state.jobs["J1"].placement.bay is None
    clock_on = ClockOn(job="J1", technician=TECHNICIAN.id)
    scenario.when(authorise()).when(clock_on, by=TECHNICIAN).then_refused("WO-WORK-001")


def test_a_job_is_turned_down_once_and_not_while_billed() -> None:
    offered(JobDeclined(job="J1")).when(DECLINE).then_refused("WO-ORDER-003")
    offered(JobDeclined(job="J1")).when(defer(None, 55_000)).then_refused("WO-ORDER-003")
    offered(authorised(), bill()).when(DECLINE).then_refused("WO-ORDER-004")
    with pytest.raises(ValueError, match="reason"):
        DeclineJob.model_validate({"job": "J1"})


@pytest.mark.parametrize("payer", [Payer.MANUFACTURER, Payer.INSURER])
def test_the_payers_approval_number_is_recorded(payer: Payer) -> None:
    approval = RecordPayerApproval(job="J1", payer=payer, reference="PA-2026-17")
    scenario = order(opened(), added(payer=payer)).when(approval)
    scenario.then(PayerApprovalRecorded(job="J1", payer=payer, reference="PA-2026-17"))
    assert scenario.state.jobs["J1"].offer.payer_approval


@pytest.mark.parametrize(
    ("job_payer", "approver"),
    [
        (Payer.CUSTOMER, Payer.MANUFACTURER),
        (Payer.INSURER, Payer.MANUFACTURER),
        (Payer.INTERNAL, Payer.INTERNAL),
        (Payer.CUSTOMER, Payer.CUSTOMER),
    ],
)
def test_only_the_one_who_pays_from_outside_approves(job_payer: Payer, approver: Payer) -> None:
    approval = RecordPayerApproval(job="J1", payer=approver, reference="PA-2026-17")
    order(opened(), added(payer=job_payer)).when(approval).then_refused("WO-QUOTE-023")
    gone = JobCancelled(job="J1", work_started=False)
    order(opened(), added(payer=job_payer), gone).when(approval).then_refused("WO-ORDER-003")


def _wish(what: str, amount: int) -> QuoteJob | AuthoriseJob | DeclineJob:
    match what:
        case "quote":
            return quote(amount)
        case "authorise":
            return authorise(amount)
        case _:
            return DECLINE


_STEPS = st.lists(
    st.tuples(st.sampled_from(["quote", "authorise", "decline"]), st.integers(0, 20)), max_size=25
)


@pytest.mark.requirement("R-036")
@given(_STEPS)
def test_whatever_happens_an_authorised_job_is_covered_by_its_cap(steps: list[tuple[str, int]]) -> None:
    """Accepted or refused, no sequence of quotes and answers leaves a price above what was agreed to."""
    scenario = order(opened(), DIAGNOSED, added())
    for what, amount in steps:
        command = _wish(what, amount)
        offer = scenario.state.jobs["J1"].offer
        unquoted, turned_down = not offer.revision, offer.turned_down
        scenario.when(command)
        if what == "authorise" and unquoted:
            scenario.then_refused("WO-QUOTE-014")
        elif what == "authorise" and amount * 100 < offer.total.fen:
            scenario.then_refused("WO-QUOTE-016")
        elif what == "decline" and turned_down:
            scenario.then_refused("WO-ORDER-003")
        now = scenario.state.jobs["J1"].offer
        assert now.cap is None or now.cap.fen >= now.total.fen
        assert not (now.turned_down and now.authorised)
