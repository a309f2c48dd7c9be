"""The outermost layer: whatever goes wrong inside is answered by a problem and logged without the words of anybody."""

import logging
import sqlite3
import traceback

import psycopg
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import INTERNAL, of_error, problem
from application.commands.refusals import NO_STORAGE
from application.event_log.records import StorageUnavailable
from domain.errors import Unavailable

_log = logging.getLogger(__name__)
_NO_STORAGE = (StorageUnavailable, sqlite3.OperationalError, psycopg.OperationalError)


class Guard:
    """ASGI middleware. Exception texts stay out of the log: databases and validators like to quote what they got."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:  # noqa: BLE001  # the last resort: every error becomes a problem document
            _write_down(error)
            if not started:
                await _answer(Request(scope), error)(scope, receive, send)


def _answer(request: Request, error: Exception) -> ASGIApp:
    if isinstance(error, _NO_STORAGE):
        return of_error(request, Unavailable(NO_STORAGE))
    return problem(request, status=500, code=INTERNAL)


def _write_down(error: Exception) -> None:
    places = (
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    )
    _log.error("request failed: %s at %s", type(error).__name__, " < ".join(reversed(list(places))))
