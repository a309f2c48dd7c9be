"""The facts about a day of a technician or a bay."""

from dataclasses import dataclass
from typing import NamedTuple

from projections.kpi.cases import MICROSECONDS


class Punch(NamedTuple):
    """A job of an order (``again``: reworked), or a non-productive ``code``; ``end_ms`` None: it still runs."""

    order: str | None
    job: str | None
    code: str | None
    start_ms: int
    end_ms: int | None
    forgotten: bool
    again: bool

    @property
    def length(self) -> int:
        """Microseconds; 0 while it runs."""
        return 0 if self.end_ms is None else (self.end_ms - self.start_ms) * MICROSECONDS


@dataclass(frozen=True)
class TechnicianDayCase:
    """``day`` is the local date on which the shift begins."""

    stream: str
    store: str
    technician: str
    day: str
    starts_ms: int
    ends_ms: int
    started_ms: int | None
    ended_ms: int | None
    absence: str | None
    punches: tuple[Punch, ...]


@dataclass(frozen=True)
class BayDayCase:
    """``bookings``: from and to, in milliseconds since 1970."""

    stream: str
    store: str
    bay: str
    day: str
    bay_type: str
    closed: bool
    bookings: tuple[tuple[int, int], ...]
