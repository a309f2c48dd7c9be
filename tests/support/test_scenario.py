"""The given/when/then kit itself fails when it should, and says what differs."""

import pytest
from pydantic import SecretStr

from domain.aggregates.customer import CUSTOMER
from domain.aggregates.customer.commands import RegisterCustomer, ReturnFile
from domain.aggregates.customer.events import CustomerRegistered, FilePart
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from tests.support.scenario import Scenario, because, personal

REGISTER = RegisterCustomer(name=SecretStr("王"))
REGISTERED = CustomerRegistered(name=personal(PersonalKind.NAME, "customer-1", "王"), consent_callback=False)
RENAMED = CustomerRegistered(name=personal(PersonalKind.NAME, "customer-1", "李"), consent_callback=False)


def test_other_words_are_another_event() -> None:
    scenario = Scenario(CUSTOMER).when(REGISTER).then(REGISTERED)
    with pytest.raises(AssertionError, match=r"\+.*王") as failure:
        scenario.then(RENAMED)
    assert "李" in str(failure.value)


def test_an_event_too_few_or_too_many() -> None:
    with pytest.raises(AssertionError):
        Scenario(CUSTOMER).when(REGISTER).then_nothing()
    with pytest.raises(AssertionError):
        Scenario(CUSTOMER).when(REGISTER).then(REGISTERED, REGISTERED)


def test_a_refusal_that_nobody_expected() -> None:
    twice = Scenario(CUSTOMER).given(REGISTERED).when(REGISTER)
    with pytest.raises(AssertionError, match="CUS-REGISTER-001"):
        twice.then(REGISTERED)
    with pytest.raises(AssertionError, match="CUS-REGISTER-001"):
        twice.when(REGISTER)


def test_another_refusal_or_none() -> None:
    with pytest.raises(AssertionError, match="CUS-REGISTER-001"):
        Scenario(CUSTOMER).given(REGISTERED).when(REGISTER).then_refused("CUS-REGISTER-002")
    with pytest.raises(AssertionError, match="accepted"):
        Scenario(CUSTOMER).when(REGISTER).then_refused("CUS-REGISTER-001")


def test_a_commands_reason_goes_into_the_envelope() -> None:
    back = ReturnFile(parts=(FilePart.PHONE,), reason=because(ReasonCode.OTHER, "号码有误"))
    reason = Scenario(CUSTOMER).given(REGISTERED).when(back).history[-1].meta.reason
    assert reason is not None
    assert reason.note == personal(PersonalKind.NOTE, "customer-1", "号码有误")
