"""The repair contract: drafted, reviewed, signed, amended."""

from typing import Annotated

from pydantic import Field

from domain.event import Event
from domain.identifiers import ContentHash
from domain.money import Money
from domain.personal import Personal
from domain.trade import Channel, ContractKind

Revision = Annotated[int, Field(ge=1)]


class ContractDrafted(Event, name="work_order.contract_drafted"):
    """``kinds`` are the reasons why this order needs a reviewed contract."""

    kinds: Annotated[tuple[ContractKind, ...], Field(min_length=1)]
    revision: Revision
    total: Money


class ContractReviewed(Event, name="work_order.contract_reviewed"):
    """One person's review, in the role of the envelope's actor; ``deciding`` is False for those who only take part."""

    revision: Revision
    approved: bool
    deciding: bool
    opinion: Personal | None = None


class ContractSigned(Event, name="work_order.contract_signed"):
    revision: Revision
    method: Channel
    evidence: ContentHash


class ContractAmended(Event, name="work_order.contract_amended"):
    """A new revision; reviews and signature start again. ``kinds`` may have grown with the price."""

    kinds: Annotated[tuple[ContractKind, ...], Field(min_length=1)]
    revision: Revision
    total: Money
    change: Personal


ContractingEvent = ContractDrafted | ContractReviewed | ContractSigned | ContractAmended
