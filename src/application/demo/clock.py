"""Time in the simulated store: it moves when somebody moves it."""

from datetime import UTC, datetime

from application.commands.timing import STORE_ZONE


class SimulatedClock:
    """Called, it gives the present moment in UTC like the real clock; ``now`` is the same in the store's zone."""

    def __init__(self, start: datetime) -> None:
        self.now = start.astimezone(STORE_ZONE)

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)

    def move_to(self, moment: datetime) -> None:
        """Forward, or not at all."""
        self.now = max(self.now, moment.astimezone(STORE_ZONE))
