"""Is the process alive, and is it ready to serve?"""

from enum import Enum
from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel

from projections.engine import Status
from runtime.system import Follower, System

_TAGS: list[str | Enum] = ["运行 operations"]
_OPEN: dict[str, Any] = {"security": []}


class Projection(BaseModel):
    name: str
    version: int
    status: str
    position: int
    lag: int
    parked: int


class Readiness(BaseModel):
    """``ready`` is false while a read model does not run; ``degraded`` names those with parked events."""

    ready: bool
    log_position: int
    degraded: list[str]
    projections: list[Projection]


def add_health(router: APIRouter, system: System, background: Follower | None) -> None:
    """The two addresses that need no token; therefore they say nothing about what is stored."""

    @router.get("/livez", tags=_TAGS, openapi_extra=_OPEN)
    async def livez() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz", response_model=Readiness, tags=_TAGS, openapi_extra=_OPEN)
    def readyz(response: Response) -> Readiness:
        lines = system.engine.status()
        ready = all(line.status is Status.LIVE for line in lines) and (background is None or background.alive)
        response.status_code = 200 if ready else 503
        return Readiness(
            ready=ready,
            log_position=system.log.head(),
            degraded=[line.name for line in lines if line.parked],
            projections=[
                Projection(
                    name=line.name,
                    version=line.version,
                    status=line.status.value,
                    position=line.position,
                    lag=line.lag,
                    parked=line.parked,
                )
                for line in lines
            ],
        )
