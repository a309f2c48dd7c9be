"""The store's business day now: what marks figures as provisional."""

from datetime import date

from domain.identifiers import StoreId
from domain.rules.calendar import business_date
from runtime.system import System


def business_today(system: System, store: StoreId) -> date:
    return business_date(system.rule_book.rules_for(store, system.clock()).calendar, system.clock())
