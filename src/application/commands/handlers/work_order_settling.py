"""Settlement documents are numbered without gaps: the store's series and the order agree in one transaction."""

from collections.abc import Mapping

from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.document_series import DOCUMENT_SERIES
from domain.aggregates.document_series.commands import TakeNumber, document_series_id
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.commands.settling import ReverseSettlement, SettleOrder
from domain.command import Command
from domain.decider import Frame


def numbered(work: Work, command: SettleOrder | ReverseSettlement, frame: Frame) -> None:
    """The number is taken only together with the event that carries it."""
    series = document_series_id(frame.store, frame.at.year)
    taken = DOCUMENT_SERIES.decide(
        work.load(DOCUMENT_SERIES, series), TakeNumber(order=frame.stream), work.frame(series)
    )
    work.record(DOCUMENT_SERIES, series, taken)
    number = f"{frame.store}-{frame.at.year}-{work.load(DOCUMENT_SERIES, series).last:06d}"
    order = work.load(WORK_ORDER, frame.stream)
    work.record(
        WORK_ORDER, frame.stream, WORK_ORDER.decide(order, command, work.frame(document_number=number))
    )


HANDLERS: Mapping[type[Command], Handler] = {SettleOrder: numbered, ReverseSettlement: numbered}
