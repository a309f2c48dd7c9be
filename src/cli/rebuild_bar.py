"""One progress bar for figures that are made once more from the log."""

from collections.abc import Iterator
from contextlib import contextmanager

from cli.language import one
from cli.progress import progress
from projections.engine import Progress
from runtime.figures.shadow import OnProgress


@contextmanager
def filling_bar() -> Iterator[OnProgress]:
    """What it gives is to be told how far the work is."""
    with progress() as bars:
        task = bars.add_task(one("由日志重算", "from the log"), total=None)

        def advance(at: Progress) -> None:
            bars.update(task, total=at.head, completed=at.position)

        yield advance
