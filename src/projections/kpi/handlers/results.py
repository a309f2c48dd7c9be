"""What was told about a month from outside."""

from datetime import date

from domain.aggregates.month_results.events import ReportedValue, ResultCorrected, ResultReported, Score
from domain.envelope import Recorded
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.periods import month_of
from projections.kpi.tables import REPORTED


def _reported(rows: Rows, recorded: Recorded[ResultReported]) -> None:
    _put(rows, recorded, recorded.event.value)


def _corrected(rows: Rows, recorded: Recorded[ResultCorrected]) -> None:
    _put(rows, recorded, recorded.event.now)


def _put(rows: Rows, recorded: Recorded[ResultReported | ResultCorrected], value: ReportedValue) -> None:
    event = recorded.event
    rows.put(
        REPORTED,
        {
            "stream": recorded.stream,
            "item": event.item,
            "store": recorded.meta.store,
            "month": event.month,
            "day": month_of(date.fromisoformat(f"{event.month}-01")).last.isoformat(),
            "fen": None if isinstance(value, Score) else value.fen,
            "score": int(value.score * 100) if isinstance(value, Score) else None,
            "answers": value.answers if isinstance(value, Score) else None,
        },
    )
    rows.touch(REPORTED, recorded.stream, event.item)


RESULT_SUBSCRIPTIONS = (
    on(ResultReported, _reported),
    on(ResultCorrected, _corrected),
)
