"""Plays a script on a command bus."""

from collections.abc import Callable, Iterable
from datetime import datetime

from application.commands import Bus, CommandEnvelope, Outcome
from domain.catalogue import DECIDERS
from domain.command import Command
from tests.support.scripted_day.step import Step

COMMANDS: dict[str, type[Command]] = {
    command.type_name: command for decider in DECIDERS for command in decider.commands
}


def envelope_of(step: Step, store: str) -> CommandEnvelope:
    return CommandEnvelope(
        command_id=step.command_id,
        actor=step.by,
        store=store,
        stream=step.stream,
        body=COMMANDS[step.command].model_validate(step.body),
        occurred_at=step.at,
    )


def play(bus: Bus, steps: Iterable[Step], store: str, set_clock: Callable[[datetime], None]) -> list[Outcome]:
    """Every step in turn, at its own time; raises what the bus raises."""
    outcomes = []
    for step in steps:
        set_clock(step.at)
        outcomes.append(bus.handle(envelope_of(step, store)))
    return outcomes
