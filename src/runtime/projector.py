"""The process that keeps the read models in step, and deadlines, while another one serves.

Threads of one process take turns at one interpreter: a command that waits for the disk comes back behind a batch of
rows, several times over. A process of its own takes none of the server's time.
"""

import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from runtime.deadlines import Deadlines
from runtime.rule_changes import keep_in_step
from runtime.settings import Settings
from runtime.system import open_system

_REST_SECONDS = 1.0


class Projector:
    """Use it as a context manager. A process that dies is started again; ``alive`` says whether one runs.

    The process lives as long as its line to this one is open, so it outlives neither an orderly end nor a crash.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # a forked copy would share connections and locks with the server
        self._spawning = multiprocessing.get_context("spawn")
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._keep_running, name="projector-watch", daemon=True)
        self._start()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    @property
    def process_id(self) -> int | None:
        return self._process.pid

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._line.close()
        self._watch.join()

    def _start(self) -> None:
        theirs, self._line = self._spawning.Pipe(duplex=False)
        self._process = self._spawning.Process(
            target=_follow, args=(self._settings, theirs), name="projections", daemon=True
        )
        self._process.start()
        theirs.close()

    def _keep_running(self) -> None:
        self._process.join()
        while not self._over.wait(_REST_SECONDS):
            self._start()
            if self._over.is_set():
                self._line.close()
            self._process.join()


def _follow(settings: Settings, line: Connection) -> None:
    """The life of the process: until its line is cut."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # an interrupt is for the server, which then ends this process
    over = threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(line, over), daemon=True).start()
    with open_system(settings) as system:
        deadlines = threading.Thread(
            target=Deadlines(system).run, args=(over,), name="deadlines", daemon=True
        )
        deadlines.start()
        keep_in_step(system.engine, over)
        deadlines.join()


def _wait_for_the_end(line: Connection, over: threading.Event) -> None:
    try:
        line.recv_bytes()  # nothing is ever said on it
    except (EOFError, OSError):
        over.set()
