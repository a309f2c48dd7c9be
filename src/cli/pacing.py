"""How far a rebuild is: a bar for each read model, or lines of JSON for machines that watch."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

import typer
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
from rich.progress import Progress as Bars

from cli.language import one
from cli.screen import err
from projections.engine import Measured, Pace, Phase, Progress

OnProgress = Callable[[Progress], None]


def pacing(*, as_json: bool) -> AbstractContextManager[OnProgress]:
    """What it gives is to be told how far the work is."""
    return json_lines() if as_json else bars()


@contextmanager
def json_lines() -> Iterator[OnProgress]:
    """On stdout, one for each progress."""
    pace = Pace(time.monotonic)

    def advance(at: Progress) -> None:
        typer.echo(pace.measure(at).json_line())

    yield advance


@contextmanager
def bars() -> Iterator[OnProgress]:
    """On stderr; rate and time left are those of the engine, which knows what an earlier attempt had done."""
    pace, tasks = Pace(time.monotonic), dict[str, TaskID]()
    columns = (
        TextColumn("{task.description}"),
        TextColumn("{task.fields[phase]}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    with Bars(*columns, console=err()) as shown:

        def advance(at: Progress) -> None:
            measured = pace.measure(at)
            if at.name not in tasks:
                tasks[at.name] = shown.add_task(at.name, phase="", pace="")
            shown.update(
                tasks[at.name],
                total=measured.total,
                completed=measured.done,
                phase=_phase(at.phase),
                pace=_pace(measured),
            )

        yield advance


def _phase(phase: Phase) -> str:
    match phase:
        case Phase.FILLING:
            return one("填充", "filling")
        case Phase.CATCHING_UP:
            return one("追赶", "catching up")
        case Phase.SWITCHED:
            return one("已切换", "switched")


def _pace(measured: Measured) -> str:
    if measured.rate is None or measured.seconds_left is None:
        return ""
    left = timedelta(seconds=round(measured.seconds_left))
    return f"{measured.rate:,.0f}/s {one('剩余', 'left')} {left}"
