"""A small OpenID Connect provider on this machine: who comes is the person it was last given."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, CLIENT_SECRET = "scrutineer", "of-the-tests"


class Provider(ThreadingHTTPServer):
    """Answers discovery, authorisation by code, token and keys."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.person: dict[str, Any] = {}
        self.nonces: dict[str, str] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def token(self, code: str) -> str:
        """The signed identity of the person, for the code that was given out."""
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 600}
        claims |= {"nonce": self.nonces.pop(code), **self.person}
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        told = {name: values[0] for name, values in parse_qs(url.query).items()}
        here = self.server.address
        if url.path == "/.well-known/openid-configuration":
            self._say({
                "issuer": here,
                "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token",
                "jwks_uri": f"{here}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
            })  # fmt: skip
        elif url.path == "/keys":
            self._say({"keys": [self.server.key.as_dict(private=False)]})
        elif url.path == "/authorize" and told.get("client_id") == CLIENT:
            code = f"code-{len(self.server.nonces)}-{time.monotonic_ns()}"
            self.server.nonces[code] = told.get("nonce", "")
            self.send_response(302)
            back = urlencode({"code": code, "state": told["state"]})
            self.send_header("Location", f"{told['redirect_uri']}?{back}")
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        code = parse_qs(body).get("code", [""])[0]
        if code not in self.server.nonces:
            self.send_error(400)
            return
        token = self.server.token(code)
        self._say({"access_token": "none", "token_type": "Bearer", "id_token": token})

    def _say(self, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: tests read what the app says."""


@contextmanager
def provider() -> Iterator[Provider]:
    with Provider() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
