"""The machine and the programs, in general words."""

import os
import platform
import sqlite3
from importlib.metadata import version

_PACKAGES = ("eventsourcing", "pydantic", "fastapi", "uvicorn", "psycopg")


def description() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}, {packages}"
    )
