"""Fault points: the process kills itself at a named step, as a power cut would. Off unless a setting names a step."""

import os
import signal
from collections.abc import Callable


def watcher(fault: str | None) -> Callable[[str], None]:
    """A function to be called at every numbered step; it kills the process at step ``fault``.

    ``name*3`` kills at the third time the step is reached.
    """
    if fault is None:
        return _nothing
    step_name, _, times = fault.partition("*")
    remaining = [int(times or 1)]

    def watch(step: str) -> None:
        if step == step_name:
            remaining[0] -= 1
            if remaining[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return watch


def _nothing(_step: str) -> None:
    pass
