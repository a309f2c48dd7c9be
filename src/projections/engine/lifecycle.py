"""Which change of status is allowed from where, and what it leads to."""

from collections.abc import Callable, Sequence

from domain.errors import AfterSalesError
from projections.engine.checkpoint import set_status
from projections.engine.database import ReadDatabase
from projections.engine.errors import BUILD_FAILED, WRONG_STATUS, BuildFailed, WrongStatus
from projections.engine.handling import Failure, HandlingFailed, describe
from projections.engine.reader import Reader
from projections.engine.status import Standing, Status


def paused(seen: Standing) -> Status:
    """Raises :class:`WrongStatus` unless it runs."""
    if not seen.status.runs:
        raise _wrong(seen, "pause")
    return Status.PAUSED


def resumed(seen: Standing) -> Status:
    """What was live goes on live (parking), anything else builds on (strictly); WrongStatus unless paused or failed."""
    if seen.status is Status.FAILED:
        return Status.BUILDING
    if seen.status is not Status.PAUSED:
        raise _wrong(seen, "resume")
    return Status.LIVE if seen.was_live else Status.BUILDING


def change(database: ReadDatabase, reader: Reader, name: str, to: Callable[[Standing], Status]) -> None:
    """To :func:`paused` or :func:`resumed`, whatever batches run meanwhile. Raises :class:`WrongStatus`."""
    done = False
    while not done:
        seen = reader.standing(name)
        with database.writer.begin() as connection:
            done = set_status(connection, seen, to(seen))


def failed(database: ReadDatabase, seen: Standing, failure: HandlingFailed) -> BuildFailed:
    """Write the failures down and give the error to raise."""
    text = in_words(failure.failures)
    note(database, seen, Status.FAILED, text)
    return build_failed(seen.name, failure.failures[0].position, text)


def in_words(failures: Sequence[Failure]) -> str:
    """A line for each failing event; the first needs no position, the error names it anyway."""
    first, *others = failures
    return "\n".join([str(first), *(f"{each.position}: {each}" for each in others)])


def unreadable(database: ReadDatabase, seen: Standing, error: AfterSalesError) -> None:
    """Write down why the log cannot be read: building has failed with it, a live model lags until it can."""
    status = seen.status if seen.status.parks else Status.FAILED
    text = describe(error)
    if text != seen.error:
        note(database, seen, status, text)


def note(database: ReadDatabase, seen: Standing, status: Status, error: str) -> None:
    """Write down the status with an error."""
    with database.writer.begin() as connection:
        set_status(connection, seen, status, error)


def build_failed(name: str, position: int, failure: str) -> BuildFailed:
    return BuildFailed(BUILD_FAILED, name=name, position=position, failure=failure)


def _wrong(seen: Standing, action: str) -> WrongStatus:
    return WrongStatus(WRONG_STATUS, name=seen.name, status=seen.status.value, action=action)
