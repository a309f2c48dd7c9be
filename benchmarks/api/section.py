"""Commands and a one-row read over HTTP on SQLite, read models following, beside a bare endpoint."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from itertools import cycle, islice
from pathlib import Path
from time import monotonic
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.api import requests
from benchmarks.api.load import load
from benchmarks.life import Step, lives
from benchmarks.report import Comparison, Section
from benchmarks.rounds import Case, Timed, alternate
from runtime.keys import signing_key

NOTHING = "bare endpoint that does nothing"
COMMAND = "POST command"
READ = "GET /v1/work-orders/{id}"

_CONNECTIONS = 16
_REQUESTS_PER_CONNECTION = 150
_LIVES_PER_CONNECTION = 3
_PATIENCE_SECONDS = 60


def api_section(rounds: int, directory: Path) -> Section:
    with ExitStack() as stack:
        bare = stack.enter_context(_serving("nothing", directory))
        product = stack.enter_context(_serving("product", directory))
        desk = _Desk(product, requests.tokens(signing_key(directory)))
        desk.commands()()
        rates = alternate(
            [
                Case(NOTHING, lambda: desk.settled(_same_everywhere(bare, [requests.nothing()]))),
                Case(COMMAND, desk.commands),
                Case(READ, desk.reads),
            ],
            rounds,
        )
    return Section(
        f"HTTP, {_CONNECTIONS} connections, server in a process of its own, SQLite",
        rates,
        (Comparison(COMMAND, NOTHING, 0.2), Comparison(READ, NOTHING, 0.5)),
    )


class _Desk:
    """Orders of the day, fed to the product through its own door."""

    def __init__(self, port: int, token: requests.Token) -> None:
        self._port = port
        self._token = token
        self._lives = lives()
        self._orders: list[str] = []

    def commands(self) -> Timed:
        queues = [list(islice(self._lives, _LIVES_PER_CONNECTION)) for _ in range(_CONNECTIONS)]
        load(self._port, [self._steps(life.before for life in queue) for queue in queues])()
        self._orders = [life.order for queue in queues for life in queue]
        return self.settled(
            load(self._port, [self._steps(life.commands for life in queue) for queue in queues])
        )

    def reads(self) -> Timed:
        wanted = [requests.reading(order, self._token) for order in self._orders]
        return self.settled(_same_everywhere(self._port, wanted))

    def settled(self, work: Timed) -> Timed:
        """``work``, after the read models have caught up: no case is to pay for the one before it."""
        deadline = monotonic() + _PATIENCE_SECONDS
        while not _caught_up(self._port):
            if monotonic() > deadline:
                raise TimeoutError("the read models do not catch up with the log")
        return work

    def _steps(self, parts: Iterable[tuple[Step, ...]]) -> list[bytes]:
        return [requests.command(step, self._token) for part in parts for step in part]


def _caught_up(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
            return not any(line["lag"] for line in json.load(answer)["projections"])
    except HTTPError as error:
        if error.code != HTTPStatus.SERVICE_UNAVAILABLE:
            raise
        return False  # a read model is still being built


def _same_everywhere(port: int, wanted: list[bytes]) -> Timed:
    return load(port, [list(islice(cycle(wanted), _REQUESTS_PER_CONNECTION)) for _ in range(_CONNECTIONS)])


@contextmanager
def _serving(which: str, directory: Path) -> Iterator[int]:
    """A server process; gives its port."""
    with socket.create_server(("127.0.0.1", 0), backlog=_CONNECTIONS) as listening:
        number = listening.fileno()
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.api.server", which, str(directory), str(number)],
            pass_fds=[number],
        )
        port: int = listening.getsockname()[1]
    # only the server holds the socket now: should it die, nobody waits for an answer
    try:
        yield port
    finally:
        process.terminate()
        process.wait()
