"""What a part is stocked for, year by year."""

from domain.aggregates.part.events import PartClassified
from domain.envelope import Recorded
from domain.parts import parts_stock_id
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.parts_tables import PART_CLASS, SHELF_LINE, SHELF_MONTH


def _classified(rows: Rows, recorded: Recorded[PartClassified]) -> None:
    event, store = recorded.event, recorded.meta.store
    stream = parts_stock_id(store, event.part)
    rows.put(
        PART_CLASS, {"stream": stream, "year": event.year, "store": store, "usage_class": event.usage_class}
    )
    for line in rows.select(SHELF_LINE, stream=stream):
        rows.touch(SHELF_LINE, stream, line["order"], line["job"], line["line"])
    for month in rows.select(SHELF_MONTH, stream=stream):
        rows.touch(SHELF_MONTH, stream, month["month"])


PART_CLASS_SUBSCRIPTIONS = (on(PartClassified, _classified),)
