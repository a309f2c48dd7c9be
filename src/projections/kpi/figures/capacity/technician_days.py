"""A technician's day: attended, at work on jobs, and the rest."""

from projections.kpi.cases import MICROSECONDS
from projections.kpi.day_cases import TechnicianDayCase
from projections.kpi.definition import Parts
from projections.kpi.entry import COUNTED, Part, Verdict, left_out
from projections.kpi.words import Dimension, Ground

_BREAK = "break"


def day_verdict(case: TechnicianDayCase) -> Verdict | None:
    """None for a shift that was planned and has neither begun nor been cancelled by an absence."""
    if case.absence is not None:
        return left_out(Ground.ABSENT)
    if case.started_ms is None:
        return None
    return COUNTED if case.ended_ms is not None else left_out(Ground.SHIFT_OPEN)


def attended(case: TechnicianDayCase) -> int:
    """Microseconds from the beginning to the end of the shift as it was, without breaks; 0 until it has ended."""
    if case.absence is not None or case.started_ms is None or case.ended_ms is None:
        return 0
    return (case.ended_ms - case.started_ms) * MICROSECONDS - non_productive(case).get(_BREAK, 0)


def on_jobs(case: TechnicianDayCase) -> int:
    """Microseconds clocked; a clock that still runs is not in."""
    return 0 if case.absence is not None else sum(p.length for p in case.punches if p.code is None)


def non_productive(case: TechnicianDayCase) -> dict[str, int]:
    """Microseconds by code, breaks too."""
    by_code: dict[str, int] = {}
    for punch in case.punches:
        if punch.code is not None:
            by_code[punch.code] = by_code.get(punch.code, 0) + punch.length
    return by_code


def lost(case: TechnicianDayCase) -> dict[str, int]:
    """Microseconds of attendance that went into no job, by code; what nobody clocked is ``unrecorded``."""
    codes = {code: length for code, length in non_productive(case).items() if code != _BREAK}
    unrecorded = attended(case) - on_jobs(case) - sum(codes.values())
    return codes | {"unrecorded": max(0, unrecorded)}


def day_part(case: TechnicianDayCase, numerator: int, denominator: int) -> Parts:
    """What the day brings to a figure by technician; nothing before it has begun."""
    verdict = day_verdict(case)
    if verdict is not None:
        by = {Dimension.TECHNICIAN: case.technician}
        yield Part(case.day, case.stream, verdict, numerator, denominator, by)
