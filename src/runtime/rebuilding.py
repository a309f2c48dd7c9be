"""Who helps with a rebuild: processes of this machine, or a Dask cluster."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from application.event_log import StoredEventLog, open_event_log
from domain.catalogue import REGISTRY
from domain.errors import Invalid, Unavailable, define
from projections.catalogue import PROJECTIONS
from projections.engine import Crew, Projection, Workplace
from runtime.settings import Settings

NO_DASK = define(
    "RUN-DASK-001",
    zh="未安装 Dask:请安装 aftersales[dask]",
    en="Dask is not installed: install aftersales[dask]",
)
NO_CLUSTER = define(
    "RUN-DASK-002",
    zh="无法连接 Dask 集群 {address}:{problem}",
    en="The Dask cluster {address} cannot be reached: {problem}",
)
NO_WORKERS = define(
    "RUN-DASK-003",
    zh="Dask 集群 {address} 没有工作进程",
    en="The Dask cluster {address} has no workers",
)
TOO_FEW = define(
    "RUN-WORKERS-001",
    zh="工作进程数须至少为 1,而不是 {workers}",
    en="At least 1 worker is needed, not {workers}",
)


class NoCluster(Unavailable):
    """There is no Dask to work with."""


@dataclass(frozen=True)
class LogAt:
    """Opens the event log wherever it is called: the address travels, a connection cannot."""

    url: str
    allow_unsafe: bool

    @contextmanager
    def __call__(self) -> Iterator[StoredEventLog]:
        log = open_event_log(self.url, REGISTRY, allow_unsafe=self.allow_unsafe)
        try:
            yield log
        finally:
            log.close()


def catalogue() -> Sequence[Projection]:
    return PROJECTIONS


@contextmanager
def crew_of(
    settings: Settings, *, workers: int = 1, dask: str | None = None, patience: float = 10.0
) -> Iterator[Crew | None]:
    """``workers`` processes of this machine, or those of the Dask scheduler at ``dask``; None: the caller alone.

    ``patience`` is how many seconds the scheduler may take to answer. The log must be reachable under the same address
    for every worker. Raises Invalid, :class:`NoCluster`.
    """
    if workers < 1:
        raise Invalid(TOO_FEW, workers=workers)
    workplace = Workplace(catalogue, LogAt(settings.log_url, settings.allow_unsafe))
    if dask is not None:
        with _cluster(dask, patience) as (executor, size):
            yield Crew(executor, size, workplace)
    elif workers == 1:
        yield None
    else:
        # a copy of a process with threads and connections would inherit them half alive: begin from nothing
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
            yield Crew(executor, workers, workplace)


@contextmanager
def _cluster(address: str, patience: float) -> Iterator[tuple[Executor, int]]:
    try:
        from distributed import Client  # noqa: PLC0415  # an extra: only where it is asked for
    except ImportError as error:
        raise NoCluster(NO_DASK) from error
    try:
        client = Client(address, timeout=patience)
    except (OSError, ValueError) as error:
        raise NoCluster(NO_CLUSTER, address=address, problem=str(error)) from error
    with client:
        size = len(client.scheduler_info()["workers"])
        if not size:
            raise NoCluster(NO_WORKERS, address=address)
        yield client.get_executor(), size
