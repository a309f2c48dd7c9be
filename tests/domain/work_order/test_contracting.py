"""The repair contract: drafted, reviewed by the right people, signed, amended."""

import pytest
from pydantic import SecretStr

from domain.actors import Role
from domain.aggregates.work_order.commands.contracting.models import (
    AmendContract,
    DraftContract,
    ReviewContract,
    SignContract,
)
from domain.aggregates.work_order.contracts import contract_kinds, contract_missing
from domain.aggregates.work_order.events.contracting import (
    ContractAmended,
    ContractDrafted,
    ContractReviewed,
    ContractSigned,
)
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.quoting import JobDeclined
from domain.trade import Channel, ContractKind, OrderClass
from tests.domain.work_order.histories_quoting import (
    DOCUMENT_HASH,
    Order,
    Past,
    added,
    note,
    opened,
    order,
    quoted,
    yuan,
)
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import ADVISOR, SERVICE_MANAGER, STATION_HEAD, WORKSHOP_SUPERVISOR, staff

OFFICE_MANAGER = staff("fo01", Role.FRONT_OFFICE_MANAGER)
APPROVE = ReviewContract(approved=True)
REJECT = ReviewContract(approved=False, opinion=SecretStr("the frame needs measuring first"))
SIGN = SignContract(method=Channel.SIGNATURE, evidence=DOCUMENT_HASH)
AMEND = AmendContract(change=SecretStr("frame measured, one more panel"))
MAJOR_FROM = 20_000

ACCIDENT: tuple[Past, ...] = (opened(OrderClass.ACCIDENT), added("J1", "BD-DOOR"), quoted(amount=3_000))
OVERHAUL: tuple[Past, ...] = (opened(), added("J1", "EN-OVH"), quoted(amount=9_000))
MAJOR: tuple[Past, ...] = (opened(), added(), quoted(amount=MAJOR_FROM))


def drafted(*history: Past) -> Order:
    return order(*history).when(DraftContract())


def approved_by(*, deciding: bool = True, revision: int = 1) -> ContractReviewed:
    return ContractReviewed(revision=revision, approved=True, deciding=deciding)


@pytest.mark.requirement("R-021", "R-022")
@pytest.mark.parametrize(
    ("history", "kind", "total"),
    [(ACCIDENT, ContractKind.ACCIDENT, 3_000), (OVERHAUL, ContractKind.OVERHAUL, 9_000)],
)
def test_accident_and_overhaul_contracts_need_the_front_office_managers_signature(
    history: tuple[Past, ...], kind: ContractKind, total: int
) -> None:
    scenario = drafted(*history).then(ContractDrafted(kinds=(kind,), revision=1, total=yuan(total)))
    scenario.when(SIGN).then_refused("WO-CONTRACT-011")
    scenario.when(APPROVE, by=ADVISOR).then_refused("WO-CONTRACT-007")
    scenario.when(APPROVE, by=STATION_HEAD).then_refused("WO-CONTRACT-007")
    scenario.when(APPROVE, by=OFFICE_MANAGER).then(approved_by())
    scenario.when(SIGN).then(ContractSigned(revision=1, method=Channel.SIGNATURE, evidence=DOCUMENT_HASH))
    assert contract_missing(scenario.state, DEFAULT_RULES) == ()


@pytest.mark.requirement("R-023")
def test_a_major_contract_needs_station_head_and_workshop_supervisor() -> None:
    scenario = drafted(*MAJOR)
    scenario.when(APPROVE, by=STATION_HEAD).then(approved_by())
    scenario.when(SIGN).then_refused("WO-CONTRACT-011")
    scenario.when(APPROVE, by=WORKSHOP_SUPERVISOR).then(approved_by())
    scenario.when(SIGN).then(ContractSigned(revision=1, method=Channel.SIGNATURE, evidence=DOCUMENT_HASH))


