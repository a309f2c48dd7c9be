"""The store's time now: its business day marks figures as provisional."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.identifiers import StoreId
from domain.rules.calendar import business_date
from runtime.system import System


def business_today(system: System, store: StoreId) -> date:
    return business_date(system.rule_book.rules_for(store, system.clock()).calendar, system.clock())


def wall_clock(system: System, store: StoreId) -> datetime:
    """What the clock in the store shows, without a zone, to the second."""
    now = system.clock()
    zone = ZoneInfo(system.rule_book.rules_for(store, now).calendar.time_zone)
    return now.astimezone(zone).replace(tzinfo=None, microsecond=0)
