"""Who can put an end to a wait."""

from collections.abc import Mapping

from domain.labels import Word
from domain.reasons import ReasonCode


class Department(Word):
    FRONT_DESK = "front_desk", "前台", "Front desk"
    PARTS = "parts", "配件", "Parts"
    WORKSHOP = "workshop", "车间", "Workshop"
    OUTSIDE = "outside", "外协", "Outside shop"


RESPONSIBLE: Mapping[ReasonCode, Department] = {
    ReasonCode.WAITING_CUSTOMER: Department.FRONT_DESK,
    ReasonCode.WAITING_INSURER: Department.FRONT_DESK,
    ReasonCode.WAITING_PARTS: Department.PARTS,
    ReasonCode.WAITING_BAY: Department.WORKSHOP,
    ReasonCode.WAITING_EQUIPMENT: Department.WORKSHOP,
    ReasonCode.WAITING_ESCALATION: Department.WORKSHOP,
    ReasonCode.WAITING_SUBLET: Department.OUTSIDE,
}
