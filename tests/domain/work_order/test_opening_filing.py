"""The file behind the order, and cancelling."""

import pytest

from domain.aggregates.work_order.commands.opening.models import (
    CancelOrder,
    CorrectRecord,
    ReturnRecord,
    VerifyRecord,
)
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import (
    RecordCorrected,
    RecordReturnedForCorrection,
    RecordVerified,
    WorkOrderCancelled,
)
from domain.aggregates.work_order.events.working import ClockedOff, SubletReceived, SubletSent
from domain.aggregates.work_order.status import OrderStatus, status_of_order
from domain.aggregates.work_order.words import RecordSection
from domain.reasons import ReasonCode
from tests.domain.work_order.histories_quoting import (
    DIAGNOSED,
    added,
    at_work,
    authorised,
    bill,
    opened,
    order,
    quoted,
    yuan,
)
from tests.support.scenario import ADVISOR, INFORMATION_CLERK, TECHNICIAN, because

CANCEL = CancelOrder(reason=because(ReasonCode.CUSTOMER_WISH))
GIVE_BACK = ReturnRecord(
    sections=(RecordSection.DOCUMENTS, RecordSection.CUSTOMER_DATA),
    to=ADVISOR.id,
    reason=because(ReasonCode.ENTRY_MISTAKE),
)
RETURNED = RecordReturnedForCorrection(
    sections=(RecordSection.DOCUMENTS, RecordSection.CUSTOMER_DATA), to=ADVISOR.id
)


@pytest.mark.requirement("R-018")
def test_a_complete_file_is_verified() -> None:
    order(opened()).when(VerifyRecord(), by=INFORMATION_CLERK).then(RecordVerified())


@pytest.mark.requirement("R-018")
def test_a_file_sent_back_is_verified_only_when_every_section_is_corrected() -> None:
    scenario = order(opened()).when(GIVE_BACK, by=INFORMATION_CLERK).then(RETURNED)
    scenario.when(VerifyRecord(), by=INFORMATION_CLERK).then_refused("WO-OPEN-022")
    scenario.when(CorrectRecord(sections=(RecordSection.DOCUMENTS,))).then(
        RecordCorrected(sections=(RecordSection.DOCUMENTS,))
    )
    scenario.when(VerifyRecord(), by=INFORMATION_CLERK).then_refused("WO-OPEN-022")
    scenario.when(CorrectRecord(sections=(RecordSection.CUSTOMER_DATA,))).then(
        RecordCorrected(sections=(RecordSection.CUSTOMER_DATA,))
    )
    scenario.when(VerifyRecord(), by=INFORMATION_CLERK).then(RecordVerified())


@pytest.mark.requirement("R-018")
def test_only_what_was_sent_back_is_corrected() -> None:
    both = CorrectRecord(sections=(RecordSection.DOCUMENTS, RecordSection.WORK_ORDER))
    order(opened(), RETURNED).when(both).then_refused("WO-OPEN-023")


def test_a_section_named_twice_is_kept_once() -> None:
    twice = GIVE_BACK.model_copy(update={"sections": (RecordSection.DOCUMENTS, RecordSection.DOCUMENTS)})
    order(opened()).when(twice).then(
        RecordReturnedForCorrection(sections=(RecordSection.DOCUMENTS,), to=ADVISOR.id)
    )


@pytest.mark.requirement("R-018")
def test_the_file_is_still_checked_after_the_car_has_left() -> None:
    scenario = order(opened(), VehicleDelivered(odometer_out=48_210))
    scenario.when(GIVE_BACK, by=INFORMATION_CLERK).then(RETURNED)


def test_there_is_no_file_before_the_order() -> None:
    order().when(VerifyRecord()).then_refused("WO-ORDER-006")
    order().when(GIVE_BACK).then_refused("WO-ORDER-006")
    order().when(CorrectRecord(sections=(RecordSection.DOCUMENTS,))).then_refused("WO-ORDER-006")


def test_an_order_is_cancelled_and_stays_so() -> None:
    scenario = order(opened()).when(CANCEL).then(WorkOrderCancelled(work_started=False))
    assert status_of_order(scenario.state) is OrderStatus.CANCELLED
    scenario.when(CANCEL).then_refused("WO-ORDER-001")


def test_cancelling_remembers_that_work_had_begun() -> None:
    scenario = order(opened(), DIAGNOSED, added(), quoted(), authorised(), *at_work())
    scenario.when(CANCEL).then_refused("WO-OPEN-024")
    scenario.given(ClockedOff(job="J1", technician=TECHNICIAN.id), by=TECHNICIAN)
    scenario.when(CANCEL).then(WorkOrderCancelled(work_started=True))


def test_an_order_whose_work_is_at_an_outside_shop_is_not_cancelled() -> None:
    away = SubletSent(job="J1", vendor="Paint shop")
    scenario = order(opened(), DIAGNOSED, added(), quoted(), authorised(), away)
    scenario.when(CANCEL).then_refused("WO-OPEN-025")
    scenario.given(SubletReceived(job="J1", cost=yuan(100))).when(CANCEL)
    scenario.then(WorkOrderCancelled(work_started=True))


def test_an_order_with_a_bill_or_delivered_is_not_cancelled() -> None:
    order(opened(), added(), quoted(), bill()).when(CANCEL).then_refused("WO-ORDER-004")
    order(opened(), VehicleDelivered(odometer_out=48_210)).when(CANCEL).then_refused("WO-ORDER-001")
