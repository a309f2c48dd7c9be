"""A writing process: appends notes to one stream, says which are acknowledged, and dies where it is told to.

    python -m tests.application.event_log.worker URL STREAM COUNT [STEP AT]

The AT-th time (from 1) that an append reaches STEP, the process is killed as by the kernel.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from application.event_log import open_event_log
from tests.application.event_log.samples import REGISTRY, one

_ROOT = Path(__file__).parents[3]


def start(
    url: str, stream: str, count: int, *, die_at: tuple[str, int] | None = None
) -> subprocess.Popen[str]:
    """Run :func:`main` in a process of its own; its standard output lists the acknowledged versions."""
    arguments = [url, stream, str(count), *(map(str, die_at) if die_at else ())]
    return subprocess.Popen(
        [sys.executable, "-m", __name__, *arguments],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(_ROOT / "src"), str(_ROOT)))},
        stdout=subprocess.PIPE,
        text=True,
    )


def main(url: str, stream: str, count: str, step: str = "", at: str = "0") -> None:
    reached = 0

    def on_step(name: str) -> None:
        nonlocal reached
        reached += name == step
        if name == step and reached == int(at):
            os.kill(os.getpid(), signal.SIGKILL)

    with closing(open_event_log(url, REGISTRY, on_step=on_step)) as log:
        for version in range(1, int(count) + 1):
            log.append(one(version, stream))
            print(version, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
