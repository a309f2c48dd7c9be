"""Crashing a PostgreSQL server of the tests: stopped at once, without a checkpoint, and started again."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg


@dataclass(frozen=True, slots=True)
class Server:
    """``account`` owns the data directory: PostgreSQL does not run as anybody else."""

    url: str
    programs: Path
    data: Path
    account: str

    def crash_and_restart(self) -> None:
        """Every backend is killed where it stands; back when the recovery is through."""
        subprocess.run(
            [
                *(str(self.programs / "pg_ctl"), "-w", "-D", str(self.data)),
                *("-l", str(self.data / "log"), "-m", "immediate", "restart"),
            ],
            check=True,
            user=self.account,
            cwd=self.data.parent,
            stdout=subprocess.DEVNULL,
            timeout=60,
        )


def server_of(url: str) -> Server:
    with psycopg.connect(url) as admin:
        (data,) = admin.execute("SHOW data_directory").fetchone() or ("",)
        (programs,) = admin.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'").fetchone() or ("",)
    return Server(url, Path(programs), Path(data), Path(data).owner())
