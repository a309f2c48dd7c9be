"""Jobs, additional work that a technician found, accessories."""

from decimal import Decimal

import pytest
from pydantic import SecretStr

from domain.aggregates.work_order.commands.opening.models import ChooseExpressLane
from domain.aggregates.work_order.commands.quoting.models import (
    AcknowledgeAdditionalWork,
    AddJob,
    SellAccessory,
)
from domain.aggregates.work_order.events.opening import ExpressLaneChosen, ExpressLaneLeft, SymptomRecorded
from domain.aggregates.work_order.events.quoting import (
    AccessorySold,
    AdditionalWorkAcknowledged,
    JobAdded,
    JobDeclined,
)
from domain.personal import PersonalKind
from domain.trade import Channel, JobSource, Payer
from tests.domain.work_order.histories_quoting import (
    CUSTOMER,
    DIAGNOSED,
    PHOTO_HASH,
    acknowledged,
    added,
    authorised,
    bill,
    found,
    note,
    opened,
    order,
    quote,
    quoted,
    requirement,
    yuan,
)
from tests.support.scenario import ADVISOR, INSPECTOR, TECHNICIAN, personal

SYMPTOM = SymptomRecorded(symptom="S1", statement=personal(PersonalKind.STATEMENT, CUSTOMER, "it squeals"))


def add(
    operation: str = "BR-PAD",
    source: JobSource = JobSource.CUSTOMER,
    *,
    symptom: str | None = None,
    finding: str | None = None,
    photos: tuple[str, ...] = (),
) -> AddJob:
    return AddJob(
        operation=operation,
        source=source,
        payer=Payer.CUSTOMER,
        symptom=symptom,
        finding=SecretStr(finding) if finding else None,
        photos=photos,
    )


def sell(quantity: str, unit_price: int) -> SellAccessory:
    return SellAccessory(
        product="OIL-ADD-1",
        title="Fuel additive",
        quantity=Decimal(quantity),
        unit_price=yuan(unit_price),
        agreed_by=Channel.IN_PERSON,
    )


def test_a_job_carries_what_the_labour_standard_asks_for() -> None:
    scenario = order(opened(), SYMPTOM).when(add("DIAG", symptom="S1"))
    scenario.then(
        JobAdded(
            job="J1",
            operation="DIAG",
            source=JobSource.CUSTOMER,
            payer=Payer.CUSTOMER,
            requirement=requirement("DIAG"),
            diagnostic=True,
            symptom="S1",
        )
    )
    scenario.when(add()).then(added("J2"))


def test_a_job_needs_an_operation_of_the_standard_and_a_known_symptom() -> None:
    order(opened()).when(add("NO-SUCH")).then_refused("WO-QUOTE-001")
    order(opened()).when(add(symptom="S1")).then_refused("WO-QUOTE-004")


@pytest.mark.requirement("R-035")
@pytest.mark.parametrize(
    ("finding", "photos"), [("left boot torn", ()), (None, (PHOTO_HASH,)), ("left boot torn", (PHOTO_HASH,))]
)
def test_a_technician_proposes_additional_work_with_a_finding_or_a_photo(
    finding: str | None, photos: tuple[str, ...]
) -> None:
    proposal = add("SUS-ARM", JobSource.TECHNICIAN, finding=finding, photos=photos)
    order(opened()).when(proposal, by=TECHNICIAN).then(
        JobAdded(
            job="J1",
            operation="SUS-ARM",
            source=JobSource.TECHNICIAN,
            payer=Payer.CUSTOMER,
            requirement=requirement("SUS-ARM"),
            diagnostic=False,
            finding=note(finding) if finding else None,
            photos=photos,
        )
    )


@pytest.mark.requirement("R-035")
def test_additional_work_without_evidence_is_refused() -> None:
    order(opened()).when(add(source=JobSource.TECHNICIAN), by=TECHNICIAN).then_refused("WO-QUOTE-003")


