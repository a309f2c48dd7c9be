"""Reports are reviewed by the station head or the workshop supervisor; staff changes follow a review."""

from datetime import date

import pytest
from pydantic import SecretStr

from domain.actors import Actor
from domain.aggregates.workshop_review import WORKSHOP_REVIEW
from domain.aggregates.workshop_review.commands import OrderStaffAdjustment, ReviewReports
from domain.aggregates.workshop_review.events import Figure, ReportsReviewed, StaffAdjustmentOrdered
from domain.aggregates.workshop_review.words import Adjustment, ReportKind
from domain.personal import PersonalKind
from tests.support.scenario import (
    ADVISOR,
    SERVICE_MANAGER,
    STATION_HEAD,
    WORKSHOP_SUPERVISOR,
    Scenario,
    personal,
)

STREAM = "workshop_review-1"
BOTH = (ReportKind.WORKSHOP, ReportKind.FINAL_INSPECTION)
FIGURE = Figure(name="一次检验合格率", value="93.4 %")
REVIEW = ReviewReports(
    kinds=BOTH,
    period_from=date(2026, 2, 1),
    period_to=date(2026, 2, 28),
    figures=(FIGURE,),
    analysis=SecretStr("钣喷组返工偏高"),
)
REVIEWED = ReportsReviewed(
    kinds=(ReportKind.FINAL_INSPECTION, ReportKind.WORKSHOP),
    period_from=date(2026, 2, 1),
    period_to=date(2026, 2, 28),
    figures=(FIGURE,),
    analysis=personal(PersonalKind.NOTE, STREAM, "钣喷组返工偏高"),
)
ADJUST = OrderStaffAdjustment(what=Adjustment.CHANGE_POST, who="te02", instruction=SecretStr("到质检组"))


@pytest.mark.requirement("R-040")
@pytest.mark.parametrize("reviewer", [STATION_HEAD, WORKSHOP_SUPERVISOR])
def test_reviewing(reviewer: Actor) -> None:
    Scenario(WORKSHOP_REVIEW, STREAM).when(REVIEW, by=reviewer).then(REVIEWED)


@pytest.mark.requirement("R-040")
@pytest.mark.parametrize("command", [REVIEW, ADJUST])
@pytest.mark.parametrize("somebody", [ADVISOR, SERVICE_MANAGER])
def test_nobody_else_decides(command: ReviewReports | OrderStaffAdjustment, somebody: Actor) -> None:
    Scenario(WORKSHOP_REVIEW, STREAM).when(command, by=somebody).then_refused("REV-ROLE-001")


def test_reviewing_twice() -> None:
    Scenario(WORKSHOP_REVIEW, STREAM).given(REVIEWED).when(REVIEW, by=STATION_HEAD).then_refused(
        "REV-REVIEW-001"
    )


def test_a_period_that_ends_before_it_begins() -> None:
    reversed_ = REVIEW.model_copy(update={"period_to": date(2026, 1, 31)})
    Scenario(WORKSHOP_REVIEW, STREAM).when(reversed_, by=STATION_HEAD).then_refused("REV-REVIEW-002")


def test_a_period_ahead() -> None:
    ahead = REVIEW.model_copy(update={"period_from": date(2026, 3, 3), "period_to": date(2026, 3, 9)})
    Scenario(WORKSHOP_REVIEW, STREAM).when(ahead, by=STATION_HEAD).then_refused("REV-REVIEW-003")


@pytest.mark.requirement("R-040")
def test_an_adjustment_follows_a_review() -> None:
    scenario = Scenario(WORKSHOP_REVIEW, STREAM)
    scenario.when(ADJUST, by=WORKSHOP_SUPERVISOR).then_refused("REV-ADJUST-001")
    scenario.when(REVIEW, by=STATION_HEAD).then(REVIEWED)
    scenario.when(ADJUST, by=WORKSHOP_SUPERVISOR).then(
        StaffAdjustmentOrdered(
            what=Adjustment.CHANGE_POST,
            who="te02",
            instruction=personal(PersonalKind.NOTE, STREAM, "到质检组"),
        )
    )


@pytest.mark.requirement("R-040")
def test_an_adjustment_of_an_area() -> None:
    Scenario(WORKSHOP_REVIEW, STREAM).given(REVIEWED).when(
        OrderStaffAdjustment(what=Adjustment.CHANGE_STRUCTURE, area="钣喷组"), by=STATION_HEAD
    ).then(StaffAdjustmentOrdered(what=Adjustment.CHANGE_STRUCTURE, area="钣喷组"))


def test_an_adjustment_concerns_somebody() -> None:
    Scenario(WORKSHOP_REVIEW, STREAM).given(REVIEWED).when(
        OrderStaffAdjustment(what=Adjustment.TRAIN), by=STATION_HEAD
    ).then_refused("REV-ADJUST-002")
