"""How much memory a rebuild takes at most: ``python -m benchmarks.rebuild.memory EVENTS DIRECTORY [URL]``.

In a process of its own, since the highest mark of a process never goes down again.
"""

import re
import resource
import subprocess
import sys
from pathlib import Path

from benchmarks.rebuild.places import Place
from benchmarks.rebuild.product import rebuild
from runtime.settings import Settings

_KIB_PER_MIB = 1024


def highest(place: Place, events: int) -> float:
    """MiB, the interpreter and the program included."""
    settings = place.settings
    where = [str(settings.data_dir), *([settings.database_url] if settings.database_url else [])]
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks.rebuild.memory", str(events), *where],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(answer.stdout)


def main() -> None:
    events, directory, *url = sys.argv[1:]
    settings = Settings(data_dir=Path(directory), database_url=url[0] if url else None)
    rebuild(Place("", settings, {}), int(events))()
    print(_highest_mark() / _KIB_PER_MIB)


def _highest_mark() -> int:
    """KiB. On Linux ``getrusage`` begins at the mark of the process that started this one, so another is asked."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
