"""How long a repair and a part are answered for, and whether a return falls into that time."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from domain.labels import Word
from domain.rules.base import Basis, Rule


class RepairCategory(Word):
    """What the guarantee period of a repair depends on."""

    OVERHAUL = "overhaul", "整车修理或总成修理", "Vehicle or assembly overhaul"
    SECONDARY_MAINTENANCE = "secondary_maintenance", "二级维护", "Secondary maintenance"
    ROUTINE = "routine", "一级维护、小修及专项修理", "Primary maintenance, minor and special repairs"


class WarrantyKind(Word):
    VEHICLE = "vehicle", "整车包修", "Whole vehicle"
    VEHICLE_THREE_GUARANTEES = "vehicle_three_guarantees", "三包有效期", "Statutory replace-or-refund period"
    TRACTION_BATTERY = "traction_battery", "动力电池", "Traction battery"
    WEAR_PART = "wear_part", "易损件", "Wear part"
    REPLACED_PART = "replaced_part", "维修更换件", "Part fitted in a repair"


class ReworkWindow(Rule):
    """Days and kilometres after delivery within which the same fault counts as rework; the first to pass ends it."""

    days: Annotated[int, Field(ge=1, le=3650)]
    km: Annotated[int, Field(ge=1, le=1_000_000)]
    basis: Basis | None = None

    def covers(
        self, delivered_on: date, returned_on: date, odometer_out: int | None, odometer_in: int | None
    ) -> bool:
        """Both limits are included. Days are business days of the store; an unknown odometer leaves days to decide."""
        if not timedelta(0) <= returned_on - delivered_on <= timedelta(days=self.days):
            return False
        return odometer_out is None or odometer_in is None or odometer_in - odometer_out <= self.km


class WarrantyTerm(Rule):
    """Months and kilometres from the beginning of the warranty; ``km`` None where distance does not matter."""

    months: Annotated[int, Field(ge=1, le=600)]
    km: Annotated[int, Field(ge=1, le=3_000_000)] | None = None
    basis: Basis | None = None