@pytest.mark.requirement("R-023")
def test_the_service_manager_takes_part_in_a_major_contract_but_does_not_decide() -> None:
    scenario = drafted(*MAJOR)
    scenario.when(APPROVE, by=SERVICE_MANAGER).then(approved_by(deciding=False))
    scenario.when(SIGN).then_refused("WO-CONTRACT-011")
    against = drafted(*MAJOR).when(REJECT, by=SERVICE_MANAGER)
    against.when(APPROVE, by=STATION_HEAD).when(APPROVE, by=WORKSHOP_SUPERVISOR)
    against.when(SIGN).then(ContractSigned(revision=1, method=Channel.SIGNATURE, evidence=DOCUMENT_HASH))


@pytest.mark.requirement("R-023")
@pytest.mark.parametrize(("amount", "major"), [(MAJOR_FROM - 1, False), (MAJOR_FROM, True)])
def test_a_contract_is_major_from_a_quoted_total_on(amount: int, major: bool) -> None:
    """The total of all jobs that are still to be done."""
    half = quoted("J1", 10_000), quoted("J2", amount - 10_000, line="L2"), quoted("J3", 5_000, line="L3")
    scenario = order(opened(), added("J1"), added("J2"), added("J3"), *half, JobDeclined(job="J3"))
    expected = (ContractKind.MAJOR,) if major else ()
    assert contract_kinds(scenario.state, DEFAULT_RULES) == expected
    assert contract_missing(scenario.state, DEFAULT_RULES) == expected


@pytest.mark.requirement("R-022", "R-023")
def test_a_contract_of_several_kinds_needs_the_reviews_of_all() -> None:
    scenario = drafted(opened(OrderClass.ACCIDENT), added("J1", "EN-OVH"), quoted(amount=MAJOR_FROM))
    kinds = (ContractKind.ACCIDENT, ContractKind.OVERHAUL, ContractKind.MAJOR)
    scenario.then(ContractDrafted(kinds=kinds, revision=1, total=yuan(MAJOR_FROM)))
    scenario.when(APPROVE, by=STATION_HEAD).when(APPROVE, by=WORKSHOP_SUPERVISOR)
    scenario.when(SIGN).then_refused("WO-CONTRACT-011")
    scenario.when(APPROVE, by=OFFICE_MANAGER).then(approved_by())
    scenario.when(SIGN).then(ContractSigned(revision=1, method=Channel.SIGNATURE, evidence=DOCUMENT_HASH))


@pytest.mark.requirement("R-023")
def test_one_person_cannot_sign_for_two_roles() -> None:
    scenario = drafted(*MAJOR).when(APPROVE, by=STATION_HEAD)
    same_person = staff(STATION_HEAD.id, Role.WORKSHOP_SUPERVISOR)
    scenario.when(APPROVE, by=same_person).then_refused("WO-CONTRACT-008")
    scenario.when(APPROVE, by=staff("sh02", Role.STATION_HEAD)).then_refused("WO-CONTRACT-009")


@pytest.mark.requirement("R-021")
def test_a_rejected_contract_is_amended_and_reviewed_anew() -> None:
    scenario = drafted(*ACCIDENT).when(REJECT, by=OFFICE_MANAGER)
    scenario.then(
        ContractReviewed(
            revision=1, approved=False, deciding=True, opinion=note("the frame needs measuring first")
        )
    )
    scenario.when(SIGN).then_refused("WO-CONTRACT-006")
    scenario.when(APPROVE, by=staff("fo02", Role.FRONT_OFFICE_MANAGER)).then_refused("WO-CONTRACT-006")
    scenario.given(quoted(amount=3_800, line="L2", revision=2)).when(AMEND)
    scenario.then(
        ContractAmended(
            kinds=(ContractKind.ACCIDENT,),
            revision=2,
            total=yuan(3_800),
            change=note("frame measured, one more panel"),
        )
    )
    scenario.when(APPROVE, by=OFFICE_MANAGER).then(approved_by(revision=2))
    scenario.when(SIGN).then(ContractSigned(revision=2, method=Channel.SIGNATURE, evidence=DOCUMENT_HASH))


