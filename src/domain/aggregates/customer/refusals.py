"""Why a customer file says no."""

from domain.errors import define

ALREADY_REGISTERED = define("CUS-REGISTER-001", zh="该客户已建档", en="This customer already has a file")
NOT_REGISTERED = define("CUS-REGISTER-002", zh="该客户尚未建档", en="This customer has no file yet")
EMPTY_FILE = define(
    "CUS-FILE-001", zh="姓名、电话、地址至少填写一项", en="Give at least one of name, phone and address"
)
BAD_PHONE = define(
    "CUS-FILE-002",
    zh="电话号码格式不正确:应为 5 至 20 位数字,可带 + 号、空格、短横线和括号",
    en="Not a phone number: 5 to 20 digits, with +, blanks, hyphens and brackets allowed",
)
INCOMPLETE = define(
    "CUS-VERIFY-001", zh="档案不完整,缺:{missing_zh}", en="The file is incomplete; missing: {missing}"
)
OWN_WRITING = define(
    "CUS-VERIFY-002",
    zh="核对人不能是最后填写档案的人",
    en="Whoever wrote the file last cannot verify it",
)
