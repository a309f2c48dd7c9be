"""What can happen to a purchase channel."""

from domain.event import Event
from domain.parts import SupplierCode
from domain.text import ShortText


class ChannelApproved(Event, name="supplier.channel_approved"):
    """``scope``: what may be bought there."""

    supplier: SupplierCode
    title: ShortText
    scope: ShortText


class ChannelBlocked(Event, name="supplier.channel_blocked"):
    supplier: SupplierCode


SupplierEvent = ChannelApproved | ChannelBlocked
