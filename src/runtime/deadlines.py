"""Once a minute: what is due by the read models becomes commands."""

import logging
import threading

from application.commands.timing import in_store_time
from application.processes.expiring import DueReservation, expiry_of
from domain.errors import AfterSalesError
from domain.parts import OrderLine
from projections.parts_shelf.queries.waiting import due_anywhere
from runtime.system import System

_LOOK_SECONDS = 60.0

_logger = logging.getLogger(__name__)


class Deadlines:
    """What cannot be done stays on the list of tasks, and is tried again a minute later."""

    def __init__(self, system: System) -> None:
        self._system = system

    def run(self, stop: threading.Event) -> None:
        while not stop.wait(_LOOK_SECONDS):
            try:
                self.look()
            except Exception:
                _logger.exception("deadlines could not be looked at; looking again in a minute")

    def look(self) -> int:
        """Once; how many reservations have expired."""
        now = self._system.clock()
        expired = 0
        for task in due_anywhere(self._system.reader, now):
            line = OrderLine(order=task.order, job=task.job, line=task.line)
            due = DueReservation(task.store, task.part, line, task.at)
            try:
                outcome = self._system.bus.handle(expiry_of(due, in_store_time(now)))
            except AfterSalesError as refusal:
                _logger.info("%s for %s of %s stays a task: %s", task.part, task.line, task.order, refusal)
            else:
                expired += not outcome.replayed
        return expired
