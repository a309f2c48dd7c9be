"""First-contact responsibility, and whether the reception process was kept."""

import pytest
from pydantic import SecretStr

from domain.aggregates.visit.commands.checking import CheckReceptionProcess, FlagProcessDeviation
from domain.aggregates.visit.commands.owning import AcceptHandover, HandOverMatter
from domain.aggregates.visit.events.responsibility import (
    HandoverAccepted,
    MatterHandedOver,
    ProcessDeviationFlagged,
    ReceptionProcessChecked,
)
from domain.aggregates.visit.words import Means
from domain.personal import PersonalKind
from tests.domain.visit.arrived import LEFT, STARTED, STREAM, arrived
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import (
    ADVISOR,
    INFORMATION_CLERK,
    OTHER_ADVISOR,
    RECEPTIONIST,
    SERVICE_MANAGER,
    personal,
)

TO_ADVISOR = HandOverMatter(to=ADVISOR.id)
OFFERED = MatterHandedOver(to=ADVISOR.id)
ITEMS = DEFAULT_RULES.reception_checklist
CHECK = CheckReceptionProcess(done=ITEMS[1:], missed=ITEMS[:1])
FLAG = FlagProcessDeviation(step=ITEMS[0], means=Means.REPORT, note=SecretStr("未问候客户"))


@pytest.mark.requirement("R-014")
def test_the_first_contact_answers_until_somebody_accepts() -> None:
    scenario = arrived()
    assert scenario.state.owner == RECEPTIONIST.id
    scenario.when(TO_ADVISOR, by=RECEPTIONIST).then(OFFERED)
    assert scenario.state.owner == RECEPTIONIST.id
    scenario.when(AcceptHandover(), by=ADVISOR).then(HandoverAccepted())
    assert scenario.state.owner == ADVISOR.id


@pytest.mark.requirement("R-014")
def test_only_the_owner_or_a_superior_hands_over() -> None:
    arrived().when(TO_ADVISOR, by=OTHER_ADVISOR).then_refused("VIS-OWNER-002")
    arrived().when(TO_ADVISOR, by=SERVICE_MANAGER).then(OFFERED)


@pytest.mark.requirement("R-014")
def test_only_the_person_asked_accepts() -> None:
    arrived().when(AcceptHandover(), by=ADVISOR).then_refused("VIS-OWNER-003")
    arrived(OFFERED).when(AcceptHandover(), by=OTHER_ADVISOR).then_refused("VIS-OWNER-003")
    arrived(OFFERED, HandoverAccepted()).when(AcceptHandover(), by=ADVISOR).then_refused("VIS-OWNER-003")


def test_handing_over_to_the_owner() -> None:
    to_owner = HandOverMatter(to=RECEPTIONIST.id)
    arrived().when(to_owner, by=RECEPTIONIST).then_refused("VIS-OWNER-001")


@pytest.mark.requirement("R-016a")
def test_the_reception_process_is_checked_item_by_item() -> None:
    arrived(STARTED).when(CHECK, by=SERVICE_MANAGER).then(
        ReceptionProcessChecked(advisor=ADVISOR.id, done=ITEMS[1:], missed=ITEMS[:1])
    )


@pytest.mark.requirement("R-016a")
@pytest.mark.parametrize(
    ("done", "missed"), [(ITEMS[1:], ()), (ITEMS, ITEMS[:1]), (ITEMS, ("smile",)), ((), ())]
)
def test_a_check_that_does_not_fit_the_list(done: tuple[str, ...], missed: tuple[str, ...]) -> None:
    check = CheckReceptionProcess(done=done, missed=missed)
    arrived(STARTED).when(check, by=SERVICE_MANAGER).then_refused("VIS-CHECK-001")


@pytest.mark.requirement("R-016a")
def test_nobody_checks_himself() -> None:
    arrived(STARTED).when(CHECK, by=ADVISOR).then_refused("VIS-CHECK-002")


@pytest.mark.requirement("R-016b")
def test_a_deviation_is_flagged_even_after_the_car_left() -> None:
    arrived(STARTED, LEFT).when(FLAG, by=INFORMATION_CLERK).then(
        ProcessDeviationFlagged(
            advisor=ADVISOR.id,
            step=ITEMS[0],
            means=Means.REPORT,
            note=personal(PersonalKind.NOTE, STREAM, "未问候客户"),
        )
    )


@pytest.mark.parametrize("command", [CHECK, FLAG])
def test_no_reception_to_check(command: CheckReceptionProcess | FlagProcessDeviation) -> None:
    arrived().when(command, by=INFORMATION_CLERK).then_refused("VIS-RECEPTION-002")
