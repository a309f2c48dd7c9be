"""A network between client and PostgreSQL that can lose one answer: committed, but the client never hears of it."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

from psycopg.conninfo import conninfo_to_dict

_DONE = b"SELECT 1\x00"
"""How the server ends the answer to a statement that gave one row; outside a transaction block it has committed."""


class LossyProxy:
    """Listens on a local port; ``url`` is what a client connects to instead."""

    def __init__(self, url: str) -> None:
        self._server = conninfo_to_dict(url)
        self._listening = socket.create_server(("127.0.0.1", 0))
        host, port = self._listening.getsockname()
        self.url = _as_url({**self._server, "host": host, "port": port})
        self._swallow = Event()
        self._open: list[socket.socket] = []
        self._thread = Thread(target=self._accept, daemon=True)

    def swallow_next_result(self) -> None:
        """The next result that a server sends is dropped, and its client cut off."""
        self._swallow.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _cut(self._listening)
        for opened in self._open:
            _cut(opened)
        self._thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = self._connect()
                self._open += [client, server]
                Thread(target=self._forward, args=(client, server, False), daemon=True).start()
                Thread(target=self._forward, args=(server, client, True), daemon=True).start()

    def _connect(self) -> socket.socket:
        host, port = str(self._server.get("host", "localhost")), int(self._server.get("port") or 5432)
        if not host.startswith("/"):
            return socket.create_connection((host, port))
        connected = socket.socket(socket.AF_UNIX)
        connected.connect(str(Path(host) / f".s.PGSQL.{port}"))
        return connected

    def _forward(self, source: socket.socket, target: socket.socket, answers: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if answers and self._swallow.is_set() and _DONE in data:
                    self._swallow.clear()
                    break
                target.sendall(data)
        _cut(source)
        _cut(target)


def _cut(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
    connected.close()


def _as_url(arguments: dict[str, object]) -> str:
    user, password = arguments.pop("user", ""), arguments.pop("password", "")
    who = f"{user}:{password}@" if password else f"{user}@"
    return f"postgresql://{who}{arguments['host']}:{arguments['port']}/{arguments['dbname']}"
