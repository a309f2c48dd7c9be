"""What the advisor looks at before a time is promised."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import and_, bindparam, select

from domain.identifiers import StaffId, StoreId
from domain.workforce import Grade, Qualification
from projections.cells import moment, number, texts, word
from projections.engine.columns import epoch_ms
from projections.engine.dbapi import Row
from projections.views import Reads, View
from projections.workshop_load.queries.days import shift_span, spans_by_stream
from projections.workshop_load.spans import MINUTE, filled, without
from projections.workshop_load.tables import ASSIGNMENT, SHIFT

_SHIFTS = (
    select(SHIFT)
    .where(
        and_(
            SHIFT.c.store == bindparam("store"),
            SHIFT.c.day >= bindparam("day"),
            SHIFT.c.ends_ms > bindparam("not_before"),
            SHIFT.c.absence.is_(None),
            SHIFT.c.ended_at.is_(None),
        )
    )
    .order_by(SHIFT.c.starts_ms, SHIFT.c.stream)
)
_ASSIGNMENTS = select(ASSIGNMENT).where(
    and_(ASSIGNMENT.c.store == bindparam("store"), ASSIGNMENT.c.day >= bindparam("day"))
)


class Slot(View):
    """Time of one technician; ``starts`` to ``finishes`` may span what else he does in between, and nights."""

    technician: StaffId
    starts: datetime
    finishes: datetime


def earliest_finish(
    reads: Reads,
    store: StoreId,
    *,
    hours: Decimal,
    grade: Grade,
    qualifications: frozenset[Qualification],
    not_before: datetime,
) -> Slot | None:
    """Who could be through first with so many hours of work, and when; None when no planned shifts suffice.

    One technician does all of it: of this grade or a higher one, with every qualification. Instants have the offset
    of his shift.
    """
    # a night shift belongs to the day before
    since = {"store": store, "day": (not_before.date() - timedelta(days=1)).isoformat()}
    kept = spans_by_stream(reads.rows(_ASSIGNMENTS, **since))
    able: defaultdict[StaffId, list[Row]] = defaultdict(list)
    for shift in reads.rows(_SHIFTS, not_before=epoch_ms(not_before), **since):
        if word(Grade, shift["grade"]).rank >= grade.rank and qualifications <= set(
            texts(shift["qualifications"])
        ):
            able[str(shift["technician"])].append(shift)
    needed = int(hours * 60 * MINUTE)
    slots = []
    for technician, shifts in able.items():
        free = [span for shift in shifts for span in without(shift_span(shift), kept[str(shift["stream"])])]
        found = filled(free, needed, epoch_ms(not_before))
        if found is not None:
            slots.append((found[1], technician, found, shifts))
    if not slots:
        return None
    _, technician, span, shifts = min(slots, key=lambda slot: slot[:2])
    return Slot(technician=technician, starts=_instant(span[0], shifts), finishes=_instant(span[1], shifts))


def _instant(ms: int, shifts: list[Row]) -> datetime:
    offset = moment(next(shift["starts"] for shift in shifts if ms <= number(shift["ends_ms"]))).tzinfo
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(offset)
