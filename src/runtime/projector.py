"""The process that keeps the read models in step, and deadlines, while another one serves.

Threads of one process take turns at one interpreter: a command that waits for the disk comes back behind a batch of
rows, several times over. A process of its own takes none of the server's time. The two ring at each other: the server
when it has appended, the other one when rows are there to be read.
"""

import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from runtime.bell import Bell, hear
from runtime.deadlines import Deadlines
from runtime.rule_changes import keep_in_step
from runtime.settings import Settings
from runtime.system import System, open_system

_REST_SECONDS = 1.0


class Projector:
    """Use it as a context manager. A process that dies is started again; ``alive`` says whether one runs.

    The process lives as long as the bell of this one is there, so it outlives neither an orderly end nor a crash.
    """

    def __init__(self, settings: Settings, system: System) -> None:
        self._settings = settings
        self._system = system
        # a forked copy would share connections and locks with the server
        self._spawning = multiprocessing.get_context("spawn")
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._keep_running, name="projector-watch", daemon=True)
        self._start()
        system.log.on_append(self._ring)

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
        self._bell.close()
        self._watch.join()

    def _ring(self) -> None:
        self._bell.ring()

    def _start(self) -> None:
        appended, ours = self._spawning.Pipe(duplex=False)
        stored, theirs = self._spawning.Pipe(duplex=False)
        self._bell = Bell(ours)
        self._process = self._spawning.Process(
            target=_follow, args=(self._settings, appended, theirs), name="projections", daemon=True
        )
        self._process.start()
        appended.close()
        theirs.close()
        listening = threading.Thread(target=hear, args=(stored, self._system.engine.poke), daemon=True)
        listening.start()

    def _keep_running(self) -> None:
        self._process.join()
        while not self._over.wait(_REST_SECONDS):
            self._bell.close()
            self._start()
            if self._over.is_set():
                self._bell.close()
            self._process.join()


def _follow(settings: Settings, appended: Connection, stored: Connection) -> None:
    """The life of the process: until the server's bell is gone."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # an interrupt is for the server, which then ends this process
    over, bell = threading.Event(), Bell(stored)
    with open_system(settings) as system:
        threading.Thread(target=_follow_the_bell, args=(system, appended, over), daemon=True).start()
        system.engine.on_commit(lambda _: bell.ring())
        deadlines = threading.Thread(
            target=Deadlines(system).run, args=(over,), name="deadlines", daemon=True
        )
        deadlines.start()
        keep_in_step(system.engine, over)
        deadlines.join()


def _follow_the_bell(system: System, appended: Connection, over: threading.Event) -> None:
    hear(appended, system.log.poke)
    over.set()
