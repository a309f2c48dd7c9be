"""What can happen to a customer file. Every word in it belongs to the customer, who is the stream."""

from typing import Annotated

from pydantic import Field

from domain.event import Event
from domain.labels import Word
from domain.personal import Personal


class FilePart(Word):
    NAME = "name", "姓名", "Name"
    PHONE = "phone", "电话", "Phone"
    ADDRESS = "address", "地址", "Address"


class CustomerRegistered(Event, name="customer.customer_registered"):
    name: Personal | None = None
    phone: Personal | None = None
    address: Personal | None = None
    consent_callback: bool


class CustomerFileUpdated(Event, name="customer.file_updated"):
    """Parts that are None stay as they were."""

    name: Personal | None = None
    phone: Personal | None = None
    address: Personal | None = None


class CallbackConsentChanged(Event, name="customer.callback_consent_changed"):
    consent: bool


class CustomerFileVerified(Event, name="customer.file_verified"):
    """Somebody other than the writer found the file complete and right."""


class CustomerFileReturned(Event, name="customer.file_returned"):
    """Sent back to be corrected; the envelope says why."""

    parts: Annotated[tuple[FilePart, ...], Field(min_length=1)]


CustomerEvent = (
    CustomerRegistered
    | CustomerFileUpdated
    | CallbackConsentChanged
    | CustomerFileVerified
    | CustomerFileReturned
)
