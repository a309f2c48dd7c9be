"""How book, goods and bin card stand to each other."""

from decimal import Decimal

from domain.labels import Word


class Agreement(Word):
    ALL = "all", "帐、物、卡相符", "Book, goods and card agree"
    CARD_DIFFERS = "card_differs", "卡与帐、物不符", "The card differs from book and goods"
    BOOK_DIFFERS = "book_differs", "帐与物、卡不符", "The book differs from goods and card"
    GOODS_DIFFER = "goods_differ", "物与帐、卡不符", "The goods differ from book and card"
    NONE = "none", "帐、物、卡各不相符", "Book, goods and card all differ"
    CARD_UNREAD = "card_unread", "帐、物相符，卡未核对", "Book and goods agree, the card was not read"
    UNREAD_AND_DIFFERENT = (
        "unread_and_different", "帐、物不符，卡未核对", "Book and goods differ, the card was not read",
    )  # fmt: skip


def agreement(book: Decimal, goods: Decimal, card: Decimal | None) -> Agreement:
    """``book`` with what moved since it was frozen."""
    if card is None:
        return Agreement.CARD_UNREAD if book == goods else Agreement.UNREAD_AND_DIFFERENT
    if book == goods:
        return Agreement.ALL if card == goods else Agreement.CARD_DIFFERS
    if card == goods:
        return Agreement.BOOK_DIFFERS
    return Agreement.GOODS_DIFFER if card == book else Agreement.NONE
