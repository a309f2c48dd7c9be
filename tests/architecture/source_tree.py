"""The files the house rules look at."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PURE_ROOMS = {"handlers.py", "handlers", "figures", "deriving.py", "cases.py", "reading_cases.py"}
"""Of a projection: what its rows are made by."""


def source_files() -> list[Path]:
    return sorted(SRC.rglob("*.py"))


def pure_files() -> list[Path]:
    """Code that must give the same answer for the same input, whenever and wherever it runs."""
    return [path for path in source_files() if is_pure(path.relative_to(SRC))]


def is_pure(path: Path) -> bool:
    """`path` is relative to src."""
    match path.parts:
        case ("domain", *_):
            return True
        case ("projections", *rooms):
            return not PURE_ROOMS.isdisjoint(rooms)
        case _:
            return False


def project_files() -> Iterator[tuple[str, str]]:
    """(path from the root, text) of every text file that is tracked or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in sorted(filter(None, listed.stdout.split("\0"))):
        path = ROOT / name
        if not path.is_file():
            continue
        raw = path.read_bytes()
        if b"\0" not in raw:
            yield name, raw.decode("utf-8", errors="replace")
