"""How much is done at once."""

from dataclasses import dataclass

from projections.engine.status import Status


@dataclass(frozen=True, slots=True)
class Sizes:
    """``live`` and ``building`` are events in one transaction, ``chunk`` is rows in one.

    ``part`` is about how many events of the log are folded at once: what they make is held in memory.
    """

    live: int = 500
    building: int = 5_000
    part: int = 125_000
    chunk: int = 10_000

    def batch(self, status: Status) -> int:
        return self.live if status.parks else self.building
