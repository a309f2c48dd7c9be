"""Document numbers."""

from domain.aggregates.work_order.refusals import settling as refusals
from domain.decider import Frame
from domain.errors import Refused


def document_number(frame: Frame) -> str:
    """Issued by the store without gaps; the command handler takes it and hands it in as ``document_number``."""
    number = frame.known.get("document_number")
    if not isinstance(number, str):
        raise Refused(refusals.NO_DOCUMENT_NUMBER)
    return number
