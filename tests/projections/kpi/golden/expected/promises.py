"""Kept promises: T01, T01b, T01c, T02, T10 and T10a.

Delivered in March, with when it was ready (inspection passed, bill settled) and what was promised:
01  9:50 of 12:00   02 16:00 of 17:00   05 11:50 of 12:00   06 17:00 of 18:00   07 15:05 of 17:00   08 11:40 of 12:00
80 15:30 of 16:00   09 11:00 of 11:30   25 15:10 of 16:00   15  0:50 of  2:00   16 10:15 of 13:00   17 10:20 of 10:30
18 15:40 of 17:00   20 10:00 of 12:00   22 11:10 of 12:00   23 10:50 of 12:00   29 14:50 of 16:00   34 10:50 of 12:00
26 on the 19th, of the 20th
11 12:00 of 11:00, by then 14:00 had been agreed            12 12:20 of 12:00, changed at 12:05 (inspected at 12:10)
13 14:10 of 14:00, moved without asking (inspected at 13:50) 24 11:10 of 11:00 (inspected at 10:50)
10 was ready at noon of 15:00 (inspected at 11:45): that its bill was taken back in April made nobody wait
14 had no promise. 27 and 28 are the store's own. 03 and 04 were cancelled, 31 and 33 not delivered.
In April: 33 9:00 of 11:00, 42 9:20 of 10:00; 30 on the 1st of 31 March, at first of 6 March.
"""

from __future__ import annotations

from tests.projections.kpi.golden.ledger import Golden, Sums

_OWN = {"pdi": "27", "internal": "28"}

T01 = Golden(
    "T01",
    each=(1, 1),
    march=Sums(
        "01 02 05 06 07 08 80 09 25 11 12=0 13=0 15 16 17 18 20 22 23 24=0 26 29 10 34",
        "87.5",
        numerator="21",
        denominator="24",
        excluded={**_OWN, "no_promise": "14=0"},
    ),
    april=Sums("33 42 30=0", "66.6667", numerator="2", denominator="3"),
    by={
        # sa01: 01 05 07 09 25 11 16 18 22 23 24, of which 24 was late; sa02: the other 13, of which 12 and 13
        "advisor": {"sa01": "90.9091", "sa02": "84.6154"},
        "order_class": {
            "maintenance": "100",
            "repair": "81.8182",  # 02 05 07 25 11 12 13 16 18 10 34: nine of eleven
            "warranty": "100",
            "accident": "100",
            "addon": "100",  # 80; 14 is left out
            "rescue": "100",
            "free": "100",
            "rework_out": "75",  # 24 of 20 22 23 24
            "pdi": None,
            "internal": None,
        },
    },
    days={2: "2/2 2+0-0", 9: "1/2 2+0-0", 10: "1/2 2+0-1", 17: "1/1 1+0-2", 20: "1/1 1+0-0"},
)

T01B = Golden(
    "T01b",
    each=(1, 1),
    # only 12 was inspected too late; nothing of 14 was ever inspected, nor promised
    march=Sums(
        "01 02 05 06 07 08 80 09 25 11 12=0 13 15 16 17 18 20 22 23 24 26 29 10 34",
        "95.8333",
        numerator="23",
        denominator="24",
        excluded={**_OWN, "no_promise": "14=0"},
    ),
    april=Sums("33 42 30=0", "66.6667", numerator="2", denominator="3"),
)

T01C = Golden(
    "T01c",
    each=(1, 1),
    # as T01, and 11 is late too
    march=Sums(
        "01 02 05 06 07 08 80 09 25 11=0 12=0 13=0 15 16 17 18 20 22 23 24=0 26 29 10 34",
        "83.3333",
        numerator="20",
        denominator="24",
        excluded={**_OWN, "no_promise": "14=0"},
    ),
    april=Sums("33 42 30=0", "66.6667", numerator="2", denominator="3"),
)

T02 = Golden(
    "T02",
    each=(1, 1),
    # 31 is still here and 33 stayed the night; 33 came right at three, which is in time. 15 and 14 came later.
    march=Sums(
        "01 02 31=0 05 06 07 08 09 25 11 12 13 20 23 17 16 24 18 22 29 10 34 33=0",
        "91.3043",
        numerator="21",
        denominator="23",
        excluded={
            "after_cut_off": "14 15=0",
            "accident": "26=0",
            "cancelled_before_work": "03",
            "cancelled_after_work": "04=0",
            "turned_away": "19",
            "no_order": "21",
            "pdi": "27",
            "internal": "28",
        },
    ),
    april=Sums("42 41=0 43=0", "33.3333", numerator="1", denominator="3"),
)

T10 = Golden(
    "T10",
    each=(0, 1),
    march=Sums(
        "01 02 05 06 07 08 80 09 25 11=1 12=1 13=1 15 16 17 18 20 22 23 24 26 29 10 34",
        "12.5",
        numerator="3",
        denominator="24",
        excluded={**_OWN, "no_promise": "14"},
    ),
    april=Sums("33 42 30=1", "33.3333", numerator="1", denominator="3"),
)

T10A = Golden(
    "T10a",
    each=(0, 1),
    march=Sums(
        "01 02 05 06 07 08 80 09 25 11 12=1 13 15 16 17 18 20 22 23 24 26 29 10 34",
        "4.1667",
        numerator="1",
        denominator="24",
        excluded={**_OWN, "no_promise": "14"},
    ),
    # 30 was changed on the day before it expired
    april=Sums("33 42 30", "0", numerator="0", denominator="3"),
)

PROMISES = (T01, T01B, T01C, T02, T10, T10A)
