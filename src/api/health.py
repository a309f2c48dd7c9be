"""Is the process alive, and is it ready to serve?"""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel

from domain.errors import AfterSalesError
from projections.engine import Engine, ProjectionStatus, Status
from runtime.system import Follower, System

_TAGS: list[str | Enum] = ["运行 operations"]
_OPEN: dict[str, Any] = {"security": []}


class CopyBeside(BaseModel):
    """A copy that nobody reads: being built, failed, or the former one; ``done`` of ``total`` events are in it."""

    status: str
    done: int
    total: int


class Projection(BaseModel):
    """``outdated`` when made under other rules than those now decided; null while these cannot be read."""

    name: str
    version: int
    status: str
    position: int
    lag: int
    parked: int
    outdated: bool | None
    beside: CopyBeside | None


class Readiness(BaseModel):
    """``ready`` is false while a read model does not run; ``degraded`` names those with parked events.

    A copy that is built beside, or rules that have changed, keep nobody from reading.
    """

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
        # rows are not counted: anybody may ask, and often
        lines, outdated = system.engine.status(count_rows=False), _outdated(system.engine)
        ready = all(line.status is Status.LIVE for line in lines) and (background is None or background.alive)
        response.status_code = 200 if ready else 503
        return Readiness(
            ready=ready,
            log_position=system.log.head(),
            degraded=[line.name for line in lines if line.parked],
            projections=[_projection(line, outdated) for line in lines],
        )


def _projection(line: ProjectionStatus, outdated: Sequence[str] | None) -> Projection:
    beside = line.beside
    return Projection(
        name=line.name,
        version=line.version,
        status=line.status.value,
        position=line.position,
        lag=line.lag,
        parked=line.parked,
        outdated=None if outdated is None else line.name in outdated,
        # what failed in it is not told here: the errors of events are for operators
        beside=None
        if beside is None
        else CopyBeside(status=beside.status.value, done=beside.position, total=line.head),
    )


def _outdated(engine: Engine) -> Sequence[str] | None:
    """None where the rules cannot be read, which keeps nobody from reading what is there."""
    try:
        return engine.outdated()
    except AfterSalesError:
        return None
