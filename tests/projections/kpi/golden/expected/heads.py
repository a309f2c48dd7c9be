"""C08 and C08a: per technician at work."""

from __future__ import annotations

from tests.projections.kpi.golden.expected.revenue import APRIL, BY_POSTING, REWORKS
from tests.projections.kpi.golden.expected.workshop_time import (
    ABSENT,
    CLOCKED,
    NOT_SOLD,
    SHIFT_OPEN,
    SHIFT_OPEN_IN_APRIL,
    sold_and,
)
from tests.projections.kpi.golden.ledger import HOURS, PIECES, YUAN, Golden, Sums, all_bring

_HEADS = all_bring("0/1", " ".join(CLOCKED))
"""25 technicians' days on 17 days: 2 3 4 5 6 9 10 11 12 13 16 17 18 19 26 27 31."""

C08 = Golden(
    "C08",
    units=(YUAN, PIECES),
    # 24583 x 17 / 25
    march=Sums(
        f"{BY_POSTING} {_HEADS}",
        "16716.44",
        numerator="24583",
        denominator="25",
        separate="27=240 28=860",
        excluded={**REWORKS, "absent": f"{ABSENT}=0/1", "shift_open": f"{SHIFT_OPEN}=0/1"},
    ),
    # two technicians on the 1st: 2400 x 1 / 2
    april=Sums(
        f"{APRIL} te01-04-01=0/1 te02-04-01=0/1",
        "1200",
        numerator="2400",
        denominator="2",
        excluded={"shift_open": f"{SHIFT_OPEN_IN_APRIL}=0/1"},
    ),
)

C08A = Golden(
    "C08a",
    units=(HOURS, PIECES),
    # 38.51 x 17 / 25
    march=Sums(
        sold_and(_HEADS),
        "26.1868",
        numerator="38.51",
        denominator="25",
        excluded={**NOT_SOLD, "absent": f"{ABSENT}=0/1", "shift_open": f"{SHIFT_OPEN}=0/1"},
    ),
    april=Sums(
        "30/J1=2 42/J1=0.8 te01-04-01=0/1 te02-04-01=0/1",
        "1.4",
        numerator="2.8",
        denominator="2",
        excluded={"shift_open": f"{SHIFT_OPEN_IN_APRIL}=0/1"},
    ),
)

HEADS = (C08, C08A)
