"""One file for each kind of visit."""

from application.demo.journeys.accident import accident
from application.demo.journeys.comeback import comeback
from application.demo.journeys.diagnosis import diagnosis
from application.demo.journeys.leaving import just_asking, thinks_again
from application.demo.journeys.maintenance import accessory, express_service, first_service, full_service
from application.demo.journeys.overhaul import overhaul
from application.demo.journeys.repair import brakes, parts_missing
from application.demo.journeys.warranty import traction_battery, warranty

__all__ = [
    "accessory",
    "accident",
    "brakes",
    "comeback",
    "diagnosis",
    "express_service",
    "first_service",
    "full_service",
    "just_asking",
    "overhaul",
    "parts_missing",
    "thinks_again",
    "traction_battery",
    "warranty",
]
