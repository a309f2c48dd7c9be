"""One question at the parts counter."""

from typing import get_args

from domain.aggregates.parts_inquiry.commands import PartsInquiryCommand, decide
from domain.aggregates.parts_inquiry.events import PartsInquiryEvent
from domain.aggregates.parts_inquiry.state import PartsInquiry, evolve
from domain.decider import Decider

PARTS_INQUIRY: Decider[PartsInquiry, PartsInquiryCommand, PartsInquiryEvent] = Decider(
    kind="parts_inquiry",
    zh="询件单",
    initial=PartsInquiry(),
    commands=get_args(PartsInquiryCommand),
    events=get_args(PartsInquiryEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
