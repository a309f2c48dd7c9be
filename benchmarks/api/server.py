"""One server process: ``python -m benchmarks.api.server {nothing,product} DIRECTORY SOCKET``.

The socket is inherited and already listening: a client may connect before the server is up.
"""

import socket
import sys
from contextlib import ExitStack
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from benchmarks.life import shop_clock
from runtime.projector import Projector
from runtime.settings import Settings
from runtime.system import open_system


def nothing() -> FastAPI:
    app = FastAPI()

    @app.get("/")
    async def endpoint() -> dict[str, str]:
        return {"status": "ok"}

    return app


def main() -> None:
    which, directory, descriptor = sys.argv[1:]
    with ExitStack() as stack:
        if which == "nothing":
            app = nothing()
        else:
            settings = Settings(data_dir=Path(directory))
            system = stack.enter_context(open_system(settings, clock=shop_clock))
            app = create_app(system, stack.enter_context(Projector(settings, system)))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        server.run(sockets=[socket.socket(fileno=int(descriptor))])


if __name__ == "__main__":
    main()
