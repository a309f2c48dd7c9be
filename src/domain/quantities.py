"""Exact decimals for hours, quantities and shares; bounded counters for odometers."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

Hours = Annotated[Decimal, Field(gt=0, le=1000, max_digits=6, decimal_places=2)]
Quantity = Annotated[Decimal, Field(gt=0, le=100_000, max_digits=9, decimal_places=3)]
Percent = Annotated[Decimal, Field(gt=0, le=100, max_digits=5, decimal_places=2)]
Odometer = Annotated[int, Field(ge=0, le=3_000_000)]
"""Kilometres shown by the instrument."""
