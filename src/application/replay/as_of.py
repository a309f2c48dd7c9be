"""A moment of the past, named by log position or by time."""

import re
from dataclasses import dataclass
from datetime import datetime

from domain.envelope import Recorded
from domain.errors import Invalid, define
from domain.event import Event

BAD_AS_OF = define(
    "REPLAY-ASOF-001",
    zh="时点应为日志位置(整数)或带时区的 ISO 8601 时间",
    en="A moment is a log position (integer) or an ISO 8601 time with its offset",
)


@dataclass(frozen=True, slots=True)
class AsOf:
    """What was known then: events up to ``position``, or recorded not later than ``time``. Exactly one is set."""

    position: int | None = None
    time: datetime | None = None

    def knows(self, recorded: Recorded[Event]) -> bool:
        if self.position is not None:
            return recorded.position <= self.position
        return self.time is None or recorded.meta.recorded_at <= self.time


def parse_as_of(text: str) -> AsOf:
    """``1234`` is a position, ``2026-03-02T18:00:00+08:00`` a time. Raises Invalid (REPLAY-ASOF-001)."""
    if re.fullmatch(r"\d{1,18}", text):
        return AsOf(position=int(text))
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(BAD_AS_OF) from None
    if time.tzinfo is None:
        raise Invalid(BAD_AS_OF)
    return AsOf(time=time)
