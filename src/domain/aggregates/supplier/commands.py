"""Opening and closing a purchase channel."""

from collections.abc import Sequence
from typing import assert_never

from domain.aggregates.supplier import refusals
from domain.aggregates.supplier.events import ChannelApproved, ChannelBlocked, SupplierEvent
from domain.aggregates.supplier.state import Supplier
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.parts import SupplierCode, supplier_id
from domain.reasons import ReasonInput
from domain.text import ShortText


class ApproveChannel(Command, name="supplier.approve_channel", may_start=True):
    """Also after a block, and with another title or scope; ``scope`` says what may be bought there."""

    supplier: SupplierCode
    title: ShortText
    scope: ShortText


class BlockChannel(Command, name="supplier.block_channel"):
    reason: ReasonInput


SupplierCommand = ApproveChannel | BlockChannel


def decide(state: Supplier, command: SupplierCommand, frame: Frame) -> Sequence[SupplierEvent]:
    match command:
        case ApproveChannel(supplier=code, title=title, scope=scope):
            expected = supplier_id(frame.store, code)
            if frame.stream != expected:
                raise Invalid(refusals.WRONG_STREAM, expected=expected)
            if state.approved and (state.title, state.scope) == (title, scope):
                raise Refused(refusals.NOTHING_CHANGED)
            return [ChannelApproved(supplier=code, title=title, scope=scope)]
        case BlockChannel():
            if state.code is None or not state.approved:
                raise Refused(refusals.NOT_APPROVED)
            return [ChannelBlocked(supplier=state.code)]
        case _:
            assert_never(command)
