"""A local token issuer for development and demonstration. In production an identity provider issues the tokens."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.actors import Actor

AUDIENCE = "aftersales"
ALGORITHM = "EdDSA"


def issue(
    key: Ed25519PrivateKey,
    actor: Actor,
    stores: Iterable[str],
    *,
    issuer: str,
    now: datetime,
    valid_for: timedelta = timedelta(hours=12),
) -> str:
    """A signed access token (RFC 9068) for one person in one role and for some stores."""
    claims = {
        "iss": issuer,
        "aud": AUDIENCE,
        "sub": actor.id,
        "role": actor.role.value,
        "stores": sorted(stores),
        "client_id": "local",
        "jti": uuid4().hex,
        "iat": int(now.timestamp()),
        "exp": int((now + valid_for).timestamp()),
    }
    return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"typ": "at+jwt"})
