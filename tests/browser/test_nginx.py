"""The app with sign-in and the API behind nginx, set up as docs/serving.md has it.

Skipped where there is no nginx, unless SCRUTINEER_NGINX=required: there it fails.
"""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import free_port, wait_until
from tests.browser.reader import Reader
from tests.browser.signing_in import ANN, PLACE, holds, sign_in, signed_in_at

pytestmark = pytest.mark.long

NAME = "papers.example.gov.uk"
PAGE = Path(__file__).parents[2] / "docs" / "serving.md"
COMMAND = Path(sys.executable).with_name("scrutineer")
OUTER = (
    "daemon off; pid {0}/pid; error_log {0}/error.log; events {{}} http {{ access_log off; {1} }}"
)
TEMPORARY = "client_body proxy fastcgi uwsgi scgi".split()


@pytest.fixture(scope="module")
def port(guarded, identities, tmp_path_factory):
    """Where nginx listens."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None or shutil.which("openssl") is None:
        if os.environ.get("SCRUTINEER_NGINX") == "required":
            pytest.fail("no nginx or no openssl, and SCRUTINEER_NGINX=required")
        pytest.skip("no nginx: the configuration of docs/serving.md wasn't tried")
    folder = tmp_path_factory.mktemp("nginx")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
         "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", folder / "key", "-out", folder / "pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    front, web, api = free_port(), free_port(), free_port()
    config = folder / "nginx.conf"
    config.write_text(configured(folder, front, web, api))
    library = ["--library", str(guarded[0])]
    signing_in = signed_in_at(f"https://{NAME}:{front}", identities, folder)
    environments = {web: {"STREAMLIT_SERVER_ALLOWED_HOSTS": NAME, **signing_in}}
    jobs = {
        web: [COMMAND, "ui", "--headless", "--port", str(web), *library],
        api: [COMMAND, "api", "--port", str(api), "--host-name", NAME, *library],
        front: [nginx, "-p", folder, "-c", config],
    }
    with ExitStack() as running:
        started = {}
        for at, job in jobs.items():
            told = running.enter_context((folder / f"{at}.txt").open("wb"))
            environment = {**os.environ, **environments.get(at, {})}
            started[at] = subprocess.Popen(
                job, cwd=folder, stdout=told, stderr=told, env=environment
            )
            running.callback(started[at].wait, timeout=30)
            running.callback(started[at].terminate)
        for at, path in ((web, "/_stcore/health"), (api, "/v1/health")):
            wait_until(lambda at=at, path=path: status(at, path), started[at], folder / f"{at}.txt")
        wait_until(lambda: ask(front, "/v1/health").status, started[front], folder / f"{front}.txt")
        yield front


def configured(folder, front, web, api):
    """The page's configuration, with ports and files that a test may have."""
    (block,) = re.findall(r"```nginx\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for told, here in (
        ("listen 443", f"listen 127.0.0.1:{front}"),
        ("/etc/ssl/papers.pem", f"{folder}/pem"),
        ("/etc/ssl/papers.key", f"{folder}/key"),
        ("127.0.0.1:8501", f"127.0.0.1:{web}"),
        ("127.0.0.1:8502", f"127.0.0.1:{api}"),
    ):
        assert told in block
        block = block.replace(told, here)
    places = " ".join(f"{each}_temp_path {folder}/{each};" for each in TEMPORARY)
    return OUTER.format(folder, f"{places}\n{block}")


def status(port, path):
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asking.request("GET", path, headers={"Host": NAME})
    answer = asking.getresponse()
    answer.read()
    asking.close()
    return answer.status


def ask(port, path, name=NAME, **headers):
    """The answer of nginx to one who asks for a name; closed."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", port), timeout=60) as plain,
        trusting.wrap_socket(plain, server_hostname=name) as stream,
    ):
        lines = [f"GET {path} HTTP/1.1", f"Host: {name}"]
        lines += [f"{each.replace('_', '-')}: {value}" for each, value in headers.items()]
        stream.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = http.client.HTTPResponse(stream)
        answer.begin()
        answer.close()
        return answer


def test_every_page_has_the_headers_that_keep_others_out(port):
    for path in ("/", "/documents", "/v1/health", "/_stcore/metrics"):
        headers = ask(port, path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http:" not in policy
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Strict-Transport-Security"]


def test_what_the_app_counts_of_itself_is_closed_and_the_api_is_open(port):
    assert ask(port, "/").status == 200
    assert ask(port, "/_stcore/metrics").status == 404
    assert ask(port, "/v1/documents").status == 200


def test_another_name_is_refused_before_anything_is_said(port):
    with pytest.raises(ssl.SSLError):
        ask(port, "/", name="elsewhere.example")


@pytest.mark.parametrize(("origin", "told"), [(NAME, 101), ("elsewhere.example", 403)])
def test_the_stream_opens_for_the_pages_own_origin_alone(port, origin, told):
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec_WebSocket_Version": "13",
        "Origin": f"https://{origin}",
    }
    assert ask(port, "/_stcore/stream", **upgrade).status == told


@pytest.fixture
def visitor(browser, chromium, port):
    """A reader in Chromium under the proxy's own name, which it is told to find here."""
    with browser.browser_type.launch(
        executable_path=chromium,
        args=["--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP {NAME} 127.0.0.1"],
    ) as own:
        context = own.new_context(ignore_https_errors=True, viewport={"width": 1280, "height": 900})
        yield Reader(context, f"https://{NAME}:{port}")
        context.close()


def test_pages_are_drawn_with_nothing_that_the_policy_refuses(visitor):
    refused = []
    visitor.page.on(
        "console",
        lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None,
    )
    for page in ("", "judgements", "documents"):
        visitor.go(page)
    assert refused == []
    assert visitor.faults == []


def test_who_signs_in_through_the_proxy_sees_what_their_groups_may(visitor, identities, guarded):
    page = visitor.go(PLACE).page
    expect(page.get_by_text("Not signed in: public papers alone.")).to_be_visible()
    assert not holds(page, guarded[1])
    page = sign_in(visitor, identities, ANN)
    expect(page.get_by_text("Signed in as Ann Lee: public and exempt papers.")).to_be_visible()
    assert holds(page, guarded[1])
    assert page.url.startswith(f"https://{NAME}:")
