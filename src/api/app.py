"""The HTTP application: every door in one place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api import openapi, problems
from api.commands import add_commands, personal_commands
from api.guard import Guard
from api.health import add_health
from api.identity import TokenVerifier
from api.lanes import Lanes
from api.queries.personal import BODIES
from api.queries.router import add_queries
from domain.catalogue import DECIDERS
from runtime.keys import public_pem, signing_key
from runtime.system import Follower, System

_DESCRIPTION = """4S 店售后管理。Event-sourced after-sales management for car dealerships.

Commands are posted, one address each; queries read models that follow the log. A command answers with its position,
which a query takes as `min_position`. Problems are RFC 9457 documents with a stable code, in Chinese or English.
"""


def create_app(
    system: System, background: Follower | None = None, verifier: TokenVerifier | None = None
) -> FastAPI:
    """``background`` is watched by ``/readyz``; ``verifier`` defaults to the key that the settings name.

    The caller starts and closes ``system`` and ``background``; the application closes only what it opens itself.
    """
    identity = verifier or _verifier(system)
    lanes = Lanes(system.settings.lanes)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        lanes.close()

    app = FastAPI(
        title="Aftersales 售后",
        version="1",
        description=_DESCRIPTION,
        # the pages of the framework load scripts from elsewhere
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    problems.install(app)
    app.add_middleware(Guard)
    add_queries(app.router, system, identity)
    add_commands(app.router, system, identity, lanes)
    add_health(app.router, system, background)
    commands = (command for decider in DECIDERS for command in personal_commands(decider))
    openapi.install(app, (*commands, *BODIES))
    return app


def _verifier(system: System) -> TokenVerifier:
    settings = system.settings
    pem = (
        settings.token_public_key.read_bytes()
        if settings.token_public_key
        else public_pem(signing_key(settings.data_dir))
    )
    return TokenVerifier(pem, settings.token_issuer, system.clock)
