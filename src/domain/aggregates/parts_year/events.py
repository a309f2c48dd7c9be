"""What can happen in a parts department's year: targets proposed and agreed, information sent to the manufacturer."""

from typing import Annotated

from pydantic import Field

from domain.aggregates.parts_year.words import MarketInfoKind, YearTarget
from domain.event import Event
from domain.money import Money
from domain.text import ShortText

Year = Annotated[int, Field(ge=2000, le=2100)]


class TargetProposed(Event, name="parts_year.target_proposed"):
    year: Year
    target: YearTarget
    amount: Money
    basis: ShortText


class TargetAgreed(Event, name="parts_year.target_agreed"):
    """Agreed by the other side: parts supervisor and after-sales manager, whoever proposed."""

    year: Year
    target: YearTarget
    amount: Money


class MarketInfoSent(Event, name="parts_year.market_info_sent"):
    """That something was sent, and which document; its content stays in the document."""

    year: Year
    kind: MarketInfoKind
    document: ShortText


PartsYearEvent = TargetProposed | TargetAgreed | MarketInfoSent
