"""Over a real socket: large bodies, broken requests, and what the server's own logs say."""

from __future__ import annotations

import json
import logging
import resource
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn

from tests.support.door import Door
from tests.support.scripted_day.people import ADVISOR

SECRET = "13988887777"
MEGABYTE = 1 << 20


@pytest.fixture
def port(door: Door) -> Iterator[int]:
    """The application behind uvicorn, with its access log, on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(door.app, log_config=None, log_level="debug"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield int(listening.getsockname()[1])
        server.should_exit = True
        thread.join()


def _head(door: Door, *lines: str, path: str = "/v1/customers") -> bytes:
    return "\r\n".join([
        f"POST {path} HTTP/1.1", "Host: test", f"Authorization: Bearer {door.token(ADVISOR)}",
        "Idempotency-Key: served-0001", "Content-Type: application/json", *lines, "", "",
    ]).encode()  # fmt: skip


def _answer(connection: socket.socket) -> tuple[int, dict[str, object]]:
    with connection.makefile("rb") as file:
        status = int(file.readline().split()[1])
        length = 0
        while (line := file.readline().strip()) != b"":
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return status, json.loads(file.read(length))


def test_50_megabytes_announced_are_refused_before_they_come(door: Door, port: int) -> None:
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
        connection.sendall(_head(door, f"Content-Length: {50 * MEGABYTE}"))
        status, problem = _answer(connection)
    assert (status, problem["code"]) == (413, "API-INPUT-002")
    assert door.system.log.head() == 0


def test_50_megabytes_in_pieces_take_no_memory(door: Door, port: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    piece = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
        connection.sendall(_head(door, "Transfer-Encoding: chunked"))
        for _ in range(800):
            connection.sendall(piece)
        status, problem = _answer(connection)
    assert (status, problem["code"]) == (413, "API-INPUT-002")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert (after - before) / 1024 < 25, "megabytes, where 1 is the limit of a body"
    assert door.system.log.head() == 0


def test_the_access_log_has_no_word_of_the_body(
    door: Door, port: int, caplog: pytest.LogCaptureFixture
) -> None:
    bodies = (
        (201, {"name": "张三", "phone": SECRET}, "/v1/customers"),
        (422, {"phone": [SECRET]}, "/v1/customers"),
        (200, {"phone": SECRET}, "/v1/lookups/customer"),
    )
    with caplog.at_level(logging.DEBUG):
        for expected, body, path in bodies:
            content = json.dumps(body).encode()
            with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
                connection.sendall(_head(door, f"Content-Length: {len(content)}", path=path) + content)
                assert _answer(connection)[0] == expected
    assert "POST /v1/lookups/customer" in caplog.text
    assert SECRET not in caplog.text


def test_what_is_no_http_ends_nothing(door: Door, port: int) -> None:
    for rubbish in (b"\x00" * 100, b"GET\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"):
        with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
            connection.sendall(rubbish + b"\r\n\r\n")
            assert connection.recv(12) in {b"", b"HTTP/1.1 400"}
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: test\r\n\r\n")
        assert _answer(connection) == (200, {"status": "ok"})
