"""A process that steps live read models together, in small batches, and kills itself at a step."""

from __future__ import annotations

import os
import signal

from projections.engine import Engine, open_read_database
from tests.projections.engine.companions import ALL, NAMES
from tests.projections.engine.sample import history
from tests.support.list_source import ListSource

BATCHES_BEFORE = 3


def run(url: str, deadly: str, seed: int) -> None:
    reached = 0

    def on_step(step: str) -> None:
        nonlocal reached
        reached += step == deadly
        if reached > BATCHES_BEFORE:
            os.kill(os.getpid(), signal.SIGKILL)

    source = ListSource()
    Engine(ALL, source, open_read_database(url)).run_until_caught_up()
    source.append(*history(80, seed))
    engine = Engine(ALL, source, open_read_database(url), on_step=on_step)
    while True:
        assert engine.advance_together(NAMES, limit=5).keys() == set(NAMES)
