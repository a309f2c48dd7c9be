"""The car is taken in: the record, the customer's words, the first idea of the cause."""

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
    WorkOrderOpened,
)
from domain.aggregates.work_order.lookups import numbered, open_order
from domain.aggregates.work_order.refusals import opening as refusals
from domain.aggregates.work_order.state import WorkOrder
from domain.aggregates.work_order.words import Formality
from domain.errors import Invalid, Refused
from domain.personal import Personal, PersonalKind


def open_work_order(state: WorkOrder, command: OpenWorkOrder) -> WorkOrderOpened:
    if state.opening is not None:
        raise Refused(refusals.ALREADY_OPENED)
    formalities = tuple(dict.fromkeys(command.formalities))
    if Formality.NONE_REQUIRED in formalities and len(formalities) > 1:
        raise Invalid(refusals.CONTRADICTORY_FORMALITIES)
    return WorkOrderOpened(
        vehicle=VehicleSection(vehicle=command.vehicle, odometer=command.odometer, model=command.model),
        owner=OwnerSection(customer=command.customer),
        repair=RepairSection(
            order_class=command.order_class,
            visit=command.visit,
            waiting_customer=command.waiting_customer,
            appointment_at=command.appointment_at,
        ),
        formalities=formalities,
        advisor=command.advisor,
    )


def record_symptom(state: WorkOrder, command: RecordSymptom) -> SymptomRecorded:
    opening = open_order(state)
    return SymptomRecorded(
        symptom=numbered("S", len(opening.symptoms)),
        statement=Personal.of(PersonalKind.STATEMENT, opening.customer, command.statement),
    )


def confirm_symptom(state: WorkOrder, command: ConfirmSymptom) -> SymptomConfirmed:
    confirmed = open_order(state).symptoms.get(command.symptom)
    if confirmed is None:
        raise Refused(refusals.NO_SUCH_SYMPTOM, symptom=command.symptom)
    if confirmed:
        raise Refused(refusals.SYMPTOM_ALREADY_CONFIRMED, symptom=command.symptom)
    return SymptomConfirmed(symptom=command.symptom, reproduced=command.reproduced)


def record_preliminary_diagnosis(
    state: WorkOrder, command: RecordPreliminaryDiagnosis
) -> PreliminaryDiagnosisRecorded:
    """May be corrected until the first price is named."""
    opening = open_order(state)
    if any(job.offer.revision for job in state.jobs.values()):
        raise Refused(refusals.DIAGNOSIS_AFTER_QUOTE)
    return PreliminaryDiagnosisRecorded(
        suspected_cause=Personal.of(PersonalKind.NOTE, opening.customer, command.suspected_cause),
        potential_claim=command.potential_claim,
    )
