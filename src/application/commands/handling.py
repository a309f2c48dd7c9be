"""How a command is carried out: by its aggregate alone, or by a handler that knows the neighbours."""

from collections.abc import Callable
from typing import Any, TypeVar

from application.commands.work import Work
from domain.command import Command
from domain.decider import Decider, Frame
from domain.event import Event

StateT = TypeVar("StateT")
CommandT = TypeVar("CommandT", bound=Command)
EventT = TypeVar("EventT", bound=Event)

Handler = Callable[[Work, Any, Frame], None]
"""``(work, command, frame) -> None``; the command is of the class under which the handler is registered."""


def decide_alone(decider: Decider[StateT, CommandT, EventT]) -> Handler:
    """Load the addressed stream, decide, record."""

    def handle(work: Work, command: CommandT, frame: Frame) -> None:
        state = work.load(decider, frame.stream)
        work.record(decider, frame.stream, decider.decide(state, command, frame))

    return handle
