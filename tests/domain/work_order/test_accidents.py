"""Repair-quality and machine-damage accidents."""

import pytest
from pydantic import SecretStr

from domain.actors import Role
from domain.aggregates.work_order.commands.reworking import (
    AnalyseQualityAccident,
    CloseQualityAccident,
    ReportQualityAccident,
)
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.reworking import (
    QualityAccidentAnalysed,
    QualityAccidentClosed,
    QualityAccidentReported,
)
from domain.aggregates.work_order.words import AccidentKind, Cause
from tests.domain.work_order.histories_settling import (
    added,
    note,
    opened,
    order,
)
from tests.support.scenario import (
    WORKSHOP_SUPERVISOR,
    staff,
)

TECHNICAL_SUPERVISOR = staff("ts01", Role.TECHNICAL_SUPERVISOR)


def report(kind: AccidentKind, job: str | None = None) -> ReportQualityAccident:
    return ReportQualityAccident(kind=kind, description=SecretStr("thread stripped"), job=job)


ANALYSE = AnalyseQualityAccident(accident="A1", cause=Cause.WORKMANSHIP, analysis=SecretStr("wrong torque"))
CLOSE_ACCIDENT = CloseQualityAccident(accident="A1", measures=SecretStr("torque training"))


@pytest.mark.requirement("R-044")
@pytest.mark.parametrize("kind", list(AccidentKind))
def test_an_accident_is_reported_analysed_and_closed(kind: AccidentKind) -> None:
    scenario = order(opened(), added("J1")).when(report(kind, "J1"), by=WORKSHOP_SUPERVISOR)
    scenario.then(
        QualityAccidentReported(accident="A1", kind=kind, description=note("thread stripped"), job="J1")
    )
    scenario.when(CLOSE_ACCIDENT, by=TECHNICAL_SUPERVISOR).then_refused("WO-REWORK-026")
    scenario.when(ANALYSE, by=TECHNICAL_SUPERVISOR).then(
        QualityAccidentAnalysed(accident="A1", cause=Cause.WORKMANSHIP, analysis=note("wrong torque"))
    )
    scenario.when(CLOSE_ACCIDENT, by=TECHNICAL_SUPERVISOR).then(
        QualityAccidentClosed(accident="A1", measures=note("torque training"))
    )
    scenario.when(ANALYSE).then_refused("WO-REWORK-025")
    scenario.when(CLOSE_ACCIDENT).then_refused("WO-REWORK-025")


@pytest.mark.requirement("R-044")
def test_accidents_are_numbered() -> None:
    scenario = order(opened()).when(report(AccidentKind.MACHINE_DAMAGE))
    scenario.when(report(AccidentKind.REPAIR_QUALITY))
    assert list(scenario.state.accidents) == ["A1", "A2"]


def test_accidents_that_do_not_exist() -> None:
    order(opened()).when(ANALYSE).then_refused("WO-REWORK-024")
    order(opened()).when(report(AccidentKind.MACHINE_DAMAGE, "J1")).then_refused("WO-ORDER-002")
    order().when(report(AccidentKind.MACHINE_DAMAGE)).then_refused("WO-ORDER-006")


@pytest.mark.requirement("R-044")
def test_an_accident_found_later_is_dealt_with_whatever_became_of_the_order() -> None:
    for end in (VehicleDelivered(odometer_out=48_201), WorkOrderCancelled(work_started=True)):
        scenario = order(opened(), end).when(report(AccidentKind.REPAIR_QUALITY))
        scenario.when(ANALYSE, by=TECHNICAL_SUPERVISOR).when(CLOSE_ACCIDENT, by=TECHNICAL_SUPERVISOR)
        assert scenario.state.accidents["A1"].closed
