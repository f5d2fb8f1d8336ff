"""Real S3 servers for the tests, and a proxy in front of them that does what networks do.

SeaweedFS is a real distributed engine; rclone ignores conditional writes, as bad servers do. Both
listen on this machine only, on free ports, and end by SIGKILL. One test process owns them: mark
what uses them with `xdist_group("s3")`.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from harada.sharing.stores.retry import Passing, Patience
from harada.sharing.stores.signed import Answer, Key, SignedRequests

KEY = Key("the-key-of-all", "the-secret-of-all")
"""The key that may do everything."""

ENVIRONMENT = {"AWS_ACCESS_KEY_ID": KEY.access, "AWS_SECRET_ACCESS_KEY": KEY.secret}
"""The same as a person has it in the environment."""

READER = Key("the-key-to-read", "the-secret-to-read")
"""A key that may read and list, and no more."""

BOX = "a" * 26
"""The box that `OWNER` may use."""

OWNER = Key("the-key-of-one-box", "the-secret-of-one-box")
"""A key that may do all in one box of the bucket `hub`, and nothing elsewhere."""

REGION = "us-east-1"
_STARTS_WITHIN = 30.0
_PROGRAMS = Path(sys.executable).parent


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody uses."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(each.getsockname()[1]) for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Server:
    """A server of ours: started on a folder, killed at the end, and perhaps in between."""

    def __init__(self, folder: Path, port: int, command: list[str]) -> None:
        self.folder = folder
        self.endpoint = f"http://127.0.0.1:{port}"
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, on what lies in its folder, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder
            )
        until = time.monotonic() + _STARTS_WITHIN
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            return self.ask("GET").status in (200, 404)
        except Passing:
            return False

    def kill(self) -> None:
        """End it at once, without a word."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def ask(
        self, method: str, bucket: str = "hub", name: str = "", query: Mapping[str, str] = {}
    ) -> Answer:
        """Ask it something with the key of all."""
        return SignedRequests(self.endpoint, bucket, REGION, KEY).ask(method, name, query)

    def address(self, prefix: str, bucket: str = "hub", endpoint: str | None = None) -> str:
        """The address of a place in it."""
        return f"s3://{bucket}/{prefix}?endpoint={quote(endpoint or self.endpoint, safe=':/')}"


@contextmanager
def seaweed(folder: Path) -> Iterator[Server]:
    """A SeaweedFS with an empty bucket `hub`, and one `kept` that keeps versions."""
    names = ("master", "volume", "filer", "s3")
    ports = dict(zip([*names, *(f"{name}.grpc" for name in names)], free_ports(8), strict=True))
    (folder / "data").mkdir()
    everything = ["Admin", "Read", "Write", "List"]
    mine = [f"{action}:hub/v1/b/{BOX}/*" for action in ("Read", "Write", "List")]
    reading = ["Read:hub", "List:hub"]
    keys = [("all", KEY, everything), ("one", OWNER, mine), ("reader", READER, reading)]
    identities = [
        {
            "name": name,
            "credentials": [{"accessKey": key.access, "secretKey": key.secret}],
            "actions": actions,
        }
        for name, key, actions in keys
    ]
    (folder / "s3.json").write_text(json.dumps({"identities": identities}))
    command = [str(_PROGRAMS / "weed"), "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"]
    command += [f"-dir={folder / 'data'}", "-master.telemetry=false", "-volume.preStopSeconds=0"]
    command += ["-filer", "-s3", "-s3.port.iceberg=0", "-s3.port.lance=0"]
    command += ["-filer.localSocket=filer.sock", "-s3.localSocket=s3.sock"]
    command += [
        f"-s3.config={folder / 's3.json'}",
        "-master.volumeSizeLimitMB=64",
        "-master.electionTimeout=1s",
        "-volume.max=60",  # a bucket takes seven at once; the usual eight would be one bucket's
    ]
    for name in names:
        command += [f"-{name}.port={ports[name]}", f"-{name}.port.grpc={ports[name + '.grpc']}"]
    server = Server(folder, ports["s3"], command)
    try:
        server.start()
        server.ask("PUT")
        server.ask("PUT", "kept")
        keep_versions(server, "kept")
        yield server
    finally:
        server.kill()


def keep_versions(server: Server, bucket: str) -> None:
    """Have a bucket keep versions."""
    remote = (
        f":s3,provider=SeaweedFS,endpoint='{server.endpoint}',access_key_id={KEY.access},"
        f"secret_access_key={KEY.secret}:{bucket}"
    )
    command = [str(_PROGRAMS / "rclone"), "backend", "versioning", remote, "Enabled"]
    environment = {**os.environ, "RCLONE_CONFIG": os.devnull}
    subprocess.run(command, check=True, capture_output=True, env=environment)


@contextmanager
def rclone(folder: Path, authority: Path | None = None) -> Iterator[Server]:
    """An rclone that serves a folder as S3, with an empty bucket `hub`.

    With `authority`, a folder with `certificate` and `key` for localhost, it speaks https.
    """
    (port,) = free_ports(1)
    (folder / "data").mkdir()
    command = [str(_PROGRAMS / "rclone"), "serve", "s3", "--addr", f"127.0.0.1:{port}"]
    command += ["--auth-key", f"{KEY.access},{KEY.secret}", str(folder / "data")]
    command += ["--config", os.devnull, "--vfs-cache-mode", "off"]
    server = Server(folder, port, command)
    if authority:
        command += ["--cert", str(authority / "certificate"), "--key", str(authority / "key")]
        server.endpoint = f"https://localhost:{port}"
    try:
        server.start()
        server.ask("PUT")
        yield server
    finally:
        server.kill()


