"""Technicians: grades, qualifications and the shift somebody works."""

from dataclasses import dataclass
from datetime import datetime

from domain.identifiers import StaffId
from domain.labels import Word


class Grade(Word):
    """Skill grades in rising order."""

    APPRENTICE = "apprentice", "学徒", "Apprentice"
    JUNIOR = "junior", "初级", "Junior"
    INTERMEDIATE = "intermediate", "中级", "Intermediate"
    SENIOR = "senior", "高级", "Senior"

    @property
    def rank(self) -> int:
        return list(Grade).index(self)


class Qualification(Word):
    HIGH_VOLTAGE = "high_voltage", "高压电资质", "High-voltage work"
    PAINT = "paint", "喷漆", "Paint"
    BODY = "body", "钣金", "Body work"
    ENGINE = "engine", "发动机大修", "Engine overhaul"
    TRANSMISSION = "transmission", "变速箱大修", "Transmission overhaul"
    AIR_CONDITIONING = "air_conditioning", "空调制冷剂", "Refrigerant handling"


class BayType(Word):
    LIFT = "lift", "举升工位", "Lift"
    FLOOR = "floor", "地面工位", "Floor bay"
    PAINT_BOOTH = "paint_booth", "喷漆房", "Paint booth"
    BODY_FRAME = "body_frame", "钣金校正", "Body frame"
    HIGH_VOLTAGE = "high_voltage", "高压隔离工位", "High-voltage isolation bay"
    EXPRESS = "express", "快保工位", "Express bay"


@dataclass(frozen=True, slots=True)
class Shift:
    """A technician's shift as planned and attended; ``started`` is None until the technician is in."""

    technician: StaffId
    grade: Grade
    qualifications: frozenset[Qualification]
    starts: datetime
    ends: datetime
    started: datetime | None = None
    ended: datetime | None = None

    def covers(self, start: datetime, end: datetime) -> bool:
        return self.starts <= start and end <= self.ends and self.ended is None
