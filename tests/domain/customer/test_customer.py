"""The customer file: opened with what is known, completed, checked by somebody else."""

import pytest
from pydantic import SecretStr

from domain.aggregates.customer import CUSTOMER
from domain.aggregates.customer.commands import (
    ChangeCallbackConsent,
    CustomerCommand,
    RegisterCustomer,
    ReturnFile,
    UpdateFile,
    VerifyFile,
)
from domain.aggregates.customer.events import (
    CallbackConsentChanged,
    CustomerEvent,
    CustomerFileReturned,
    CustomerFileUpdated,
    CustomerFileVerified,
    CustomerRegistered,
    FilePart,
)
from domain.aggregates.customer.state import Customer
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from tests.support.scenario import ADVISOR, INFORMATION_CLERK, Scenario, because, personal

STREAM = "customer-1"
NAME = personal(PersonalKind.NAME, STREAM, "王小明")
PHONE = personal(PersonalKind.PHONE, STREAM, "13800000000")
ADDRESS = personal(PersonalKind.ADDRESS, STREAM, "测试路 1 号")
NAMED = CustomerRegistered(name=NAME, consent_callback=False)
COMPLETE = CustomerRegistered(name=NAME, phone=PHONE, consent_callback=False)


def customer(*events: CustomerEvent) -> Scenario[Customer, CustomerCommand, CustomerEvent]:
    return Scenario(CUSTOMER, STREAM).given(*events, by=ADVISOR)


@pytest.mark.requirement("R-013")
def test_a_file_is_created_and_completed() -> None:
    scenario = customer().when(RegisterCustomer(name=SecretStr("王小明"))).then(NAMED)
    assert not scenario.state.file_complete
    scenario.when(UpdateFile(phone=SecretStr("138 0000-0000"))).then(CustomerFileUpdated(phone=PHONE))
    assert scenario.state.file_complete


def test_registering_with_everything() -> None:
    command = RegisterCustomer(
        name=SecretStr("王小明"),
        phone=SecretStr("13800000000"),
        address=SecretStr("测试路 1 号"),
        consent_callback=True,
    )
    everything = CustomerRegistered(name=NAME, phone=PHONE, address=ADDRESS, consent_callback=True)
    assert customer().when(command).then(everything).state.consent_callback


def test_registering_twice() -> None:
    customer(NAMED).when(RegisterCustomer(name=SecretStr("王小明"))).then_refused("CUS-REGISTER-001")


@pytest.mark.parametrize(
    "command", [UpdateFile(name=SecretStr("王")), VerifyFile(), ChangeCallbackConsent(consent=True)]
)
def test_before_registration(command: CustomerCommand) -> None:
    customer().when(command).then_refused("CUS-REGISTER-002")


def test_a_file_with_nothing_in_it() -> None:
    customer().when(RegisterCustomer()).then_refused("CUS-FILE-001")
    customer(NAMED).when(UpdateFile()).then_refused("CUS-FILE-001")


@pytest.mark.parametrize("words", ["1234", "电话", "1380000000a", "+" + "1" * 21])
def test_not_a_phone_number(words: str) -> None:
    customer(NAMED).when(UpdateFile(phone=SecretStr(words))).then_refused("CUS-FILE-002")


@pytest.mark.parametrize("words", ["+86 138 0000 0000", "(010) 8888-6666", "12345"])
def test_phone_numbers(words: str) -> None:
    assert customer(NAMED).when(UpdateFile(phone=SecretStr(words))).state.file_complete


def test_consent() -> None:
    scenario = customer(NAMED).when(ChangeCallbackConsent(consent=False)).then_nothing()
    scenario.when(ChangeCallbackConsent(consent=True)).then(CallbackConsentChanged(consent=True))


@pytest.mark.requirement("R-018")
def test_a_complete_file_is_verified_by_somebody_else() -> None:
    customer(COMPLETE).when(VerifyFile(), by=ADVISOR).then_refused("CUS-VERIFY-002")
    customer(COMPLETE).when(VerifyFile(), by=INFORMATION_CLERK).then(CustomerFileVerified())


@pytest.mark.requirement("R-018")
def test_an_incomplete_file_is_not_verified_but_returned() -> None:
    scenario = customer(NAMED).when(VerifyFile(), by=INFORMATION_CLERK).then_refused("CUS-VERIFY-001")
    back = ReturnFile(parts=(FilePart.PHONE, FilePart.PHONE), reason=because(ReasonCode.ENTRY_MISTAKE))
    scenario.when(back, by=INFORMATION_CLERK).then(CustomerFileReturned(parts=(FilePart.PHONE,)))
