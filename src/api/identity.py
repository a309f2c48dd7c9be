"""Who is asking: bearer tokens, verified once and remembered until they end."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Annotated

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from pydantic import BaseModel, Field, ValidationError
from starlette.requests import Request

from domain.actors import Actor, Role
from domain.errors import Forbidden, Invalid, NotFound, Unauthenticated, define
from domain.identifiers import StoreId
from runtime.tokens import ALGORITHM, AUDIENCE

NO_TOKEN = define("API-AUTH-001", zh="请先登录", en="A bearer token is needed")
BAD_TOKEN = define("API-AUTH-002", zh="登录凭证无效或已过期", en="The token is not valid or has expired")
WHICH_STORE = define("API-AUTH-003", zh="请指明门店", en="Say which store you mean")
NO_SUCH_STORE = define("API-AUTH-004", zh="没有这个门店", en="There is no such store")
ROLE_MAY_NOT_READ = define("API-AUTH-005", zh="{role} 无权查看此内容", en="The role {role} may not see this")

MANAGERS = (
    Role.GENERAL_MANAGER,
    Role.AFTER_SALES_MANAGER,
    Role.STATION_HEAD,
    Role.SERVICE_MANAGER,
    Role.FRONT_OFFICE_MANAGER,
)
_KEPT = 4096
_TYPES = ("at+jwt", "application/at+jwt")
_CLOCK_TOLERANCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Caller:
    actor: Actor
    stores: tuple[str, ...]

    def store(self, wanted: str | None) -> str:
        """The store that the request is about; a store outside the token does not exist for the caller."""
        if wanted is None:
            if len(self.stores) == 1:
                return self.stores[0]
            raise Invalid(WHICH_STORE)
        if wanted not in self.stores:
            raise NotFound(NO_SUCH_STORE)
        return wanted

    def only(self, *roles: Role) -> None:
        if self.actor.role not in roles:
            raise Forbidden(ROLE_MAY_NOT_READ, role=self.actor.role.value)


class TokenVerifier:
    """``clock()`` gives the present moment in UTC. Raises Unauthenticated."""

    def __init__(self, public_pem: bytes, issuer: str, clock: Callable[[], datetime]) -> None:
        key = load_pem_public_key(public_pem)
        if not isinstance(key, Ed25519PublicKey):
            raise ValueError("an Ed25519 public key is needed")
        self._key = key
        self._issuer = issuer
        self._clock = clock
        self._verified: OrderedDict[str, tuple[float, Caller]] = OrderedDict()
        self._lock = Lock()

    def caller(self, request: Request) -> Caller:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthenticated(NO_TOKEN)
        known = self._verified.get(token)
        now = self._clock().timestamp()
        if known is not None and now < known[0]:
            return known[1]
        ends, caller = self._verify(token)
        with self._lock:
            self._verified[token] = (ends, caller)
            while len(self._verified) > _KEPT:
                self._verified.popitem(last=False)
        return caller

    def _verify(self, token: str) -> tuple[float, Caller]:
        try:
            if jwt.get_unverified_header(token).get("typ", "").lower() not in _TYPES:
                raise Unauthenticated(BAD_TOKEN)
            claims = _Claims.model_validate(
                jwt.decode(
                    token,
                    self._key,
                    algorithms=[ALGORITHM],
                    audience=AUDIENCE,
                    issuer=self._issuer,
                    # times are compared with our own clock below
                    options={
                        "require": ["exp", "iat", "iss", "aud", "sub", "jti", "client_id"],
                        "verify_exp": False,
                        "verify_iat": False,
                        "verify_nbf": False,
                    },
                )
            )
            actor = Actor(id=claims.sub, role=claims.role)
        except (jwt.InvalidTokenError, ValidationError, ValueError, TypeError, AttributeError):
            # from None: what the token said is nobody's business
            raise Unauthenticated(BAD_TOKEN) from None
        now = self._clock().timestamp()
        if not max(claims.iat, claims.nbf) - _CLOCK_TOLERANCE_SECONDS <= now < claims.exp:
            raise Unauthenticated(BAD_TOKEN)
        return claims.exp, Caller(actor, claims.stores)


class _Claims(BaseModel):
    """The claims that decide something, of the right kinds."""

    sub: str
    role: Role
    stores: Annotated[tuple[StoreId, ...], Field(min_length=1)]
    exp: Annotated[float, Field(allow_inf_nan=False)]
    iat: Annotated[float, Field(allow_inf_nan=False)]
    nbf: Annotated[float, Field(allow_inf_nan=False)] = 0.0
