"""How far a read model must be, how far it is, and what to say when that is not enough."""

from domain.errors import ErrorCode, Param, Unavailable, define
from projections.engine import Standing, Status

STALE = define(
    "API-STALE-001",
    zh="读模型 {name} 已到位置 {position},比要求的 {wanted} 落后 {behind},请稍后重试",
    en="Read model {name} is at position {position}, {behind} behind {wanted} as asked for; try again shortly",
)
BEING_BUILT = define(
    "API-READ-001",
    zh="读模型 {name} 正在首次构建,已到位置 {position},请稍后重试",
    en="Read model {name} is being built for the first time, now at position {position}; try again later",
)
BUILD_FAILED = define(
    "API-READ-002",
    zh="读模型 {name} 构建失败,停在位置 {position},请联系运维",
    en="Building read model {name} has failed at position {position}; ask the operator",
)


class CannotShow(Unavailable):
    """The read model has no answer now."""

    def __init__(self, error: ErrorCode, standing: Standing, **params: Param) -> None:
        super().__init__(error, name=standing.name, position=standing.position, **params)


def refuse_unfit(standing: Standing, wanted: int) -> None:
    """Raises :class:`CannotShow` for a model that is not built, or that has not seen the log up to ``wanted``."""
    if (missing := unbuilt(standing)) is not None:
        raise CannotShow(missing, standing)
    if standing.position < wanted:
        raise CannotShow(STALE, standing, wanted=wanted, behind=wanted - standing.position)


def unbuilt(standing: Standing) -> ErrorCode | None:
    """Why the model has nothing to show yet, if so."""
    if standing.status is Status.FAILED:
        return BUILD_FAILED
    if standing.status in (Status.NEW, Status.BUILDING) and not standing.was_live:
        return BEING_BUILT
    return None


def headers_of(standing: Standing) -> dict[str, str]:
    """The position that the answer shows, and what is wrong with the model, if anything."""
    headers = {"X-Projection-Position": str(standing.position)}
    if standing.parked or standing.status is not Status.LIVE:
        headers["X-Projection-Status"] = f"{standing.status.value}; parked={standing.parked}"
    return headers
