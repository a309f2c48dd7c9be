"""What the storage could not do, told to the user."""

from collections.abc import Iterator
from contextlib import contextmanager

from application.commands.refusals import NO_STORAGE, STORAGE_FULL, NoSpace
from application.event_log.records import StorageFull, StorageUnavailable
from domain.errors import Unavailable


@contextmanager
def storage_errors_named() -> Iterator[None]:
    try:
        yield
    except StorageFull as cause:
        raise NoSpace(STORAGE_FULL) from cause
    except StorageUnavailable as cause:
        raise Unavailable(NO_STORAGE) from cause
