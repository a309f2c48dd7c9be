"""What can be wrong with a file and with a row. No text repeats a cell: it might hold somebody's words."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from domain.errors import AfterSalesError, ErrorCode, Invalid, Param, define

NO_FILE = define("IMP-FILE-001", zh="无法读取文件 {file}", en="The file {file} cannot be read")
NO_ENCODING = define(
    "IMP-FILE-002", zh="文件编码不是 {encodings} 之一", en="The file is in none of the encodings {encodings}"
)
NO_COLUMNS = define("IMP-FILE-003", zh="表头缺少列：{columns}", en="The header lacks the columns {columns}")
EMPTY = define("IMP-FILE-004", zh="文件没有表头", en="The file has no header")
NO_WORKBOOK = define("IMP-FILE-005", zh="不是可读的 xlsx 工作簿", en="Not a workbook (xlsx) that can be read")
COLUMN_TWICE = define("IMP-FILE-006", zh="表头有两列 {column}", en="Two columns of the header mean {column}")

DAMAGED = define(
    "IMP-ROW-001",
    zh="引号或换行不完整，无法拆分成列",
    en="Quotes do not match: the row cannot be split into columns",
)
WRONG_WIDTH = define(
    "IMP-ROW-002", zh="有 {found} 列，表头为 {expected} 列", en="{found} columns, the header has {expected}"
)
NO_KEY = define("IMP-ROW-003", zh="缺少标识本行的列", en="A column that identifies the row is blank")
OTHER_CONTENT = define(
    "IMP-ROW-004",
    zh="同一标识的行已导入过，内容不同",
    en="A row with the same key was imported before, with other content",
)
NOT_WANTED = define(
    "IMP-ROW-005",
    zh="{column} 不是 {wanted}：不是车辆",
    en="{column} is not {wanted}: the row is about no car",
)
HALF_DONE = define(
    "IMP-ROW-006",
    zh="本行已完成 {done}/{steps} 步后被拒绝({code}):{text_zh}",
    en="Refused after {done} of {steps} steps ({code}): {text_en}",
)

MISSING = define("IMP-FIELD-001", zh="必填字段为空", en="The value is missing")
NOT_A_NUMBER = define("IMP-FIELD-002", zh="不是整数", en="Not a whole number")
NOT_A_DATE = define("IMP-FIELD-003", zh="不是 {format} 格式的日期", en="Not a date like {format}")
AHEAD = define("IMP-FIELD-004", zh="日期在将来", en="The date lies in the future")
NOT_ACCEPTED = define(
    "IMP-FIELD-005", zh="值不符合要求：{problem_zh}", en="The value is not acceptable: {problem}"
)
NOT_A_DECIMAL = define("IMP-FIELD-006", zh="不是数字", en="Not a number")
NOT_FEN = define(
    "IMP-FIELD-007", zh="金额精确到分：最多两位小数", en="An amount has at most two decimal places"
)
NOT_A_WORD = define("IMP-FIELD-008", zh="应为 {wanted} 之一", en="Not one of {wanted}")
FORMULA = define(
    "IMP-FIELD-009",
    zh="公式不会被计算，请粘贴为数值",
    en="Formulas are not evaluated: paste the value",
)

_LIMITS_ZH = {
    "less_than_equal": "不得大于 {le}",
    "greater_than_equal": "不得小于 {ge}",
    "greater_than": "必须大于 {gt}",
    "decimal_max_places": "最多 {decimal_places} 位小数",
    "decimal_max_digits": "最多 {max_digits} 位数字",
    "string_too_long": "最多 {max_length} 个字符",
    "string_too_short": "至少 {min_length} 个字符",
}
"""What the library says in English only, by its type of error."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row was rejected; ``field`` names the column."""

    field: str
    code: str
    zh: str
    en: str


class BadRow(Invalid):
    """A row that cannot be taken, with the column at fault."""

    def __init__(self, error: ErrorCode, field: str = "", **params: Param) -> None:
        super().__init__(error, **params)
        self.field = field


def problem_of(error: AfterSalesError, field: str = "") -> Problem:
    where = error.field if isinstance(error, BadRow) else field
    return Problem(where, error.code, error.text("zh"), error.text("en"))


def unacceptable(error: ValidationError, column_of: Callable[[str], str]) -> BadRow:
    """The library's own text repeats what was sent, its message does not."""
    first = error.errors(include_input=False, include_url=False)[0]
    problem_zh = _LIMITS_ZH.get(first["type"], "内容或格式不正确").format_map(first.get("ctx", {}))
    return BadRow(NOT_ACCEPTED, column_of(str(first["loc"][0])), problem=first["msg"], problem_zh=problem_zh)
