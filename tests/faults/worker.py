"""A process that works until it is killed: commands from a script, read models behind them in a thread.

What the system accepted is written down after the answer came, as a client would. A new life takes up the script a few
commands before the last one written down: those are sent again and must get the answers they got before.
"""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from application.commands import CommandEnvelope
from runtime.settings import Settings
from runtime.system import Background, System, open_system
from tests.faults.acknowledged import Acknowledged, read, written
from tests.faults.script import envelopes

SENT_AGAIN = 3


@dataclass(frozen=True, slots=True)
class Life:
    """``notebook`` outlives the process; ``until`` is the number of commands after which the work is done."""

    settings: Settings
    client: int
    clients: int
    notebook: Path
    until: int | None = None

    @property
    def complaint(self) -> Path:
        """What went wrong, where a life ended otherwise than by a kill or with its work done."""
        return self.notebook.with_suffix(".error")


class StepClock:
    """Stands at the time of the command that is being sent."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def live(life: Life) -> None:
    try:
        _work(life)
    except BaseException:
        life.complaint.write_text(traceback.format_exc())
        raise


def _work(life: Life) -> None:
    known = read(life.notebook)
    begin = max(0, len(known) - SENT_AGAIN)
    notebook = os.open(life.notebook, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    clock = StepClock()
    with open_system(life.settings, clock=clock) as system, Background(system.engine):
        for envelope in islice(envelopes(life.client, life.clients), begin, life.until):
            acknowledged = send(system, clock, envelope)
            earlier = known.get(envelope.command_id)
            if earlier is None:
                os.write(notebook, written(acknowledged))
            elif earlier != acknowledged:
                raise AssertionError(f"sent again, another answer: {earlier} became {acknowledged}")
        if life.until is not None and not system.engine.wait_for(system.log.head(), timeout=60):
            raise AssertionError("the read models did not catch up")


def send(system: System, clock: StepClock, envelope: CommandEnvelope) -> Acknowledged:
    clock.now = envelope.occurred_at.astimezone(UTC)
    return Acknowledged.of(envelope.command_id, system.bus.handle(envelope))
