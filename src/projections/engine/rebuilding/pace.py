"""Rate and time left of a rebuild, for whoever has a clock."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from projections.engine.status import Phase, Progress


@dataclass(frozen=True, slots=True)
class Measured:
    """``done`` of ``total`` events of the log are in; ``rate`` is in events per second.

    Rate and time left are None until something has been done.
    """

    name: str
    phase: Phase
    done: int
    total: int
    rate: float | None
    seconds_left: float | None

    def json_line(self) -> str:
        """One line for machines that watch."""
        return json.dumps(
            {
                "projection": self.name,
                "phase": self.phase.value,
                "done": self.done,
                "total": self.total,
                "rate": None if self.rate is None else round(self.rate, 1),
                "seconds_left": None if self.seconds_left is None else round(self.seconds_left, 1),
            }
        )


class Pace:
    """Measures from the first progress of each model: what an earlier attempt had done does not count as speed.

    ``clock`` gives seconds and never runs backwards.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._first: dict[str, tuple[int, float]] = {}

    def measure(self, progress: Progress) -> Measured:
        """To be called with every progress, in order."""
        now = self._clock()
        done, total = progress.position, max(progress.head, progress.position)
        first, since = self._first.setdefault(progress.name, (done, now))
        rate = (done - first) / (now - since) if done > first and now > since else None
        return Measured(
            name=progress.name,
            phase=progress.phase,
            done=done,
            total=total,
            rate=rate,
            seconds_left=None if rate is None else (total - done) / rate,
        )
