"""How long things took, in minutes where nothing else is said: T03 to T09a."""

from __future__ import annotations

from tests.projections.kpi.golden.ledger import MINUTES, PIECES, Golden, Sums

T03 = Golden(
    "T03",
    units=(MINUTES, PIECES),
    # whoever was received, whatever became of it; 19 was turned away, 21 never received.
    # 30 waits: 1 x4, 2 x3, 3 x3, 4 x3, 5 x5, 6 x4, 7, 8, 10 x2, 12, 15, 20, 30.
    # The 15th and 16th are 5, the 27th is 12.
    march=Sums(
        "01=5 02=10 31=30 03=4 04=6 05=3 06=8 07=2 08=15 09=3 25=4 11=5 12=4 13=12 14=1 20=2 23=5 15=1 17=6 16=6 24=3"
        " 26=20 18=10 27=1 28=2 22=7 29=6 10=5 34=1 33=5",
        "5",
        numerator="192",
        excluded={"turned_away": "19=2"},
        p90="12",
    ),
    april=Sums("42=4 41=3 43=5", "4", numerator="12", p90="5"),
    # 27 1, 20 2, 05 3, 03 4, 01 5, 11 5, 17 6, 16 6, 22 7, 08 15
    by={"hour": {"08": "5", "21": "1", "15": "3", "11": None, "13": "7", "14": "4", "10": "12", "09": "4"}},
    days={2: "45/0 3+0-0"},
)
"""At 9: 07 2, 09 3, 24 3, 12 4, 23 5, 10 5, 02 10, 18 10, and 34 1. At 10: 28 2, 04 6, 13 12, 26 20, 31 30."""

T04 = Golden(
    "T04",
    units=(MINUTES, PIECES),
    # nothing was issued for 03 and 14, and 30 was in February. 29 lengths: 4, 5, 8, 10, 11, 12 x3, 14 x4, 15 x3, 17,
    # 20 x7, 21, 30, 33, 37, 47, 50. The 15th is 15, the 27th is 37.
    march=Sums(
        "01=15 02=20 31=20 04=14 05=10 06=17 07=20 08=20 80=21 09=12 25=8 11=15 12=12 13=12 20=30 23=47 15=11 17=14"
        " 16=20 24=37 26=50 18=20 27=5 28=4 22=33 29=14 10=15 34=14 33=20",
        "15",
        numerator="550",
        p90="37",
    ),
    april=Sums("42=11 43=15", "13", numerator="26", p90="15"),
)

T05 = Golden(
    "T05",
    units=(MINUTES, PIECES),
    # 26/J2 waited from the 16th to the 19th, 30 for three weeks; 31 was never begun. 34 waits: 5, 10 x13, 15 x6, 20 x2,
    # 25 x2, 30, 35, 105, 110, 120 x2, 130, 140, 4170, 30630. The 17th and 18th are 15, the 31st is 130.
    march=Sums(
        "01/J1=15 02/J1=35 02/J2=120 04/J1=15 05/J1=10 06/J1=10 06/J2=130 07/J1=15 07/J2=105 08/J1=10 80/J1=140"
        " 09/J1=10 25/J1=10 11/J1=15 12/J1=20 13/J1=10 20/J1=10 23/J1=10 15/J1=110 17/J1=25 16/J1=10 24/J1=10"
        " 26/J1=120 26/J2=4170 18/J1=20 18/J2=30 27/J1=5 28/J1=10 22/J1=25 29/J1=15 30/J1=30630 10/J1=15 34/J1=10"
        " 33/J1=10",
        "15",
        numerator="35905",
        p90="130",
    ),
    # the clock on 43 still runs, but it was begun
    april=Sums("42/J1=10 43/J1=15", "12.5", numerator="25", p90="15"),
    by={"trade": {"body": "120", "paint": "4170", "mechanical": "15"}},
)

T06 = Golden(
    "T06",
    units=(MINUTES, PIECES),
    # for parts 11 and 18, for the customer 18, for the insurer 26 (16th 15:00 to 18th 9:00); a break is no wait
    march=Sums("11/J1=90 18/J1=90 18/J1=80 26/J1=2520", "46.3333", numerator="2780"),
    # 30: from 18 March 17:00 to 1 April 9:00, 328 hours
    april=Sums("30/J1=19680", "328", numerator="19680"),
    by={"reason": {"waiting_parts": "3", "waiting_customer": "1.3333", "waiting_insurer": "42"}},
    days={9: "90/0 1+0-0", 17: "170/0 2+0-0", 18: "2520/0 1+0-0"},
)

