"""Where a projection stands in its life."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """``new -> building -> live -> paused | failed | retired``; ``kept`` was live until another copy replaced it."""

    NEW = "new"
    BUILDING = "building"
    LIVE = "live"
    PAUSED = "paused"
    FAILED = "failed"
    RETIRED = "retired"
    KEPT = "kept"

    @property
    def runs(self) -> bool:
        return self in (Status.NEW, Status.BUILDING, Status.LIVE)

    @property
    def parks(self) -> bool:
        """Events that fail are set aside; in any other status they stop the building."""
        return self in (Status.LIVE, Status.KEPT)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a query must know of its read model: how far it is, and what is missing.

    ``position``: every event up to it is in the rows, except ``parked`` ones. ``error`` says why building stopped.
    ``slot`` names the copy, ``serving`` is the one that queries read.
    """

    name: str
    version: int
    slot: str
    serving: bool
    status: Status
    position: int
    handled: int
    parked: int
    error: str | None
    was_live: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The other copy of a read model: one that is being built or whose building failed, or a kept former one."""

    status: Status
    position: int
    error: str | None


@dataclass(frozen=True, slots=True)
class ProjectionStatus:
    """A line for the operator: ``lag`` in positions of the log, ``rows`` over all tables, None where not counted."""

    name: str
    version: int
    status: Status
    position: int
    head: int
    lag: int
    handled: int
    rows: int | None
    parked: int
    error: str | None
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Committed:
    """News after a commit: the read model now shows the log up to ``position``; ``handled`` events were taken."""

    name: str
    position: int
    handled: int


class Phase(StrEnum):
    FILLING = "filling"
    CATCHING_UP = "catching_up"
    SWITCHED = "switched"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild is: so much of the log, up to ``position`` of ``head``, is in the new copy.

    Rate and time left need a clock: see ``Pace``.
    """

    name: str
    position: int
    head: int
    handled: int
    phase: Phase
