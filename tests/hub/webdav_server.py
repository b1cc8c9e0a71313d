"""A real WebDAV server on this machine, which can be made to fail in the middle."""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server
from wsgidav.wsgidav_app import WsgiDAVApp

USER, PASSWORD = "tablet", "secret-words"
Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


@dataclass
class Dav:
    """The server: its address, the folder that it shows, and what it was asked, as `METHOD name`.

    `answers` are given instead of the next answers to a method, as a line of status, with these `headers` and
    `bodies`."""

    url: str
    folder: Path
    asked: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    headers: list[tuple[str, str]] = field(default_factory=list)
    break_off: set[str] = field(default_factory=set)
    """Methods in the middle of whose request the line breaks."""

    def around(self, app: Wsgi) -> Wsgi:
        """The server's own application, behind what this test wants to happen."""

        def answer(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
            method = environ["REQUEST_METHOD"]
            self.asked.append(f"{method} {environ['PATH_INFO'].rpartition('/')[2]}".strip())
            if method in self.break_off:
                name = self.folder / environ["PATH_INFO"].rpartition("/")[2]
                name.write_bytes(environ["wsgi.input"].read(100))  # half of it has come
                raise ConnectionAbortedError
            if self.answers.get(method):
                environ["wsgi.input"].read()
                body = self.bodies.get(method, b"")
                start(self.answers[method].pop(0), [("Content-Length", str(len(body))), *self.headers])
                return [body]
            return app(environ, start)

        return answer


class _Quiet(Server):
    def error_log(self, msg: str = "", level: int = 20, traceback: bool = False) -> None:
        """What breaks here breaks on purpose."""


@contextmanager
def webdav(folder: Path, certificate: Path | None = None) -> Iterator[Dav]:
    """A server until the block is left, which asks for the name and the password. `certificate` has its
    key in it too: then the server speaks HTTPS."""
    folder.mkdir(exist_ok=True)
    people: Any = {"*": {USER: {"password": PASSWORD}}}
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/share": str(folder)},
            "simple_dc": {"user_mapping": people},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "logging": {"enable": False},
            "dir_browser": {"enable": False},
            "lock_storage": False,
        }
    )
    dav = Dav("", folder)
    server = _Quiet(("127.0.0.1", 0), dav.around(app), numthreads=2)
    server.expiration_interval = 0.02  # how often it looks whether it should end
    if certificate:
        server.ssl_adapter = BuiltinSSLAdapter(str(certificate), str(certificate))
    server.prepare()
    dav.url = f"http{'s' if certificate else ''}://127.0.0.1:{server.bind_addr[1]}/share"
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield dav
    finally:
        server.stop()
        thread.join(10.0)


@contextmanager
def silent_server() -> Iterator[str]:
    """The address of one that takes a call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as line:
        yield f"http://127.0.0.1:{line.getsockname()[1]}/share"
