"""A real Dask cluster on this machine: processes that talk over TCP."""

from __future__ import annotations

from distributed import LocalCluster


def local_cluster(workers: int) -> LocalCluster:
    """To be used as a context manager. Every port is a free one."""
    return LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, protocol="tcp", dashboard_address=":0"
    )
