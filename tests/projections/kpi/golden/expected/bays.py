"""C05 to C07: bays. Recorded are the 2nd to the 4th, Sunday the 8th (the store is closed), and 1 April."""

from __future__ import annotations

from tests.projections.kpi.golden.expected.visits import LEFT
from tests.projections.kpi.golden.ledger import MINUTES, PIECES, YUAN, Golden, Sums, all_bring

_BAYS = "B1-03-02 B2-03-02 B1-03-03 B1-03-04 B2-03-04"

C05 = Golden(
    "C05",
    # the 24 visits of V02; B2 on the 3rd was out of use, and on Sunday the 8th the store is closed
    march=Sums(
        f"{LEFT} {all_bring('0/1', _BAYS)}",
        "4.8",
        numerator="24",
        denominator="5",
        separate="27 28",
        excluded={
            "cancelled_before_work": "03",
            "not_settled": "04",
            "turned_away": "19",
            "no_order": "21",
            "closed": "B2-03-03=0/1 B1-03-08=0/1",
        },
    ),
    april=Sums("33 42 30 B1-04-01=0/1", "3", numerator="3", denominator="1"),
)

C06 = Golden(
    "C06",
    units=(MINUTES, MINUTES),
    # ten hours are open; overlapping bookings of the 2nd and of 1 April count once
    march=Sums(
        "B1-03-02=360/600 B2-03-02=0/600 B1-03-03=60/600 B1-03-04=370/600 B2-03-04=0/600",
        "26.3333",
        numerator="790",
        denominator="3000",
        excluded={"closed": "B2-03-03=0/600 B1-03-08=0/0"},
    ),
    april=Sums("B1-04-01=160/600", "26.6667", numerator="160", denominator="600"),
    by={"bay": {"B1": "43.8889", "B2": "0"}},
    days={2: "360/1200 2+0-0", 3: "60/600 1+0-1", 8: "0/0 0+0-1"},
)

C07 = Golden(
    "C07",
    units=(YUAN, PIECES),
    # 10335 of labour; five bay days on three days are 1 2/3 bays: 10335 x 3 / 5
    march=Sums(
        "01=240 02=960 04=150 04=-150 05=360 06=900 07=882 08=540 80=600 09=240 25=150 11=360 12=600 13=360 15=120"
        f" 17=240 16=333 18=660 29=240 26=1650 10=600 34=300 {all_bring('0/1', _BAYS)}",
        "6201",
        numerator="10335",
        denominator="5",
        separate="27=240 28=360",
        excluded={"rework_out": "20=150 22=360 23=120 24=150", "closed": "B2-03-03=0/1 B1-03-08=0/1"},
    ),
    april=Sums("33=540 42=240 30=600 10=-600 10=600 B1-04-01=0/1", "1380", numerator="1380", denominator="1"),
)

BAYS = (C05, C06, C07)
