"""Who folds the log."""

from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass

from projections.engine.rebuilding.inline import InlineExecutor
from projections.engine.rebuilding.site import Site
from projections.engine.rebuilding.units import Workplace


@dataclass(frozen=True)
class Crew:
    """``workers`` of the executor work at once; each comes by code and log through the ``workplace``."""

    executor: Executor
    workers: int
    workplace: Workplace


def alone(site: Site) -> Crew:
    """This thread, with what it has at hand."""
    return Crew(
        InlineExecutor(), 1, Workplace(lambda: site.bounds.projections, lambda: nullcontext(site.source))
    )