_NO_VISIT = {"cancelled_before_work": "03=50/1", "turned_away": "19=15/1", "no_order": "21=30/1"}

T07 = Golden(
    "T07",
    units=(MINUTES, PIECES),
    each=(0, 1),
    # 04 left on the next day without having settled anything: it was in the house all the same. 26: 96 h 10.
    march=Sums(
        "01=130 02=450 04=1410 05=240 06=260 07=390 08=440 09=100 25=80 11=265 12=220 13=270 14=25 20=135 23=125"
        " 15=250 17=130 16=150 24=140 26=5770 18=420 22=210 29=130 10=200 34=130",
        "8.0467",  # 482.8 minutes
        numerator="12070",
        denominator="25",
        separate="27=80 28=190",
        excluded=_NO_VISIT,
    ),
    # 33 stayed the night; 30 came on 25 February at 9:00 and left 36 days and ten minutes later
    april=Sums("33=1110 42=90 30=51850", "294.7222", numerator="53050", denominator="3"),
)

T07A = Golden(
    "T07a",
    units=(MINUTES, MINUTES),
    # 05 with its rework, 07 by the corrected punch, 16 by all three, 08 with 80
    march=Sums(
        "01=45/130 02=240/450 04=60/1410 05=150/240 06=180/260 07=210/390 08=270/440 09=40/100 25=30/80 11=90/265"
        " 12=140/220 13=120/270 14=0/25 20=60/135 23=30/125 15=90/250 17=50/130 16=160/150 24=60/140 26=450/5770"
        " 18=150/420 22=90/210 29=45/130 10=120/200 34=60/130",
        "24.3579",
        numerator="2940",
        denominator="12070",
        separate="27=40/80 28=90/190",
        excluded={
            "cancelled_before_work": "03=0/50",
            "turned_away": "19=0/15",
            "no_order": "21=0/30",
        },
    ),
    april=Sums("33=90/1110 42=40/90 30=180/51850", "0.5844", numerator="310", denominator="53050"),
)

T08 = Golden(
    "T08",
    # 30: 25 February and 31 days are 28 March. 31 arrived on 2 March and is overdue on 2 April, when 30 leaves.
    march=Sums("30", "1", numerator="1"),
    april=Sums("31", "1", numerator="1"),
)

T09 = Golden(
    "T09",
    units=(MINUTES, PIECES),
    # 26 waits: 10 x7, 15 x4, 20 x10, 25, 30 x2, 60, 150. The 13th and 14th are 20, the 24th is 30.
    # 04 has no bill that stands, and 14 no inspection.
    march=Sums(
        "01=20 02=30 05=10 06=15 07=20 08=20 80=30 09=20 25=10 11=15 12=10 13=20 15=10 16=20 17=15 18=20 20=10 22=25"
        " 23=10 24=20 26=150 27=10 28=60 29=20 10=15 34=20",
        "20",
        numerator="625",
        p90="30",
    ),
    # the later bill of 10 made nobody wait: 10, 30, 30
    april=Sums("33=30 42=10 30=30", "30", numerator="70", p90="30"),
)

T09A = Golden(
    "T09a",
    units=(MINUTES, PIECES),
    # 08: after the later of its two bills. 10: after its first. 26: fetched the next day.
    # 26 waits: 10 x7, 15 x3, 20 x12, 25 x2, 30, 1090. The 13th and 14th are 20, the 24th is 25.
    march=Sums(
        "01=20 02=30 05=10 06=20 07=25 08=20 09=10 25=10 11=25 12=20 13=20 14=10 15=20 16=15 17=20 18=20 20=15 22=20"
        " 23=15 24=10 26=1090 27=10 28=10 29=20 10=20 34=20",
        "20",
        numerator="1525",
        p90="25",
    ),
    # 30 was fetched the next morning, 21 h 10 later
    april=Sums("33=30 42=10 30=1270", "30", numerator="1310", p90="1270"),
)

LENGTHS = (T03, T04, T05, T06, T07, T07A, T08, T09, T09A)