@pytest.mark.requirement("R-035")
def test_additional_work_comes_from_technicians_who_cannot_pass_it_off_as_the_customers_wish() -> None:
    finding = "left boot torn"
    for other in (ADVISOR, INSPECTOR):
        proposal = add(source=JobSource.TECHNICIAN, finding=finding)
        order(opened()).when(proposal, by=other).then_refused("WO-QUOTE-002")
    for source in (JobSource.CUSTOMER, JobSource.INSPECTION, JobSource.CAMPAIGN):
        order(opened()).when(add(source=source, finding=finding), by=TECHNICIAN).then_refused("WO-QUOTE-002")


@pytest.mark.requirement("R-035")
def test_additional_work_is_priced_only_after_reception_took_note() -> None:
    scenario = order(opened(), DIAGNOSED, found())
    scenario.when(quote(660)).then_refused("WO-QUOTE-009")
    scenario.when(AcknowledgeAdditionalWork(job="J1")).then(AdditionalWorkAcknowledged(job="J1"))
    scenario.when(quote(660)).then(quoted())


@pytest.mark.requirement("R-035")
def test_reception_takes_note_once_and_of_additional_work_only() -> None:
    take_note = AcknowledgeAdditionalWork(job="J1")
    order(opened(), added()).when(take_note).then_refused("WO-QUOTE-005")
    order(opened(), found(), acknowledged()).when(take_note).then_refused("WO-QUOTE-006")
    order(opened(), found(), JobDeclined(job="J1")).when(take_note).then_refused("WO-ORDER-003")
    order(opened()).when(take_note).then_refused("WO-ORDER-002")


@pytest.mark.requirement("R-054")
def test_an_accessory_is_a_line_of_its_own_beside_the_jobs() -> None:
    scenario = order(opened(), DIAGNOSED, added(), quoted(line="L1")).when(sell("2.5", 59))
    scenario.then(
        AccessorySold(
            line="L2",
            product="OIL-ADD-1",
            title="Fuel additive",
            quantity=Decimal("2.5"),
            unit_price=yuan(59),
            amount=yuan(59).times(Decimal("2.5")),
            agreed_by=Channel.IN_PERSON,
        )
    )
    scenario.when(quote(700)).then(quoted(amount=700, line="L3", revision=2))


def test_an_accessory_cannot_cost_more_than_the_books_can_hold() -> None:
    order(opened()).when(sell("100000", 100)).then(
        AccessorySold(
            line="L1",
            product="OIL-ADD-1",
            title="Fuel additive",
            quantity=Decimal(100_000),
            unit_price=yuan(100),
            amount=yuan(10_000_000),
            agreed_by=Channel.IN_PERSON,
        )
    )
    order(opened()).when(sell("100000", 101)).then_refused("WO-ORDER-005")


def test_nothing_is_added_while_a_bill_is_under_way_or_without_an_order() -> None:
    billed = (opened(), DIAGNOSED, added(), quoted(), authorised(), bill())
    order(*billed).when(add()).then_refused("WO-ORDER-004")
    order(*billed).when(sell("1", 59)).then_refused("WO-ORDER-004")
    order().when(add()).then_refused("WO-ORDER-001")
    order().when(sell("1", 59)).then_refused("WO-ORDER-001")


@pytest.mark.requirement("R-033")
@pytest.mark.parametrize(
    ("operation", "leaves"),
    [
        pytest.param("EL-BAT", False, id="express work within the limit"),
        pytest.param("BR-PAD", True, id="no express work"),
        pytest.param("MT-B", True, id="too long altogether"),
    ],
)
def test_work_that_does_not_fit_takes_the_order_out_of_the_express_lane(operation: str, leaves: bool) -> None:
    """0.8 hours are in the lane already; a job that was turned down does not count."""
    refused = (added("J2", "MT-B"), JobDeclined(job="J2"))
    scenario = order(opened(), added("J1", "MT-A"), ExpressLaneChosen(), *refused)
    scenario.when(add(operation))
    if leaves:
        scenario.then(added("J3", operation), ExpressLaneLeft())
        scenario.when(ChooseExpressLane()).then_refused(
            "WO-OPEN-017" if operation == "BR-PAD" else "WO-OPEN-018"
        )
    else:
        scenario.then(added("J3", operation))