# --- a proxy that does what networks do -------------------------------------------------------


@dataclass
class Reply:
    """What a server answers, on its way back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    told: int | None = None
    """How many bytes are announced; None: as many as there are."""


Fault = Callable[[Callable[[], Reply]], Reply | None]
"""Gets a way to ask the server, and gives what comes back; None: the connection breaks."""


def lose_answer(server: Callable[[], Reply]) -> None:
    """Let the server do it, and lose what it says."""
    server()


def cut_at(count: int) -> Fault:
    """Let only so many bytes of the body arrive."""

    def fault(server: Callable[[], Reply]) -> Reply:
        reply = server()
        return Reply(reply.status, reply.headers, reply.body[:count], len(reply.body))

    return fault


def flip(at: int) -> Fault:
    """Change a bit of one byte of the body."""

    def fault(server: Callable[[], Reply]) -> Reply:
        reply = server()
        body = bytearray(reply.body)
        body[at] ^= 1
        return Reply(reply.status, reply.headers, bytes(body))

    return fault


def answer(status: int, code: str = "", headers: Mapping[str, str] = {}, more: str = "") -> Fault:
    """Answer in the server's place."""
    body = f'<?xml version="1.0"?><Error><Code>{code}</Code>{more}</Error>'.encode()
    return lambda _server: Reply(status, list(headers.items()), body)


def rewrite(change: Callable[[bytes], bytes]) -> Fault:
    """Change the body of what the server says."""

    def fault(server: Callable[[], Reply]) -> Reply:
        reply = server()
        return Reply(reply.status, reply.headers, change(reply.body))

    return fault


def omitting(*names: str) -> Fault:
    """Leave objects out of a list, as a server does that is not in step with itself."""

    def change(body: bytes) -> bytes:
        for name in names:
            entry = (
                rb"<Contents>\s*<Key>[^<]*" + re.escape(name.encode()) + rb"</Key>.*?</Contents>"
            )
            body = re.sub(entry, b"", body, flags=re.DOTALL)
        return body

    return rewrite(change)


@dataclass
class _Rule:
    method: str
    fault: Fault
    left: int
    of: str


@dataclass
class Proxy:
    """What stands between a client and a server; without rules it hands everything on."""

    upstream: str
    endpoint: str = ""
    seen: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of every request that came."""
    _rules: list[_Rule] = field(default_factory=list)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def next(self, method: str, fault: Fault, times: int = 1, of: str = "") -> None:
        """Do this to the next requests of a kind (`LIST` is a GET that lists) that name `of`."""
        self._rules.append(_Rule(method, fault, times, of))

    def always(self, method: str, fault: Fault, of: str = "") -> None:
        """Do this to every request of a kind that names `of`."""
        self.next(method, fault, sys.maxsize, of)

    def well(self) -> None:
        """Do nothing to anything from now on."""
        self._rules.clear()

    def count(self, method: str) -> int:
        """How many requests of a kind came."""
        return sum(1 for each, _path in self.seen if each == method)

    def reply(self, method: str, path: str, ask: Callable[[], Reply]) -> Reply | None:
        """What becomes of one request."""
        kind = "LIST" if method == "GET" and "list-type=" in path else method
        with self._guard:
            self.seen.append((kind, path))
            fitting = (each for each in self._rules if each.method == kind and each.of in path)
            rule = next((each for each in fitting if each.left), None)
            if rule:
                rule.left -= 1
        return rule.fault(ask) if rule else ask()


@contextmanager
def fault_proxy(server: Server) -> Iterator[Proxy]:
    """A proxy before a server."""
    proxy = Proxy(server.endpoint.removeprefix("http://"))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))

            def ask() -> Reply:
                connection = http.client.HTTPConnection(proxy.upstream, timeout=10)
                try:
                    # The host stays the one the client signed for.
                    headers = {k: v for k, v in self.headers.items() if k.lower() != "connection"}
                    connection.request(self.command, self.path, body, headers)
                    given = connection.getresponse()
                    return Reply(given.status, given.getheaders(), given.read())
                finally:
                    connection.close()

            try:
                reply = proxy.reply(self.command, self.path, ask)
            except OSError:
                reply = None
            if reply is not None:
                self._hand_on(reply)
            if reply is None or reply.told is not None:
                self.close_connection = True
                with suppress(OSError):
                    self.connection.shutdown(socket.SHUT_RDWR)

        def _hand_on(self, reply: Reply) -> None:
            self.send_response_only(reply.status)
            for name, text in reply.headers:
                if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                    self.send_header(name, text)
            length = len(reply.body) if reply.told is None else reply.told
            told = dict(reply.headers).get("Content-Length", "0")
            self.send_header("Content-Length", told if self.command == "HEAD" else str(length))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)
            self.wfile.flush()

        do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = _pass_on  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Listener(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128  # all that come at once, or they wait for a second try

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that went away in the midst

    listener = Listener(("127.0.0.1", 0), Handler)
    proxy.endpoint = f"http://127.0.0.1:{listener.server_address[1]}"
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield proxy
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()


class Waits:
    """A patience that notes how long it would have waited, and waits as it is told."""

    def __init__(self, wait: Callable[[float], object] = lambda _seconds: None) -> None:
        self.seconds: list[float] = []

        def sleep(seconds: float) -> None:
            self.seconds.append(seconds)
            wait(seconds)

        self.patience = Patience(sleep, lambda: 1.0)
