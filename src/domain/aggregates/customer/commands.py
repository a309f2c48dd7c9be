"""Opening, completing and checking a customer file."""

import re
from collections.abc import Sequence
from typing import Annotated, assert_never

from pydantic import Field, SecretStr

from domain.aggregates.customer import refusals
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
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.labels import labels
from domain.personal import Personal, PersonalInput, PersonalKind
from domain.reasons import ReasonInput

_PHONE = re.compile(r"^\+?\d{5,20}$")


class RegisterCustomer(Command, name="customer.register_customer", creates=True):
    """Opens a file with whatever is known so far."""

    name: PersonalInput | None = None
    phone: PersonalInput | None = None
    address: PersonalInput | None = None
    consent_callback: bool = False


class UpdateFile(Command, name="customer.update_file"):
    """Adds or replaces parts; what is left out stays."""

    name: PersonalInput | None = None
    phone: PersonalInput | None = None
    address: PersonalInput | None = None


class ChangeCallbackConsent(Command, name="customer.change_callback_consent"):
    consent: bool


class VerifyFile(Command, name="customer.verify_file"):
    pass


class ReturnFile(Command, name="customer.return_file"):
    """Sends the file back to be corrected."""

    parts: Annotated[tuple[FilePart, ...], Field(min_length=1)]
    reason: ReasonInput


CustomerCommand = RegisterCustomer | UpdateFile | ChangeCallbackConsent | VerifyFile | ReturnFile


def decide(state: Customer, command: CustomerCommand, frame: Frame) -> Sequence[CustomerEvent]:
    if isinstance(command, RegisterCustomer):
        return _register(state, command, frame)
    if state.store is None:
        raise Refused(refusals.NOT_REGISTERED)
    match command:
        case UpdateFile():
            return [CustomerFileUpdated(**_words(command, frame))]
        case ChangeCallbackConsent(consent=consent):
            changed = consent != state.consent_callback
            return [CallbackConsentChanged(consent=consent)] if changed else []
        case VerifyFile():
            return _verify(state, frame)
        case ReturnFile(parts=parts):
            return [CustomerFileReturned(parts=tuple(sorted(set(parts))))]
        case _:
            assert_never(command)


def _register(state: Customer, command: RegisterCustomer, frame: Frame) -> Sequence[CustomerEvent]:
    if state.store is not None:
        raise Refused(refusals.ALREADY_REGISTERED)
    return [CustomerRegistered(consent_callback=command.consent_callback, **_words(command, frame))]


def _words(command: RegisterCustomer | UpdateFile, frame: Frame) -> dict[str, Personal | None]:
    if command.name is None and command.phone is None and command.address is None:
        raise Invalid(refusals.EMPTY_FILE)

    def own(kind: PersonalKind, words: SecretStr | None) -> Personal | None:
        return None if words is None else Personal.of(kind, frame.stream, words)

    return {
        "name": own(PersonalKind.NAME, command.name),
        "phone": own(PersonalKind.PHONE, _phone(command.phone)),
        "address": own(PersonalKind.ADDRESS, command.address),
    }


def _phone(words: SecretStr | None) -> SecretStr | None:
    if words is None:
        return None
    digits = re.sub(r"[\s()()-]", "", words.get_secret_value())
    if not _PHONE.match(digits):
        raise Invalid(refusals.BAD_PHONE)
    return SecretStr(digits)


def _verify(state: Customer, frame: Frame) -> Sequence[CustomerEvent]:
    if state.missing:
        missing = state.missing
        raise Refused(refusals.INCOMPLETE, missing=labels(missing, "en"), missing_zh=labels(missing))
    if frame.actor.id == state.written_by:
        raise Refused(refusals.OWN_WRITING)
    return [CustomerFileVerified()]
