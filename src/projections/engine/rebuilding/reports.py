"""What a rebuild and a verification answer."""

from dataclasses import dataclass

from projections.engine.errors import BuildFailed
from projections.engine.rebuilding.difference import Difference


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """``switched`` is False when it was stopped or the difference not accepted: the copy stays for the next time.

    ``difference`` is against what was read before; None when nothing was, or when it did not come so far. ``failed``
    says which events could not be projected.
    """

    name: str
    version: int
    position: int
    handled: int
    switched: bool
    difference: Difference | None = None
    failed: BuildFailed | None = None


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """``difference`` names the rows that are not what a fresh build at the same position makes."""

    name: str
    version: int
    difference: Difference

    @property
    def sound(self) -> bool:
        return not self.difference

    @property
    def position(self) -> int:
        return self.difference.read_position
