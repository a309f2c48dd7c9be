"""From which side a store sees a transfer."""

from domain.labels import Word


class Side(Word):
    LENT = "lent", "借出", "Lent"
    BORROWED = "borrowed", "借入", "Borrowed"
