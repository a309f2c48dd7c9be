"""What a customer file remembers: which parts are known, never their words."""

from dataclasses import dataclass, replace
from typing import assert_never

from domain.aggregates.customer.events import (
    CallbackConsentChanged,
    CustomerEvent,
    CustomerFileReturned,
    CustomerFileUpdated,
    CustomerFileVerified,
    CustomerRegistered,
    FilePart,
)
from domain.envelope import Recorded
from domain.identifiers import StaffId, StoreId

_NEEDED = frozenset({FilePart.NAME, FilePart.PHONE})


@dataclass(frozen=True, slots=True)
class Customer:
    store: StoreId | None = None
    known: frozenset[FilePart] = frozenset()
    consent_callback: bool = False
    written_by: StaffId | None = None
    """Who wrote the file last."""

    @property
    def missing(self) -> frozenset[FilePart]:
        """What a complete file still needs."""
        return _NEEDED - self.known

    @property
    def file_complete(self) -> bool:
        return not self.missing


def _parts(event: CustomerRegistered | CustomerFileUpdated) -> frozenset[FilePart]:
    return frozenset(part for part in FilePart if getattr(event, part.value) is not None)


def evolve(state: Customer, recorded: Recorded[CustomerEvent]) -> Customer:
    meta = recorded.meta
    match recorded.event:
        case CustomerRegistered() as event:
            return Customer(meta.store, _parts(event), event.consent_callback, meta.actor.id)
        case CustomerFileUpdated() as event:
            return replace(state, known=state.known | _parts(event), written_by=meta.actor.id)
        case CallbackConsentChanged(consent=consent):
            return replace(state, consent_callback=consent)
        case CustomerFileVerified() | CustomerFileReturned():
            return state
        case _ as never:
            assert_never(never)
