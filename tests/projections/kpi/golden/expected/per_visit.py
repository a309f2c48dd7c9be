"""V13 and V14: what a visit that left is worth."""

from __future__ import annotations

from tests.projections.kpi.golden.expected.revenue import APRIL, BY_PAYER, REWORKS
from tests.projections.kpi.golden.ledger import PIECES, YUAN, Golden, Sums, all_bring

_PAYING = "01 02 05 06 07 08 09 25 11 12 13 14 15 17 16 26 18 10 34"
"""Left in March, settled, and paid for: 19. Not 29 (free), nor reworks; 27 and 28 are no paying visits at all."""

V13 = Golden(
    "V13",
    units=(YUAN, PIECES),
    march=Sums(
        f"{BY_PAYER} {all_bring('0/1', _PAYING)}",
        "1293.8421",
        numerator="24583",
        denominator="19",
        separate="27=240 28=860",
        excluded={
            "rework_out": f"{REWORKS['rework_out']} {all_bring('0/1', '20 22 23 24')}",
            "free": "29=0/1",
            "pdi": "27=0/1",
            "internal": "28=0/1",
            "cancelled_before_work": "03=0/1",
            "cancelled_after_work": "04=0/1",
            "turned_away": "19=0/1",
            "no_order": "21=0/1",
        },
    ),
    april=Sums(f"{APRIL} {all_bring('0/1', '33 42 30')}", "800", numerator="2400", denominator="3"),
)

V14 = Golden(
    "V14",
    units=(YUAN, PIECES),
    # orders of class maintenance alone: not 29, which is free, and not 80, though it was done in the visit of 08
    march=Sums(
        f"01=400 08=800 09=488 17=400 {all_bring('0/1', '01 08 09 17')}",
        "522",
        numerator="2088",
        denominator="4",
    ),
    april=Sums(f"33=800 42=400 {all_bring('0/1', '33 42')}", "600", numerator="1200", denominator="2"),
)

PER_VISIT = (V13, V14)
