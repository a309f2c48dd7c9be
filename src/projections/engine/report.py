"""Lines for the operator."""

from projections.engine.bound import Bounds
from projections.engine.physical import OTHER_SLOT
from projections.engine.reader import Reader, Reading
from projections.engine.rebuilding.plans import parts_of, plan_of
from projections.engine.status import Beside, ProjectionStatus, Standing


def _reached(reading: Reading, bounds: Bounds, copy: Standing) -> int:
    """While a copy is filled it has no position of its own, but parts of it are complete."""
    bound = bounds.at(copy.name, copy.slot)
    plan = plan_of(reading, bound)
    if plan is None:
        return copy.position
    return plan.reached(sum(part.complete for part in parts_of(reading, bound)))


def status_line(
    reader: Reader, bounds: Bounds, name: str, head: int, *, count_rows: bool
) -> ProjectionStatus:
    """One state of the database, measured against the log's ``head``."""
    with reader.snapshot() as reading:
        standing = reading.standing(name)
        other = reading.standing_at(name, OTHER_SLOT[standing.slot])
        beside = (
            None if other is None else Beside(other.status, _reached(reading, bounds, other), other.error)
        )
        tables = bounds.at(name, standing.slot).tables
        rows = sum(int(reading.rows(sql.count)[0]["n"] or 0) for sql in tables) if count_rows else None
    return ProjectionStatus(
        name=standing.name,
        version=standing.version,
        status=standing.status,
        position=standing.position,
        head=head,
        lag=max(0, head - standing.position),
        handled=standing.handled,
        rows=rows,
        parked=standing.parked,
        error=standing.error,
        beside=beside,
    )
