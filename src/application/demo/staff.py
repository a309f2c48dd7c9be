"""Who works in the simulated store, and where."""

from dataclasses import dataclass

from domain.actors import Actor, Role
from domain.workforce import BayType, Grade, Qualification

STORE = "S01"

ADVISORS = (Actor(id="A01", role=Role.SERVICE_ADVISOR), Actor(id="A02", role=Role.SERVICE_ADVISOR))
HOST = Actor(id="L01", role=Role.LOUNGE_HOST)
DESK_SUPERVISOR = Actor(id="F01", role=Role.FRONT_DESK_SUPERVISOR)
OFFICE_MANAGER = Actor(id="F02", role=Role.FRONT_OFFICE_MANAGER)
SERVICE_MANAGER = Actor(id="M01", role=Role.SERVICE_MANAGER)
STATION_HEAD = Actor(id="H01", role=Role.STATION_HEAD)
CLERK = Actor(id="I01", role=Role.INFORMATION_CLERK)
WARRANTY_CLERK = Actor(id="G01", role=Role.WARRANTY_CLERK)
PARTS_CLERK = Actor(id="P01", role=Role.PARTS_CLERK)
PARTS_SUPERVISOR = Actor(id="P02", role=Role.PARTS_SUPERVISOR)
DISPATCHER = Actor(id="D01", role=Role.DISPATCHER)
WORKSHOP_SUPERVISOR = Actor(id="W01", role=Role.WORKSHOP_SUPERVISOR)
TECHNICAL_SUPERVISOR = Actor(id="E01", role=Role.TECHNICAL_SUPERVISOR)
INSPECTOR = Actor(id="Q01", role=Role.QUALITY_INSPECTOR)
CASHIER = Actor(id="C01", role=Role.CASHIER)


@dataclass(frozen=True, slots=True)
class Technician:
    id: str
    grade: Grade
    qualifications: tuple[Qualification, ...] = ()

    @property
    def actor(self) -> Actor:
        return Actor(id=self.id, role=Role.TECHNICIAN)


TECHNICIANS = (
    Technician("T01", Grade.SENIOR, (Qualification.ENGINE, Qualification.TRANSMISSION)),
    Technician("T02", Grade.SENIOR, (Qualification.HIGH_VOLTAGE, Qualification.AIR_CONDITIONING)),
    Technician("T03", Grade.INTERMEDIATE, (Qualification.BODY, Qualification.PAINT)),
    Technician("T04", Grade.JUNIOR),
    Technician("T05", Grade.APPRENTICE),
)
BAYS = {
    "B1": BayType.LIFT,
    "B2": BayType.LIFT,
    "B3": BayType.EXPRESS,
    "B4": BayType.FLOOR,
    "B5": BayType.HIGH_VOLTAGE,
    "B6": BayType.PAINT_BOOTH,
}
