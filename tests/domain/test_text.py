"""Chinese sentences as they are set."""

import pytest

from domain.catalogue import DECIDERS
from domain.errors import catalogue
from domain.text import chinese_punctuation


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\u672a\u6279\u51c6,\u8bf7\u7a0d\u540e", "\u672a\u6279\u51c6\uff0c\u8bf7\u7a0d\u540e"),
        ("\u7f3a: {roles}", "\u7f3a\uff1a{roles}"),
        ("{job} 16;\u518d\u6539", "{job} 16\uff1b\u518d\u6539"),
        ("\u683c\u5f0f(8 \u4f4d)", "\u683c\u5f0f\uff088 \u4f4d\uff09"),
        ("\u62d2\u7edd({code}): {text}", "\u62d2\u7edd\uff08{code}\uff09\uff1a{text}"),
        ("sqlite:///{path}", "sqlite:///{path}"),
        ("1, 2, 3 (a)", "1, 2, 3 (a)"),
        ("08:30", "08:30"),
    ],
)
def test_marks_between_chinese_words_are_full_width(typed: str, shown: str) -> None:
    assert chinese_punctuation(typed) == shown
    assert chinese_punctuation(shown) == shown


def test_no_refusal_ends_in_a_full_stop_and_both_languages_fill_in_something() -> None:
    assert len(catalogue()) > 10 * len(DECIDERS)
    for error in catalogue().values():
        assert error.zh, error.code
        assert error.en, error.code
        assert not error.zh.endswith("\u3002"), error.code
