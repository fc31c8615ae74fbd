"""Showing a page on this machine, and showing it anew whenever it is written again.

The page forbids itself every connection, so it stands in a frame, and the document around it asks for news.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from timeline.errors import InputNotFound, OutputNotWritable

_SCRIPT = """
const frame = document.querySelector("iframe");
let shown = null;
setInterval(async () => {
  try {
    const now = await (await fetch("/version", {cache: "no-store"})).text();
    if (shown !== null && now && now !== shown) frame.contentWindow.location.reload();
    shown = now || shown;
  } catch { /* the server has ended; the page stays */ }
}, 1000);
"""
_HASH = b64encode(sha256(_SCRIPT.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; script-src 'sha256-{_HASH}'; style-src 'unsafe-inline'; frame-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_FRAME = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>timeline</title>'
    "<style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}</style>"
    f'<iframe src="/page" title="timeline"></iframe><script>{_SCRIPT}</script></html>'
)


class PageServer(ThreadingHTTPServer):
    """A server of one page, for this machine only."""

    daemon_threads = True

    def __init__(self, page: Path, port: int) -> None:
        """Take the port; 0 takes any that is free.

        Raises:
            InputNotFound: there is no such page.
            OutputNotWritable: the port is taken.
        """
        if not page.is_file():
            raise InputNotFound(f"{page} does not exist. Give the timeline.html that `timeline build` wrote.")
        self.page = page
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OSError as error:
            raise OutputNotWritable(f"port {port} cannot be used ({error.strerror}). Give another --port.") from error

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: PageServer

    def do_GET(self) -> None:
        """Answer for the frame, the page and its version; for nothing else, and under no other name of the host."""
        port = self.server.server_port
        if self.headers.get("Host") not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path == "/":
            self._send(_FRAME.encode(), "text/html; charset=utf-8", {"Content-Security-Policy": _POLICY})
        elif self.path == "/page":
            self._send(self._page(), "text/html; charset=utf-8", {})
        elif self.path == "/version":
            self._send(self._version(), "text/plain", {})
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: there is one reader."""

    def _page(self) -> bytes:
        try:
            return self.server.page.read_bytes()
        except OSError:  # being replaced
            return b""

    def _version(self) -> bytes:
        try:
            return str(self.server.page.stat().st_mtime_ns).encode()
        except OSError:
            return b""

    def _send(self, content: bytes, kind: str, more: dict[str, str]) -> None:
        self.send_response(HTTPStatus.OK)
        head = {"Content-Type": kind, "Content-Length": str(len(content)), "Cache-Control": "no-store"}
        for name, value in {**head, "X-Content-Type-Options": "nosniff", **more}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
