"""Intake: the record with its four sections, the customer's words, the first idea of the cause."""

import pytest
from pydantic import SecretStr

from domain.aggregates.work_order.commands.opening.models import (
    ConfirmSymptom,
    OpenWorkOrder,
    RecordPreliminaryDiagnosis,
    RecordSymptom,
)
from domain.aggregates.work_order.events.opening import (
    OwnerSection,
    PreliminaryDiagnosisRecorded,
    RepairSection,
    SymptomConfirmed,
    SymptomRecorded,
    VehicleSection,
    WorkOrderCancelled,
    WorkOrderOpened,
)
from domain.aggregates.work_order.words import Formality
from domain.personal import PersonalKind
from domain.trade import OrderClass
from tests.domain.work_order.histories_quoting import (
    CUSTOMER,
    DIAGNOSED,
    Order,
    added,
    note,
    opened,
    order,
    quoted,
)
from tests.support.scenario import ADVISOR, RECEPTIONIST, clock, personal

CLATTER = "it clatters when cold, 冷车有异响"


def open_order(*formalities: Formality) -> OpenWorkOrder:
    return OpenWorkOrder(
        vehicle="vehicle-1",
        odometer=48_200,
        model="Sedan 1.5T",
        customer=CUSTOMER,
        order_class=OrderClass.MAINTENANCE,
        visit="visit-1",
        waiting_customer=True,
        appointment_at=clock(9),
        formalities=formalities,
        advisor=ADVISOR.id,
    )


def symptom(words: str = CLATTER, name: str = "S1") -> SymptomRecorded:
    return SymptomRecorded(symptom=name, statement=personal(PersonalKind.STATEMENT, CUSTOMER, words))


def diagnose(*, claim: bool = True) -> RecordPreliminaryDiagnosis:
    return RecordPreliminaryDiagnosis(suspected_cause=SecretStr("loose heat shield"), potential_claim=claim)


@pytest.mark.requirement("R-009")
def test_the_intake_record_has_its_four_sections() -> None:
    scenario = order().when(open_order(Formality.REGISTRATION, Formality.WARRANTY_BOOKLET), by=RECEPTIONIST)
    scenario.then(
        WorkOrderOpened(
            vehicle=VehicleSection(vehicle="vehicle-1", odometer=48_200, model="Sedan 1.5T"),
            owner=OwnerSection(customer=CUSTOMER),
            repair=RepairSection(
                order_class=OrderClass.MAINTENANCE,
                visit="visit-1",
                waiting_customer=True,
                appointment_at=clock(9),
            ),
            formalities=(Formality.REGISTRATION, Formality.WARRANTY_BOOKLET),
            advisor=ADVISOR.id,
        )
    )


@pytest.mark.requirement("R-009")
@pytest.mark.parametrize("missing", ["vehicle", "customer", "visit", "formalities"])
def test_no_section_of_the_intake_record_can_be_left_out(missing: str) -> None:
    complete = open_order(Formality.NONE_REQUIRED).model_dump()
    del complete[missing]
    with pytest.raises(ValueError, match=missing):
        OpenWorkOrder.model_validate(complete)


@pytest.mark.requirement("R-009")
def test_that_no_formalities_are_needed_has_to_be_said() -> None:
    with pytest.raises(ValueError, match="formalities"):
        open_order()


def test_a_formality_named_twice_is_kept_once() -> None:
    scenario = order().when(open_order(Formality.REGISTRATION, Formality.REGISTRATION))
    [event] = [recorded.event for recorded in scenario.history]
    assert isinstance(event, WorkOrderOpened)
    assert event.formalities == (Formality.REGISTRATION,)


def test_none_required_stands_alone() -> None:
    alone = order().when(open_order(Formality.NONE_REQUIRED)).state.opening
    assert alone is not None
    order().when(open_order(Formality.NONE_REQUIRED, Formality.REGISTRATION)).then_refused("WO-OPEN-002")


def test_an_order_is_opened_once() -> None:
    order(opened()).when(open_order(Formality.NONE_REQUIRED)).then_refused("WO-OPEN-001")


@pytest.mark.requirement("R-010a")
def test_the_customers_words_are_recorded_and_confirmed() -> None:
    scenario = order(opened()).when(RecordSymptom(statement=SecretStr(CLATTER)))
    scenario.then(symptom())
    scenario.when(RecordSymptom(statement=SecretStr("and it smells"))).then(symptom("and it smells", "S2"))
    confirmed = scenario.when(ConfirmSymptom(symptom="S1", reproduced=True))
    confirmed.then(SymptomConfirmed(symptom="S1", reproduced=True))


@pytest.mark.requirement("R-010a")
def test_only_a_recorded_symptom_is_confirmed_and_only_once() -> None:
    scenario = order(opened(), symptom())
    scenario.when(ConfirmSymptom(symptom="S2", reproduced=False)).then_refused("WO-OPEN-003")
    scenario.when(ConfirmSymptom(symptom="S1", reproduced=False)).then(
        SymptomConfirmed(symptom="S1", reproduced=False)
    )
    scenario.when(ConfirmSymptom(symptom="S1", reproduced=True)).then_refused("WO-OPEN-004")


@pytest.mark.requirement("R-011")
def test_cause_and_claim_mark_are_recorded_at_reception() -> None:
    order(opened(), symptom()).when(diagnose()).then(
        PreliminaryDiagnosisRecorded(suspected_cause=note("loose heat shield"), potential_claim=True)
    )


@pytest.mark.requirement("R-011")
def test_the_claim_mark_may_change_until_a_price_is_named_and_not_after() -> None:
    scenario = order(opened(), DIAGNOSED, added()).when(diagnose(claim=True))
    scenario.then(
        PreliminaryDiagnosisRecorded(suspected_cause=note("loose heat shield"), potential_claim=True)
    )
    scenario.given(quoted()).when(diagnose(claim=False)).then_refused("WO-OPEN-005")


@pytest.mark.parametrize("before", ["nothing", "cancelled"])
def test_nothing_is_taken_in_on_an_order_that_is_not_open(before: str) -> None:
    def closed() -> Order:
        return (
            order()
            if before == "nothing"
            else order(opened(), symptom(), WorkOrderCancelled(work_started=False))
        )

    closed().when(RecordSymptom(statement=SecretStr(CLATTER))).then_refused("WO-ORDER-001")
    closed().when(ConfirmSymptom(symptom="S1", reproduced=True)).then_refused("WO-ORDER-001")
    closed().when(diagnose()).then_refused("WO-ORDER-001")
