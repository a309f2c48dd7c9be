"""A process that projects in small batches, building or live, and kills itself at a step."""

from __future__ import annotations

import os
import signal

from projections.engine import Engine, open_read_database
from tests.projections.engine.sample import ACCOUNTS, history
from tests.support.list_source import ListSource

BATCHES_BEFORE = 3


def run(url: str, life: str, deadly: str, seed: int) -> None:
    reached = 0

    def on_step(step: str) -> None:
        nonlocal reached
        reached += step == deadly
        if reached > BATCHES_BEFORE:
            os.kill(os.getpid(), signal.SIGKILL)

    events = history(80, seed)
    source = ListSource(() if life == "live" else events)
    engine = Engine([ACCOUNTS], source, open_read_database(url))
    if life == "live":
        engine.run_until_caught_up()
        source.append(*events)
    # an engine of its own, so that becoming live does not count as a batch
    engine = Engine([ACCOUNTS], source, open_read_database(url), on_step=on_step)
    while True:
        engine.step(limit=5)
