"""What can happen to a vehicle. VIN and plate belong to the vehicle's own stream as data subject."""

from typing import Annotated

from pydantic import Field

from domain.aggregates.vehicle.words import OdometerSource, PlateRegion
from domain.event import Event
from domain.identifiers import StreamId
from domain.personal import Personal
from domain.quantities import Odometer
from domain.text import ShortText

ModelYear = Annotated[int, Field(ge=1900, le=2100)]


class VehicleRegistered(Event, name="vehicle.vehicle_registered"):
    """``vin_check_digit_ok`` is None without a complete VIN; False is a hint to look again."""

    vin: Personal | None
    vin_complete: bool
    vin_check_digit_ok: bool | None
    plate: Personal | None
    plate_region: PlateRegion
    make: ShortText
    model: ShortText
    model_year: ModelYear | None


class PlateChanged(Event, name="vehicle.plate_changed"):
    plate: Personal
    plate_region: PlateRegion


class OdometerRead(Event, name="vehicle.odometer_read"):
    km: Odometer
    source: OdometerSource


class OdometerRollbackExplained(Event, name="vehicle.odometer_rollback_explained"):
    """A reading lower than the one before it; the envelope says why. Later readings count from here."""

    km: Odometer
    previous_km: Odometer
    source: OdometerSource


class VisitOpened(Event, name="vehicle.visit_opened"):
    """The car stands in the store of the envelope."""

    visit: StreamId


class VisitClosed(Event, name="vehicle.visit_closed"):
    visit: StreamId


VehicleEvent = (
    VehicleRegistered | PlateChanged | OdometerRead | OdometerRollbackExplained | VisitOpened | VisitClosed
)
