"""Errors as problem documents (RFC 9457), with the stable code, in the reader's language."""

import json
from collections.abc import Iterable, Mapping
from typing import cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.complaints import complaints
from api.language import language_of
from domain.errors import AfterSalesError, ErrorCode, Unavailable, define

MEDIA_TYPE = "application/problem+json"

NOT_VALID = define("API-INPUT-001", zh="请求内容不符合要求", en="The request is not valid")
NO_SUCH_PAGE = define("API-HTTP-404", zh="没有这个地址", en="There is nothing at this address")
NOT_ALLOWED = define("API-HTTP-405", zh="该地址不支持此方法", en="This address does not take this method")
OTHER_HTTP = define("API-HTTP-000", zh="请求无法处理", en="The request cannot be handled")
INTERNAL = define(
    "API-INTERNAL-001", zh="系统内部错误,请稍后重试", en="Internal error, please try again later"
)
_HTTP = {404: NO_SUCH_PAGE, 405: NOT_ALLOWED}


class InvalidBody(Exception):
    """The body does not fit the model; carries the model's own complaints."""

    def __init__(self, error: ValidationError) -> None:
        self.error = error
        super().__init__("invalid body")


def problem(
    request: Request,
    *,
    status: int,
    code: ErrorCode,
    detail: str | None = None,
    errors: Iterable[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem document; ``errors`` are ``{pointer, code, message}``."""
    language = language_of(request)
    title = code.en if language == "en" else code.zh
    body: dict[str, object] = {
        "type": f"urn:aftersales:problem:{code.code}",
        "title": title if "{" not in title else detail,
        "status": status,
        "detail": detail or title,
        "instance": request.url.path,
        "code": code.code,
    }
    listed = [dict(error) for error in errors]
    if listed:
        body["errors"] = listed
    return Response(
        json.dumps(body, ensure_ascii=False).encode(),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={"Content-Language": "en" if language == "en" else "zh-CN", **(headers or {})},
    )


def of_error(request: Request, error: AfterSalesError) -> Response:
    headers = {"WWW-Authenticate": "Bearer"} if error.http_status == 401 else {}
    if isinstance(error, Unavailable):
        headers["Retry-After"] = "1"
    return problem(
        request,
        status=error.http_status,
        code=error.error,
        detail=error.text(language_of(request)),
        headers=headers,
    )


def of_body(request: Request, error: ValidationError) -> Response:
    """Every complaint with the place of the fault; never the value, which may be personal."""
    return problem(
        request,
        status=422,
        code=NOT_VALID,
        errors=complaints(error.errors(include_input=False, include_url=False), language_of(request)),
    )


def install(app: FastAPI) -> None:
    """Answer every foreseen error of this application with a problem document; the guard answers the others."""

    async def domain_error(request: Request, error: Exception) -> Response:
        return of_error(request, cast("AfterSalesError", error))

    async def invalid_body(request: Request, error: Exception) -> Response:
        return of_body(request, cast("InvalidBody", error).error)

    async def invalid_query(request: Request, error: Exception) -> Response:
        errors = cast("RequestValidationError", error).errors()
        return problem(request, status=422, code=NOT_VALID, errors=complaints(errors, language_of(request)))

    async def http_error(request: Request, error: Exception) -> Response:
        raised = cast("HTTPException", error)
        return problem(
            request,
            status=raised.status_code,
            code=_HTTP.get(raised.status_code, OTHER_HTTP),
            headers=raised.headers,
        )

    app.add_exception_handler(AfterSalesError, domain_error)
    app.add_exception_handler(InvalidBody, invalid_body)
    app.add_exception_handler(RequestValidationError, invalid_query)
    app.add_exception_handler(HTTPException, http_error)
