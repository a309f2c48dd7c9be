"""What a model complains about, in the reader's language and without repeating a word of the request."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_MOST = 20
_SAFE_PART = re.compile(r"[a-z][a-z0-9_]{0,39}")

_ZH: Mapping[str, str] = {
    "missing": "缺少必填项",
    "extra_forbidden": "不允许的字段",
    "json_invalid": "不是有效的 JSON",
    "enum": "须为以下值之一:{expected}",
    "literal_error": "须为以下值之一:{expected}",
    "string_type": "须为文本",
    "string_too_short": "长度至少 {min_length}",
    "string_too_long": "长度至多 {max_length}",
    "string_pattern_mismatch": "格式不符",
    "too_short": "至少 {min_length} 项",
    "too_long": "至多 {max_length} 项",
    "greater_than": "须大于 {gt}",
    "greater_than_equal": "须不小于 {ge}",
    "less_than": "须小于 {lt}",
    "less_than_equal": "须不大于 {le}",
    "int_type": "须为整数",
    "int_parsing": "须为整数",
    "int_from_float": "须为整数",
    "bool_type": "须为 true 或 false",
    "bool_parsing": "须为 true 或 false",
    "decimal_parsing": "须为数字",
    "date_from_datetime_parsing": "须为日期",
    "date_parsing": "须为日期",
    "datetime_parsing": "须为时间",
    "datetime_from_date_parsing": "须为时间",
    "timezone_aware": "时间须带时区",
    "model_type": "须为对象",
    "model_attributes_type": "须为对象",
    "tuple_type": "须为列表",
}
_OTHER_ZH = "内容不符合要求"
_OTHER_EN = "Not as it should be"
_LIMITS = ("expected", "min_length", "max_length", "gt", "ge", "lt", "le")
_QUOTING = frozenset({"value_error", "assertion_error"})
"""Kinds whose English text comes from our validators, which may not quote the input either, but nobody checks that."""


def complaints(errors: Iterable[Mapping[str, Any]], language: str) -> list[dict[str, str]]:
    """``{pointer, code, message}`` for each of the first errors of a pydantic model."""
    return [
        {"pointer": _pointer(error["loc"]), "code": str(error["type"]), "message": _message(error, language)}
        for error in list(errors)[:_MOST]
    ]


def _pointer(path: Iterable[int | str]) -> str:
    """Where the fault is. A name that is not ours may be anything, a telephone number too, and is not repeated."""
    return "".join(
        f"/{part}" if isinstance(part, int) or _SAFE_PART.fullmatch(part) else "/?" for part in path
    )


def _message(error: Mapping[str, Any], language: str) -> str:
    kind = str(error["type"])
    if language == "en":
        return _OTHER_EN if kind in _QUOTING else str(error["msg"])
    context = error.get("ctx") or {}
    return _ZH.get(kind, _OTHER_ZH).format_map({name: context.get(name, "?") for name in _LIMITS})
