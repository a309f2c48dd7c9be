"""What happens to an error at the command line: one line with its code, never a stack trace."""

import os
import sys
from collections.abc import Callable

from cli.language import one
from domain.errors import AfterSalesError, define

FILE_ERROR = define("CLI-FILE-001", zh="文件或网络错误：{what}", en="File or network error: {what}")
PROGRAM_ERROR = define(
    "CLI-ERROR-001",
    zh="程序错误（{name}）；设置 AFTERSALES_DEBUG=1 可查看详情",
    en="An error of the program ({name}); AFTERSALES_DEBUG=1 shows more",
)

REFUSED = 1
"""Exit code of whatever was understood and could not be done; 2 is wrong usage."""
_DEBUG = "AFTERSALES_DEBUG"


def guarded(command: Callable[[], object]) -> int:
    """Run it; the exit code. What it raises is told on stderr, in one line. SystemExit passes."""
    try:
        command()
    except AfterSalesError as error:
        return complain(error)
    except OSError as error:
        return complain(AfterSalesError(FILE_ERROR, what=error.strerror or type(error).__name__))
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        # the message is left out: it might repeat words of a person
        return complain(AfterSalesError(PROGRAM_ERROR, name=type(error).__name__))
    return 0


def complain(error: AfterSalesError) -> int:
    """One line on stderr."""
    words = one(f"{error.text('zh')} / {error.text('en')}", error.text("en"))
    sys.stderr.write(f"{error.code} {' '.join(words.split())}\n")
    return REFUSED
