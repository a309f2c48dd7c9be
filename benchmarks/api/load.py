"""A small client that keeps a fixed number of connections busy. It speaks only as much HTTP as our servers answer."""

import asyncio
from collections.abc import Iterable, Iterator

from benchmarks.rounds import Timed

_HEAD_END = b"\r\n\r\n"
_LENGTH = b"content-length: "


class UnexpectedAnswer(Exception):
    """A request was refused, or the server speaks in a way this client does not know."""


def load(port: int, queues: Iterable[Iterable[bytes]]) -> Timed:
    """One connection per queue; each sends its requests one after the other."""
    waiting = [list(queue) for queue in queues]

    def run() -> int:
        asyncio.run(_all(port, waiting))
        return sum(map(len, waiting))

    return run


async def _all(port: int, queues: list[list[bytes]]) -> None:
    loop = asyncio.get_running_loop()
    connections = [_Connection(iter(queue), loop.create_future()) for queue in queues]
    for connection in connections:
        await loop.create_connection(lambda it=connection: it, "127.0.0.1", port)  # type: ignore[misc]
    await asyncio.gather(*(connection.done for connection in connections))


class _Connection(asyncio.Protocol):
    def __init__(self, requests: Iterator[bytes], done: "asyncio.Future[None]") -> None:
        self.done = done
        self._requests = requests
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        self._received += data
        head_end = self._received.find(_HEAD_END)
        if head_end < 0:
            return
        head = self._received[:head_end].lower()
        at = head.find(_LENGTH)
        if not head.startswith(b"http/1.1 2") or at < 0:
            self._fail(self._received)
            return
        length = int(head[at + len(_LENGTH) :].partition(b"\r")[0])
        if len(self._received) >= head_end + len(_HEAD_END) + length:
            self._received = b""
            self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self._fail(b"the connection was lost")

    def _send(self) -> None:
        assert self._transport is not None
        request = next(self._requests, None)
        if request is None:
            self.done.set_result(None)
            self._transport.close()
        else:
            self._transport.write(request)

    def _fail(self, why: bytes) -> None:
        if not self.done.done():
            self.done.set_exception(UnexpectedAnswer(why.decode(errors="replace")))
        if self._transport is not None:
            self._transport.close()
