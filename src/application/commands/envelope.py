"""What comes in with a command, and what goes back."""

from dataclasses import dataclass
from datetime import datetime

from domain.actors import Actor
from domain.command import Command
from domain.reasons import ReasonCode


@dataclass(frozen=True, slots=True)
class CommandEnvelope:
    """A command with everything that is not its content.

    ``command_id`` is chosen by the sender and kept when sending again. ``occurred_at`` is when it happened, with the
    store's offset. ``expected_version`` is the version of the stream that the sender saw, None to take any.
    ``correlation_id`` defaults to the command id.
    """

    command_id: str
    actor: Actor
    store: str
    stream: str
    body: Command
    occurred_at: datetime
    correlation_id: str | None = None
    causation_id: str | None = None
    expected_version: int | None = None
    late_entry: ReasonCode | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to an accepted command, the same however often it is sent.

    ``version`` is the addressed stream's, ``position`` the last one in the log (0 when nothing had to be recorded),
    ``events`` are (stream, version, type name). ``replayed`` tells a stored answer from a new one.
    """

    stream: str
    version: int
    position: int
    events: tuple[tuple[str, int, str], ...]
    replayed: bool
