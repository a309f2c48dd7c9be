"""Reservations whose time is over go to whoever waits."""

from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from application.commands.envelope import CommandEnvelope
from domain.actors import Actor, Role
from domain.aggregates.parts_stock.commands.models import ExpireReservation
from domain.identifiers import PartNumber, StoreId
from domain.parts import OrderLine, parts_stock_id

CLOCK = Actor(id="system", role=Role.OPERATOR)


class DueReservation(NamedTuple):
    store: StoreId
    part: PartNumber
    line: OrderLine
    expires: datetime


def expiry_of(due: DueReservation, now: datetime) -> CommandEnvelope:
    """A reservation that was made anew has another end, and with it another command."""
    line = due.line
    named = ":".join((due.store, due.part, line.order, line.job, line.line, due.expires.isoformat()))
    return CommandEnvelope(
        command_id=f"expire-{sha256(named.encode()).hexdigest()[:40]}",
        actor=CLOCK,
        store=due.store,
        stream=parts_stock_id(due.store, due.part),
        body=ExpireReservation(line=line),
        occurred_at=now,
    )
