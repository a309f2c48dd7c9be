"""Processes that take turns at a number in a file, reading it and writing it back as two steps."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from pathlib import Path

from application.event_log import open_event_log
from tests.application.event_log.samples import REGISTRY

LOCKS = (3, 7)


def count(url: str, file: str, times: int) -> None:
    with closing(open_event_log(url, REGISTRY)) as log:
        for _ in range(times):
            with log.turn(LOCKS):
                number = int(Path(file).read_text())
                Path(file).write_text(str(number + 1))


def die_holding(url: str) -> None:
    with closing(open_event_log(url, REGISTRY)) as log, log.turn(LOCKS):
        os.kill(os.getpid(), signal.SIGKILL)
