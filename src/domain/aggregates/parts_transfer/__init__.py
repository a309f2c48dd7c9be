"""Parts that one store of the group borrows from another: asked for, sent, received, settled."""

from typing import get_args

from domain.aggregates.parts_transfer.commands import PartsTransferCommand, decide
from domain.aggregates.parts_transfer.events import PartsTransferEvent
from domain.aggregates.parts_transfer.state import PartsTransfer, evolve
from domain.decider import Decider

PARTS_TRANSFER: Decider[PartsTransfer, PartsTransferCommand, PartsTransferEvent] = Decider(
    kind="parts_transfer",
    zh="店间调拨",
    initial=PartsTransfer(),
    commands=get_args(PartsTransferCommand),
    events=get_args(PartsTransferEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda _state, stream: stream,
    # two stores share it; each command says which of them may give it
    store_of=lambda _state: None,
)
