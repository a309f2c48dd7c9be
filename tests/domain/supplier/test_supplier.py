"""A purchase channel is approved for something, blocked with a reason, and approved again."""

from __future__ import annotations

import pytest

from domain.actors import Role
from domain.aggregates.supplier import SUPPLIER
from domain.aggregates.supplier.commands import ApproveChannel, BlockChannel, SupplierCommand
from domain.aggregates.supplier.events import ChannelApproved, ChannelBlocked, SupplierEvent
from domain.aggregates.supplier.state import Supplier
from domain.parts import supplier_id
from domain.reasons import ReasonCode
from tests.support.scenario import STATION_HEAD, STORE, Scenario, because, staff

SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
APPROVE = ApproveChannel(supplier="MAKER", title="厂家配件中心", scope="原厂件")
APPROVED = ChannelApproved(**APPROVE.model_dump())
BLOCK, BLOCKED = BlockChannel(reason=because(ReasonCode.PART_DEFECT)), ChannelBlocked(supplier="MAKER")


def channel(
    *events: SupplierEvent, stream: str = supplier_id(STORE, "MAKER")
) -> Scenario[Supplier, SupplierCommand, SupplierEvent]:
    return Scenario(SUPPLIER, stream).given(*events, by=SUPERVISOR)


@pytest.mark.requirement("R-115")
def test_a_channel_is_approved_blocked_and_approved_again() -> None:
    scenario = channel().when(APPROVE, by=STATION_HEAD).then(APPROVED)
    open_or_not = [scenario.state.approved]
    scenario.when(BLOCK, by=SUPERVISOR).then(BLOCKED)
    open_or_not.append(scenario.state.approved)
    reason = scenario.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.PART_DEFECT
    scenario.when(APPROVE, by=STATION_HEAD).then(APPROVED)
    assert [*open_or_not, scenario.state.approved] == [True, False, True]


@pytest.mark.requirement("R-115")
def test_what_may_be_bought_there_can_change() -> None:
    wider = APPROVE.model_copy(update={"scope": "原厂件、养护用品"})
    channel(APPROVED).when(wider).then(ChannelApproved(**wider.model_dump()))
    channel(APPROVED).when(APPROVE).then_refused("SUPPLIER-CHANNEL-002")


def test_only_an_approved_channel_is_blocked() -> None:
    channel(APPROVED, BLOCKED).when(BLOCK).then_refused("SUPPLIER-CHANNEL-003")
    channel().when(BLOCK).then_refused("SUPPLIER-CHANNEL-003")


@pytest.mark.parametrize("stream", [supplier_id("BJ01", "MAKER"), supplier_id(STORE, "OTHER"), "supplier-1"])
def test_the_stream_names_the_store_and_the_supplier(stream: str) -> None:
    channel(stream=stream).when(APPROVE).then_refused("SUPPLIER-CHANNEL-001")
