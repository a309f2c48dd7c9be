"""Which jobs may be worked on."""

import pytest

from domain.aggregates.work_order.events.dispatching import SpecialProcessMarked, SpecialProcessReleased
from domain.aggregates.work_order.events.quoting import AuthorisationReset, PayerApprovalRecorded
from domain.aggregates.work_order.workable import refuse_unworkable, why_not_workable
from domain.errors import Refused
from domain.trade import Payer
from tests.domain.work_order.histories_quoting import (
    Order,
    acknowledged,
    added,
    authorised,
    found,
    opened,
    order,
    quoted,
    yuan,
)
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import STATION_HEAD, WORKSHOP_SUPERVISOR

RELEASED = SpecialProcessReleased(job="J1")


def obstacle(scenario: Order) -> str | None:
    code = why_not_workable(scenario.state.jobs["J1"], DEFAULT_RULES)
    return None if code is None else code.code


@pytest.mark.requirement("R-036")
def test_additional_work_may_be_done_only_once_the_customer_has_confirmed_it() -> None:
    scenario = order(opened(), found())
    assert obstacle(scenario) == "WO-WORKABLE-001"
    assert obstacle(scenario.given(acknowledged(), quoted())) == "WO-WORKABLE-001"
    assert obstacle(scenario.given(authorised())) is None
    reset = AuthorisationReset(job="J1", quoted=yuan(800), cap=yuan(660))
    assert obstacle(scenario.given(quoted(amount=800, revision=2, line="L2"), reset)) == "WO-WORKABLE-001"


@pytest.mark.parametrize(("operation", "payer"), [("DIAG", Payer.CUSTOMER), ("BR-PAD", Payer.INTERNAL)])
def test_diagnosis_and_internal_jobs_are_authorised_too(operation: str, payer: Payer) -> None:
    scenario = order(opened(), added("J1", operation, payer=payer), quoted())
    assert obstacle(scenario) == "WO-WORKABLE-001"
    assert obstacle(scenario.given(authorised())) is None


@pytest.mark.parametrize("payer", [Payer.MANUFACTURER, Payer.INSURER])
def test_an_outside_payer_approves_beside_the_customer(payer: Payer) -> None:
    approved = PayerApprovalRecorded(job="J1", payer=payer, reference="PA-1")
    scenario = order(opened(), added(payer=payer), quoted(), approved)
    assert obstacle(scenario) == "WO-WORKABLE-001"
    scenario = order(opened(), added(payer=payer), quoted(), authorised())
    assert obstacle(scenario) == "WO-WORKABLE-002"
    assert obstacle(scenario.given(approved)) is None


@pytest.mark.requirement("R-024")
def test_a_special_process_waits_for_every_role_in_charge() -> None:
    scenario = order(
        opened(), added(), quoted(), authorised(), SpecialProcessMarked(job="J1", process="welding")
    )
    assert obstacle(scenario) == "WO-WORKABLE-003"
    assert obstacle(scenario.given(RELEASED, by=STATION_HEAD)) == "WO-WORKABLE-003"
    assert obstacle(scenario.given(RELEASED, by=WORKSHOP_SUPERVISOR)) is None


def test_the_refusal_names_the_job() -> None:
    job = order(opened(), added()).state.jobs["J1"]
    with pytest.raises(Refused) as refused:
        refuse_unworkable("J1", job, DEFAULT_RULES)
    assert refused.value.params == {"job": "J1"}
    assert "J1" in refused.value.text("zh")
