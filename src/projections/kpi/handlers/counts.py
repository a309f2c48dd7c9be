"""Stock counts: what the book said, what was found, when it was posted."""

from domain.aggregates.stock_count.events import CountEntered, CountFrozen, CountPosted
from domain.envelope import Recorded
from projections.engine.columns import Json, decimal_text, epoch_ms, json_text
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.cells import mapping
from projections.kpi.parts_tables import COUNT


def _frozen(rows: Rows, recorded: Recorded[CountFrozen]) -> None:
    costs: dict[str, Json] = {book.part: book.unit_cost.fen for book in recorded.event.books}
    rows.put(
        COUNT,
        {
            "stream": recorded.stream,
            "store": recorded.meta.store,
            "costs": json_text(costs),
            "differences": "{}",
        },
    )


def _entered(rows: Rows, recorded: Recorded[CountEntered]) -> None:
    event, count = recorded.event, rows.get(COUNT, recorded.stream)
    if count is not None:
        differences = {**mapping(count["differences"]), event.part: decimal_text(event.difference)}
        rows.patch(COUNT, recorded.stream, differences=json_text(differences))


def _posted(rows: Rows, recorded: Recorded[CountPosted]) -> None:
    if rows.get(COUNT, recorded.stream) is not None:
        rows.patch(COUNT, recorded.stream, posted_ms=epoch_ms(recorded.meta.occurred_at))
        rows.touch(COUNT, recorded.stream)


COUNT_SUBSCRIPTIONS = (
    on(CountFrozen, _frozen),
    on(CountEntered, _entered),
    on(CountPosted, _posted),
)