def test_a_rejection_without_an_opinion_says_too_little() -> None:
    drafted(*ACCIDENT).when(ReviewContract(approved=False), by=OFFICE_MANAGER).then_refused("WO-CONTRACT-010")


@pytest.mark.requirement("R-021")
def test_amending_a_signed_contract_asks_for_reviews_and_signature_again() -> None:
    scenario = drafted(*ACCIDENT).when(APPROVE, by=OFFICE_MANAGER).when(SIGN)
    scenario.given(quoted(amount=4_000, line="L2", revision=2))
    assert contract_missing(scenario.state, DEFAULT_RULES) == (ContractKind.ACCIDENT,)
    scenario.when(AMEND).when(SIGN).then_refused("WO-CONTRACT-011")
    scenario.when(APPROVE, by=OFFICE_MANAGER).when(SIGN)
    scenario.then(ContractSigned(revision=2, method=Channel.SIGNATURE, evidence=DOCUMENT_HASH))
    assert contract_missing(scenario.state, DEFAULT_RULES) == ()


@pytest.mark.requirement("R-023")
def test_a_contract_that_grows_into_a_major_one_needs_the_final_review() -> None:
    scenario = drafted(*ACCIDENT).when(APPROVE, by=OFFICE_MANAGER).when(SIGN)
    scenario.given(quoted(amount=MAJOR_FROM, line="L2", revision=2)).when(AMEND)
    scenario.then(
        ContractAmended(
            kinds=(ContractKind.ACCIDENT, ContractKind.MAJOR),
            revision=2,
            total=yuan(MAJOR_FROM),
            change=note("frame measured, one more panel"),
        )
    )
    scenario.when(APPROVE, by=OFFICE_MANAGER).when(SIGN).then_refused("WO-CONTRACT-011")


def test_a_contract_never_loses_a_kind() -> None:
    scenario = drafted(*MAJOR).given(quoted(amount=100, line="L2", revision=2)).when(AMEND)
    scenario.then(
        ContractAmended(
            kinds=(ContractKind.MAJOR,),
            revision=2,
            total=yuan(100),
            change=note("frame measured, one more panel"),
        )
    )


def test_the_customer_signs_what_is_quoted_now() -> None:
    scenario = drafted(*ACCIDENT).when(APPROVE, by=OFFICE_MANAGER)
    scenario.given(quoted(amount=2_999, line="L2", revision=2)).when(SIGN).then_refused("WO-CONTRACT-012")


def test_an_ordinary_order_needs_no_contract() -> None:
    scenario = order(opened(), added(), quoted(amount=MAJOR_FROM - 1))
    scenario.when(DraftContract()).then_refused("WO-CONTRACT-001")
    assert contract_missing(scenario.state, DEFAULT_RULES) == ()


def test_a_contract_is_about_something_quoted() -> None:
    order(*ACCIDENT[:2]).when(DraftContract()).then_refused("WO-CONTRACT-003")


def test_a_contract_is_drafted_once_and_signed_once() -> None:
    scenario = drafted(*ACCIDENT)
    scenario.when(DraftContract()).then_refused("WO-CONTRACT-002")
    scenario.when(APPROVE, by=OFFICE_MANAGER).when(SIGN)
    scenario.when(SIGN).then_refused("WO-CONTRACT-005")
    scenario.when(APPROVE, by=STATION_HEAD).then_refused("WO-CONTRACT-005")


def test_nothing_can_be_done_with_a_contract_that_is_not_there() -> None:
    scenario = order(*ACCIDENT)
    scenario.when(APPROVE, by=OFFICE_MANAGER).then_refused("WO-CONTRACT-004")
    scenario.when(SIGN).then_refused("WO-CONTRACT-004")
    scenario.when(AMEND).then_refused("WO-CONTRACT-004")


def test_a_closed_order_has_no_contract_business() -> None:
    scenario = order(*ACCIDENT, WorkOrderCancelled(work_started=False))
    scenario.when(DraftContract()).then_refused("WO-ORDER-001")
