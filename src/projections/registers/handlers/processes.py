"""The register of special processes. Marking a job again asks for every release anew."""

from domain.aggregates.work_order.events.dispatching import SpecialProcessMarked, SpecialProcessReleased
from domain.envelope import Recorded
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.registers.handlers.entries import appended, entry, signed
from projections.registers.tables import SPECIAL_PROCESS


def _marked(rows: Rows, recorded: Recorded[SpecialProcessMarked]) -> None:
    event = recorded.event
    process = {**entry(recorded), "job": event.job, "process": event.process, "releases": "[]"}
    rows.put(SPECIAL_PROCESS, process)


def _released(rows: Rows, recorded: Recorded[SpecialProcessReleased]) -> None:
    process = rows.get(SPECIAL_PROCESS, recorded.stream, recorded.event.job)
    if process is not None:
        releases = appended(process["releases"], signed(recorded))
        rows.put(SPECIAL_PROCESS, {**process, "releases": releases})


PROCESS_SUBSCRIPTIONS = (
    on(SpecialProcessMarked, _marked),
    on(SpecialProcessReleased, _released),
)
