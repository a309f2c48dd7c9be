"""The register of repair contracts, and who is still waited for."""

from __future__ import annotations

import pytest

from domain.actors import Actor, Role
from domain.aggregates.work_order.events.contracting import (
    ContractAmended,
    ContractDrafted,
    ContractReviewed,
    ContractSigned,
)
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.trade import Channel, ContractKind, OrderClass
from projections.registers import REGISTERS
from projections.registers.queries.contracts import Contract, awaiting_signature, contracts, final_review
from projections.registers.words import ContractStage
from tests.projections.log_builder import Log, sealed, yuan
from tests.projections.reading import read_model
from tests.projections.stories.plain_order import opened_order
from tests.support.backends import BackendUrl
from tests.support.default_rules import DEFAULT_RULES
from tests.support.projection_kit import check_projection
from tests.support.scenario import (
    DAY,
    SERVICE_MANAGER,
    STATION_HEAD,
    STORE,
    WORKSHOP_SUPERVISOR,
    clock,
    staff,
)

FRONT_OFFICE_MANAGER = staff("fm01", Role.FRONT_OFFICE_MANAGER)
ACCIDENT, MAJOR = ContractKind.ACCIDENT, ContractKind.MAJOR


def drafted(*kinds: ContractKind, order: str = "order-1", log: Log | None = None) -> Log:
    log = opened_order(log or Log(), order, clock(8), OrderClass.ACCIDENT)
    return log.add(order, clock(9), ContractDrafted(kinds=kinds, revision=1, total=yuan(30_000)))


def review(log: Log, by: Actor, *, approved: bool = True, deciding: bool = True, revision: int = 1) -> Log:
    opinion = None if approved else sealed("customer-order-1", "too dear")
    reviewed = ContractReviewed(revision=revision, approved=approved, deciding=deciding, opinion=opinion)
    return log.add("order-1", clock(10), reviewed, by=by)


def sign(log: Log) -> Log:
    signed = ContractSigned(revision=1, method=Channel.SIGNATURE, evidence="a" * 64)
    return log.add("order-1", clock(11), signed)


def amend(log: Log) -> Log:
    change = sealed("customer-order-1", "bumper too")
    amended = ContractAmended(kinds=(ACCIDENT, MAJOR), revision=2, total=yuan(40_000), change=change)
    return log.add("order-1", clock(12), amended)


def register(log: Log, backend: BackendUrl) -> list[Contract]:
    with read_model(REGISTERS, log.events, backend) as reader:
        return contracts(reader, STORE, DAY, DAY, DEFAULT_RULES)


def waiting(log: Log, backend: BackendUrl) -> list[tuple[ContractStage, tuple[Role, ...]]]:
    with read_model(REGISTERS, log.events, backend) as reader:
        return [(each.stage, each.missing) for each in awaiting_signature(reader, STORE, DEFAULT_RULES)]


@pytest.mark.requirement("R-021")
def test_the_register_keeps_every_revision_with_its_reviews(backend: BackendUrl) -> None:
    log = amend(sign(review(drafted(ACCIDENT), FRONT_OFFICE_MANAGER)))
    check_projection(REGISTERS, log.events, backend.read_url)
    first, second = register(log, backend)
    assert (first.revision, first.stage, first.signed_at) == (1, ContractStage.SUPERSEDED, clock(11))
    assert [(each.by, each.role, each.approved) for each in first.reviews] == [
        ("fm01", Role.FRONT_OFFICE_MANAGER, True)
    ]
    assert (second.revision, second.stage, second.total_fen) == (2, ContractStage.DRAFTED, 4_000_000)
    assert (second.kinds, second.reviews) == ((ACCIDENT, MAJOR), ())
    assert second.change == sealed("customer-order-1", "bumper too").commitment


@pytest.mark.requirement("R-021", "R-022")
def test_an_accident_contract_waits_for_the_front_office_manager_then_for_the_customer(
    backend: BackendUrl,
) -> None:
    log = drafted(ACCIDENT)
    seen = [waiting(log, backend)]
    review(log, FRONT_OFFICE_MANAGER)
    seen.append(waiting(log, backend))
    sign(log)
    seen.append(waiting(log, backend))
    assert seen == [
        [(ContractStage.DRAFTED, (Role.FRONT_OFFICE_MANAGER,))],
        [(ContractStage.AWAITING_SIGNATURE, ())],
        [],
    ]
    assert [each.stage for each in register(log, backend)] == [ContractStage.SIGNED]


@pytest.mark.requirement("R-023")
def test_a_major_contract_is_in_the_queue_until_both_deciders_approved(backend: BackendUrl) -> None:
    log = drafted(ACCIDENT, order="order-2", log=drafted(MAJOR))
    queue = []
    for reviewer in (None, SERVICE_MANAGER, STATION_HEAD, WORKSHOP_SUPERVISOR):
        if reviewer is not None:
            review(log, reviewer, deciding=reviewer is not SERVICE_MANAGER)
        with read_model(REGISTERS, log.events, backend) as reader:
            queue.append([(each.order, each.missing) for each in final_review(reader, STORE, DEFAULT_RULES)])
    both = (Role.STATION_HEAD, Role.WORKSHOP_SUPERVISOR)
    assert queue == [
        [("order-1", both)],
        [("order-1", both)],
        [("order-1", (Role.WORKSHOP_SUPERVISOR,))],
        [],
    ]


@pytest.mark.requirement("R-021")
def test_a_rejected_contract_waits_for_nobody_before_it_is_amended(backend: BackendUrl) -> None:
    log = review(drafted(ACCIDENT), FRONT_OFFICE_MANAGER, approved=False)
    [rejected] = register(log, backend)
    assert rejected.stage is ContractStage.REJECTED
    assert rejected.reviews[0].opinion == sealed("customer-order-1", "too dear").commitment
    with read_model(REGISTERS, amend(log).events, backend) as reader:
        assert [each.revision for each in awaiting_signature(reader, STORE, DEFAULT_RULES)] == [2]
    assert [each.stage for each in register(log, backend)] == [
        ContractStage.SUPERSEDED,
        ContractStage.DRAFTED,
    ]


@pytest.mark.parametrize("end", [WorkOrderCancelled(work_started=False), VehicleDelivered(odometer_out=1001)])
def test_an_order_that_ends_waits_for_no_signature(
    end: WorkOrderCancelled | VehicleDelivered, backend: BackendUrl
) -> None:
    log = drafted(ACCIDENT).add("order-1", clock(13), end)
    with read_model(REGISTERS, log.events, backend) as reader:
        assert awaiting_signature(reader, STORE, DEFAULT_RULES) == []
    assert [each.stage for each in register(log, backend)] == [ContractStage.LAPSED]


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    with read_model(REGISTERS, drafted(MAJOR).events, backend) as reader:
        assert contracts(reader, "BJ01", DAY, DAY, DEFAULT_RULES) == []
        assert awaiting_signature(reader, "BJ01", DEFAULT_RULES) == []
        assert final_review(reader, "BJ01", DEFAULT_RULES) == []
