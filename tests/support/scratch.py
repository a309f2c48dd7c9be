"""Where tests keep their files: in memory where the machine has room, for most of them wait for a disk."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4 * 1024**3
"""Bytes that must be free; a whole run leaves about a tenth of it."""


def choose() -> None:
    """Temporary files of this process and of those it starts go to memory, unless ``TMPDIR`` names a place.

    Databases sync as they do anywhere: what a killed process had committed is there afterwards. No test cuts the power.
    """
    if "TMPDIR" not in os.environ and _has_room(MEMORY):
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # it may have been asked for before


def _has_room(directory: Path) -> bool:
    return directory.is_dir() and os.access(directory, os.W_OK) and shutil.disk_usage(directory).free >= ROOM
