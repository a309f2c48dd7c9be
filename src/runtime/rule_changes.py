"""Beside the projections: read models made under rules that have been changed since are rebuilt."""

import logging
import math
import threading
import time
from collections.abc import Callable, Sequence

from projections.engine import BuildReplaced, Engine, RebuildReport

_LOOK_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 600.0
_LONGEST_WITHOUT_LOG_SECONDS = 30.0

_logger = logging.getLogger(__name__)


class RuleChanges:
    """Looks every second whether rules were changed, and rebuilds what depends on them while the shop is at work.

    What fails is tried again, each time after twice the pause, and at once when the rules are changed again: they may
    be what was wrong. Where two processes get in each other's way, the pauses grow until one of them has had the time
    for its rebuild. ``seconds`` is a clock that never runs backwards.
    """

    def __init__(self, engine: Engine, *, seconds: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._seconds = seconds
        self._failed_under: str | None = None
        self._pause = 0.0
        self._not_before = -math.inf

    def run(self, stop: threading.Event) -> None:
        """Until ``stop`` is set; a rebuild that is under way is left where it is and goes on at the next start."""
        while not stop.wait(_LOOK_SECONDS):
            self.look(stop)

    def look(self, stop: threading.Event) -> Sequence[RebuildReport]:
        """Once; never raises. What was rebuilt, or tried."""
        rules, rests = None, self._seconds() < self._not_before
        if rests and self._failed_under is None:
            return ()
        try:
            rules = self._engine.rules_digest()
            if rules is None or (rests and rules == self._failed_under):
                return ()
            reports = self._engine.rebuild_outdated(stop=stop)
        except BuildReplaced as error:
            _logger.info("%s; looking again later", error)
            self._failed(rules, longest=math.inf)
            return ()
        except Exception:
            _logger.exception("changed rules could not be brought into the read models")
            self._failed(rules, longest=_LONGEST_PAUSE_SECONDS if rules else _LONGEST_WITHOUT_LOG_SECONDS)
            return ()
        for report in reports:
            if report.failed is not None:
                _logger.error("%s keeps to its former rules: %s", report.name, report.failed)
            elif report.switched:
                _logger.info("%s was rebuilt under changed rules", report.name)
        if any(report.failed for report in reports):
            self._failed(rules, longest=_LONGEST_PAUSE_SECONDS)
        else:
            self._failed_under, self._pause, self._not_before = None, 0.0, -math.inf
        return reports

    def _failed(self, rules: str | None, *, longest: float) -> None:
        """``rules`` are those under which it failed; None: not even they could be read."""
        if rules != self._failed_under:
            self._pause = 0.0
        self._failed_under = rules
        self._pause = min(max(self._pause * 2, _LOOK_SECONDS), longest)
        self._not_before = self._seconds() + self._pause


def keep_in_step(engine: Engine, stop: threading.Event) -> None:
    """Everything that keeps the read models in step with the log and the rules, until ``stop`` is set."""
    beside = threading.Thread(target=RuleChanges(engine).run, args=(stop,), name="rule-changes", daemon=True)
    beside.start()
    engine.run(stop)
    beside.join()
