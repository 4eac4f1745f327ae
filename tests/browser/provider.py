"""A provider of accounts (OpenID Connect) that signs everybody in as whom it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey


@dataclass
class Provider:
    """A provider that answers."""

    url: str
    who: dict[str, Any] = field(default_factory=dict)
    """Claims about the account that signs in next."""
    asked: dict[str, str] = field(default_factory=dict)
    key: RSAKey = field(
        default_factory=lambda: RSAKey.generate_key(2048, parameters={"kid": "k"}, private=True)
    )

    def about(self) -> dict[str, Any]:
        """Return what it says about itself."""
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def token(self) -> dict[str, Any]:
        """Return what it says about the account."""
        now = int(time.time())
        claims = {
            "iss": self.url,
            "sub": "1",
            "aud": self.asked["client_id"],
            "nonce": self.asked.get("nonce", ""),
            "iat": now,
            "exp": now + 600,
            **self.who,
        }
        signed = jwt.encode({"alg": "RS256", "kid": "k"}, claims, self.key)
        return {"access_token": "a", "token_type": "Bearer", "expires_in": 600, "id_token": signed}


class _Answers(BaseHTTPRequestHandler):
    provider: Provider

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == "/authorize":
            self.provider.asked = {k: v[0] for k, v in parse_qs(asked.query).items()}
            back = urlencode({"code": "c", "state": self.provider.asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{self.provider.asked['redirect_uri']}?{back}")
            self.end_headers()
        elif asked.path == "/keys":
            self._say({"keys": [self.provider.key.as_dict(private=False)]})
        else:
            self._say(self.provider.about())

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._say(self.provider.token())

    def _say(self, what: dict[str, Any]) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def providing() -> Iterator[Provider]:
    """Start a provider on this computer, and stop it in the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    _Answers.provider = Provider(f"http://localhost:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield _Answers.provider
    finally:
        server.shutdown()
        server.server_close()
