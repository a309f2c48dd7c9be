"""Reception: arrival, walk-around, inspection, keys."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from domain.aggregates.visit.words import BodyPart, DamageKind, ItemCode, KeyTag, Rating, Severity
from domain.event import Event
from domain.identifiers import ContentHash, StreamId
from domain.personal import Personal
from domain.quantities import Odometer

Level = Annotated[int, Field(ge=0, le=100)]
"""Per cent of a full tank or battery."""
KeyCount = Annotated[int, Field(ge=1, le=9)]


class Damage(BaseModel):
    """One mark of damage seen on the car before anybody worked on it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: BodyPart
    kind: DamageKind
    severity: Severity


class VehicleArrived(Event, name="visit.vehicle_arrived"):
    """A car drove, or was brought, in. Without an appointment it is a walk-in.

    ``odometer`` is None only where it could not be read; the envelope says why. Its actor is the first contact.
    """

    vehicle: StreamId
    customer: StreamId | None
    odometer: Odometer | None
    fuel_percent: Level | None
    charge_percent: Level | None
    waiting_customer: bool
    appointment: StreamId | None
    appointed_at: AwareDatetime | None


class ReceptionStarted(Event, name="visit.reception_started"):
    """The actor of the envelope began to attend to the customer."""


class WalkaroundRecorded(Event, name="visit.walkaround_recorded"):
    """The car's condition on arrival. ``valuables`` are things left inside, ``problems`` what the reception noticed."""

    damages: tuple[Damage, ...]
    photos: tuple[ContentHash, ...]
    valuables: Personal | None
    problems: tuple[Personal, ...]


class InspectionItemRated(Event, name="visit.inspection_item_rated"):
    """A later rating of the same item replaces this one."""

    item: ItemCode
    rating: Rating
    note: Personal | None
    photo: ContentHash | None


class KeysTagged(Event, name="visit.keys_tagged"):
    tag: KeyTag
    keys: KeyCount


ReceptionEvent = VehicleArrived | ReceptionStarted | WalkaroundRecorded | InspectionItemRated | KeysTagged
