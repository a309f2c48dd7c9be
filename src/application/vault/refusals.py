"""What the vault says no to."""

from domain.errors import define

SUBJECT_ERASED = define(
    "VAULT-ERASED-001",
    zh="该主体的个人信息已按要求删除,不能再写入个人信息",
    en="Personal data of this subject were erased; nothing personal can be written for it any more",
)
SUBJECT_UNKNOWN = define(
    "VAULT-SUBJECT-001",
    zh="没有该主体的个人信息",
    en="No personal data of this subject are kept",
)
VALUE_DAMAGED = define(
    "VAULT-DAMAGED-001",
    zh="个人信息无法读取:密钥不符或数据已损坏",
    en="A personal value cannot be opened: the master key does not fit, or the data are damaged",
)
