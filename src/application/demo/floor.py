"""The workshop floor: who and which bay is free, and what waits for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from application.demo.case import Case, JobCard
from application.demo.staff import BAYS, TECHNICIANS, Technician
from domain.reasons import ReasonCode
from domain.rules.rule_set import StandardOperation
from domain.workforce import Grade, Qualification


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job is done and by whom, the one who leads first; ``until`` is the planned end."""

    crew: tuple[Technician, ...]
    bay: str
    until: datetime
    below_grade: bool = False

    @property
    def lead(self) -> Technician:
        return self.crew[0]


@dataclass(slots=True)
class Ticket:
    """A job that waits to be placed; ``again`` says why it is placed once more. Orders as the real queue does."""

    case: Case
    card: JobCard
    issued_at: datetime
    minutes: int
    again: ReasonCode | None = None
    place: Place | None = None

    @property
    def order(self) -> str:
        return self.case.order

    @property
    def job(self) -> str:
        return self.card.id

    @property
    def promised_at(self) -> datetime | None:
        return self.case.promised_at

    @property
    def waiting_customer(self) -> bool:
        return self.case.waiting

    @property
    def rework(self) -> bool:
        return self.again is ReasonCode.QUALITY_DEFECT

    @property
    def appointment(self) -> bool:
        return self.case.appointed_at is not None

    @property
    def express_lane(self) -> bool:
        return self.case.express


@dataclass(slots=True)
class Floor:
    on_duty: set[str] = field(default_factory=set)
    busy: set[str] = field(default_factory=set)
    """Technicians and bays that are taken."""
    tickets: list[Ticket] = field(default_factory=list)
    finished: list[Case] = field(default_factory=list)
    """Delivered repairs that somebody may come back with."""

    def take(self, place: Place) -> None:
        self.busy |= {place.bay, *(each.id for each in place.crew)}

    def leave(self, place: Place) -> None:
        self.busy -= {place.bay, *(each.id for each in place.crew)}

    def bay_for(self, standard: StandardOperation) -> str | None:
        fitting = (
            bay for wanted in standard.bay_types for bay, bay_type in BAYS.items() if bay_type is wanted
        )
        return next((bay for bay in fitting if bay not in self.busy), None)

    def crew_for(
        self, standard: StandardOperation, *, long_waited: bool
    ) -> tuple[tuple[Technician, ...], bool] | None:
        """Who may lead, the lowest sufficient grade first, with an apprentice where one is free.

        After a long wait somebody below the grade will do; the second value says so.
        """
        leads = sorted(self._leads(standard), key=lambda each: each.grade.rank)
        reaching = [each for each in leads if each.grade.rank >= standard.grade.rank]
        if not reaching and not (long_waited and leads):
            return None
        lead = reaching[0] if reaching else leads[-1]
        high_voltage = Qualification.HIGH_VOLTAGE in standard.qualifications
        helpers = [] if high_voltage else [each for each in self._free() if each.grade is Grade.APPRENTICE]
        wants_help = standard.standard_hours >= 1 and helpers
        return (lead, *helpers[:1]) if wants_help else (lead,), not reaching

    def _leads(self, standard: StandardOperation) -> Iterator[Technician]:
        for each in self._free():
            if each.grade is not Grade.APPRENTICE and set(standard.qualifications) <= set(
                each.qualifications
            ):
                yield each

    def _free(self) -> list[Technician]:
        return [each for each in TECHNICIANS if each.id in self.on_duty and each.id not in self.busy]
