"""Starting and killing workers. They are forked from a process that has imported everything and opened nothing."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGKILL

from tests.faults.worker import Life, live

_ROOT = Path(__file__).parents[2]
_FORKSERVER = multiprocessing.get_context("forkserver")
LONGEST_SECONDS = 120.0


def start(life: Life) -> ForkServerProcess:
    return fork(live, life)


def fork(work: Callable[..., None], *arguments: object) -> ForkServerProcess:
    """A process for a function of a module that the tests can import."""
    with _importable():
        _FORKSERVER.set_forkserver_preload(["pytest", "tests.faults.worker"])
        forkserver.ensure_running()
    process = _FORKSERVER.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def killed(work: Callable[..., None], *arguments: object) -> None:
    """Waits for a process that kills itself in the middle of this work, and for no other end of it."""
    process = fork(work, *arguments)
    process.join(LONGEST_SECONDS)
    if process.exitcode is None:
        process.kill()
    assert process.exitcode == -SIGKILL, "it says why on the standard error stream"


def kill(process: ForkServerProcess, life: Life, after: float) -> None:
    """Kill -9 after so many seconds, wherever the process is then."""
    process.join(after)
    process.kill()
    process.join(LONGEST_SECONDS)
    _expect(process, life, -SIGKILL)


def await_death(process: ForkServerProcess, life: Life) -> None:
    """The process kills itself at the step that its settings name."""
    process.join(LONGEST_SECONDS)
    _expect(process, life, -SIGKILL)


def await_end(process: ForkServerProcess, life: Life) -> None:
    """The process ends with its work done."""
    process.join(LONGEST_SECONDS)
    _expect(process, life, 0)


def _expect(process: ForkServerProcess, life: Life, code: int) -> None:
    if process.exitcode is None:
        process.kill()
    complaint = life.complaint.read_text() if life.complaint.exists() else ""
    assert process.exitcode == code, f"exit code {process.exitcode} of client {life.client}\n{complaint}"


@contextmanager
def _importable() -> Iterator[None]:
    """The server of forks does not get this process's import path, only its environment."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join((str(_ROOT / "src"), str(_ROOT)))
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
