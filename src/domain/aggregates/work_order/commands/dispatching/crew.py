"""Whether a crew is there and trained for a job."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from domain.aggregates.work_order.commands.dispatching.models import Placing
from domain.aggregates.work_order.events.quoting import JobRequirement
from domain.aggregates.work_order.refusals import dispatching as refusals
from domain.errors import Invalid, Refused
from domain.identifiers import StaffId
from domain.workforce import Grade, Qualification, Shift


def crew_shifts(placing: Placing, shifts: Mapping[StaffId, Shift]) -> list[Shift]:
    """The shift of every member; refuses who is absent, named twice, or a crew whose shares are not whole."""
    seen: set[StaffId] = set()
    for member in placing.crew:
        if member.technician in seen:
            raise Invalid(refusals.TECHNICIAN_TWICE, technician=member.technician)
        seen.add(member.technician)
    shares = sum((member.share for member in placing.crew), Decimal(0))
    if shares != 100:
        raise Invalid(refusals.SHARES_NOT_WHOLE, sum=str(shares))
    return [_shift(placing, shifts.get(member.technician), member.technician) for member in placing.crew]


def _shift(placing: Placing, shift: Shift | None, technician: StaffId) -> Shift:
    if shift is None:
        raise Refused(refusals.NO_SHIFT, technician=technician)
    if not shift.covers(placing.planned_start, placing.planned_end):
        raise Refused(refusals.OUTSIDE_SHIFT, technician=technician)
    return shift


def refuse_untrained(requirement: JobRequirement, crew: Iterable[Shift]) -> None:
    """Qualifications are law, not preference: no reason overrides them."""
    crew = list(crew)
    if Qualification.HIGH_VOLTAGE in requirement.qualifications:
        for shift in crew:
            if Qualification.HIGH_VOLTAGE not in shift.qualifications:
                raise Refused(refusals.NOT_HIGH_VOLTAGE, technician=shift.technician)
    held = {qualification for shift in crew for qualification in shift.qualifications}
    for needed in requirement.qualifications:
        if needed not in held:
            raise Refused(
                refusals.QUALIFICATION_MISSING, qualification=needed.value, qualification_zh=needed.zh
            )
    if all(shift.grade is Grade.APPRENTICE for shift in crew):
        raise Refused(refusals.APPRENTICE_ALONE)


def reaches_grade(needed: Grade, crew: Iterable[Shift]) -> bool:
    """One member of the needed grade leads the others."""
    return any(shift.grade.rank >= needed.rank for shift in crew)
