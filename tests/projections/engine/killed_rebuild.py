"""A process that rebuilds, drops the old copy, and kills itself at a step."""

from __future__ import annotations

import os
import signal

from projections.engine import Engine, Sizes, open_read_database
from tests.projections.engine.sample import ACCOUNTS, history
from tests.support.list_source import ListSource

SIZES = Sizes(live=3, building=7, part=25, chunk=5)
EARLY = history(60, seed=32)
LATE = history(30, seed=42, first=EARLY[-1].position + 1)


def run(url: str, deadly: str, times: int) -> None:
    reached = 0
    source = ListSource(EARLY)
    database = open_read_database(url)
    live = Engine([ACCOUNTS], source, database, sizes=SIZES)
    live.run_until_caught_up()
    coming = iter(LATE)

    def on_step(step: str) -> None:
        nonlocal reached
        if step == deadly:
            reached += 1
            if reached == times:
                os.kill(os.getpid(), signal.SIGKILL)
        if (
            step in ("rebuild.4-chunk-stored", "rebuild.7-batch-stored")
            and (recorded := next(coming, None)) is not None
        ):
            source.append(recorded)
            live.step()

    engine = Engine([ACCOUNTS], source, database, on_step=on_step, sizes=SIZES)
    engine.rebuild("accounts")
    engine.drop_old("accounts")
