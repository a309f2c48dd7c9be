"""``aftersales serve``: a real process, asked over a real socket."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from tests.cli.running import Command

_SRC = Path(__file__).resolve().parents[2] / "src"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_queue_is_served_to_whoever_has_a_token(aftersales: Command, store: Path) -> None:
    token = aftersales(
        "token", "--person", "D01", "--role", "dispatcher", "--store", "S01", "--data", str(store)
    ).out.strip()
    port = _free_port()
    code = "import sys; from cli.main import main; sys.exit(main())"
    arguments = [sys.executable, "-c", code, "serve", "--data", str(store), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(_SRC)}
    with subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            said = next(line for line in process.stderr if "Uvicorn running" in line)
            assert str(port) in said
            with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
                assert client.get("/livez").status_code == 200
                assert client.get("/v1/dispatch-queue").status_code == 401
                queue = client.get("/v1/dispatch-queue", headers={"Authorization": f"Bearer {token}"})
            assert queue.status_code == 200
            assert queue.json()["items"] != []
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.stderr.read()
        assert process.wait(timeout=30) == 0
        assert "Traceback" not in rest
