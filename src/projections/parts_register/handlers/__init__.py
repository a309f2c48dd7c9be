"""Which event is written into which part of the register."""

from projections.engine.projection import subscriptions
from projections.parts_register.handlers.inquiries import INQUIRY_SUBSCRIPTIONS
from projections.parts_register.handlers.parts import PART_SUBSCRIPTIONS
from projections.parts_register.handlers.prices import PRICE_SUBSCRIPTIONS
from projections.parts_register.handlers.profits import PROFIT_SUBSCRIPTIONS
from projections.parts_register.handlers.suppliers import SUPPLIER_SUBSCRIPTIONS
from projections.parts_register.handlers.years import YEAR_SUBSCRIPTIONS

HANDLERS = subscriptions(
    *PART_SUBSCRIPTIONS,
    *PRICE_SUBSCRIPTIONS,
    *SUPPLIER_SUBSCRIPTIONS,
    *INQUIRY_SUBSCRIPTIONS,
    *YEAR_SUBSCRIPTIONS,
    *PROFIT_SUBSCRIPTIONS,
)
