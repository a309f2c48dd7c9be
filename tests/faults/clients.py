"""Clients in threads of this process who do not give up: what was not answered is sent again until it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from threading import local

from application.commands import Bus, CommandEnvelope, Outcome
from domain.errors import Unavailable
from tests.faults.acknowledged import Acknowledged

MOST_ATTEMPTS = 50


class ThreadClock(local):
    """Stands, for each thread, at the time of the command that it is sending."""

    now = datetime(2026, 3, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Client:
    """Sends every command with the version it saw last, as an API client with If-Match does.

    ``wait`` is called before a command is sent again; it comes back when there is hope. ``answered`` is called after
    every answer. Anything that is refused is raised: these clients do nothing wrong.
    """

    def __init__(
        self,
        bus: Bus,
        clock: ThreadClock,
        *,
        wait: Callable[[], object] = lambda: None,
        answered: Callable[[], object] = lambda: None,
    ) -> None:
        self.acknowledged: dict[str, Acknowledged] = {}
        self.replayed = 0
        self._bus = bus
        self._clock = clock
        self._wait = wait
        self._answered = answered
        self._versions: dict[str, int] = {}

    def send_all(self, envelopes: Iterable[CommandEnvelope]) -> None:
        for envelope in envelopes:
            self._clock.now = envelope.occurred_at.astimezone(UTC)
            seen = self._versions.get(envelope.stream)
            self._note(envelope.command_id, self._insist(replace(envelope, expected_version=seen)))

    def _insist(self, envelope: CommandEnvelope) -> Outcome:
        for _ in range(MOST_ATTEMPTS):
            try:
                return self._bus.handle(envelope)
            except Unavailable:
                self._wait()
        raise AssertionError(f"{envelope.command_id} was never answered")

    def _note(self, command_id: str, outcome: Outcome) -> None:
        self.replayed += outcome.replayed
        self.acknowledged[command_id] = Acknowledged.of(command_id, outcome)
        self._versions |= {stream: version for stream, version, _ in outcome.events}
        self._answered()
