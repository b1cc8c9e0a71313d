"""Files on a WebDAV server, over HTTPS.

A file is written under another name, read back, and only then given its own: the hub never sees half of
one, and what was half when the line broke is written over next time (RFC 4918).
"""

import http.client
import ssl
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NoReturn
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.parsers import expat

from kiosk.progress.roads import RoadError

_SECONDS = 20.0
_LARGEST = 64_000_000  # bytes of an answer
_REDIRECTS = 3
_ASK = (
    b'<?xml version="1.0" encoding="utf-8"?><D:propfind xmlns:D="DAV:"><D:prop>'
    b"<D:getcontentlength/><D:resourcetype/></D:prop></D:propfind>"
)
_WORDS = {
    401: "does not let this tablet in. Check the user name and the password, and join again.",
    403: "does not allow this. Ask who looks after it.",
    404: "has no such folder. Make it there, or join again with another address.",
    405: "is no WebDAV server. Check the address, and join again.",
    409: "has no such folder. Make it there, or join again with another address.",
    413: "does not take files of this size. Ask who looks after it.",
    423: "has locked a file. It is tried again.",
    507: "has no space left. Ask who looks after it.",
}


class WebDavRoad:
    """A folder on a server. `url` begins with https:// (or is on this machine), `seconds` is how long one
    step may take."""

    is_near = False

    def __init__(
        self,
        url: str,
        user: str = "",
        password: str = "",
        *,
        seconds: float = _SECONDS,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._url = url if url.endswith("/") else f"{url}/"
        self._host = urlsplit(url).netloc
        self._seconds = seconds
        self._context = context
        self._headers = {"User-Agent": "Footbridge"}
        if user:
            secret = b64encode(f"{user}:{password}".encode()).decode("ascii")
            self._headers["Authorization"] = f"Basic {secret}"
        self._connection: http.client.HTTPConnection | None = None
        self._stopped = False

    def there(self) -> dict[str, int]:
        headers = {"Depth": "1", "Content-Type": "application/xml; charset=utf-8"}
        status, body = self._ask("PROPFIND", "", _ASK, headers)
        if status != 207:
            self._fail(status)
        try:
            return listing(body)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise RoadError(f"The list of files from {self._host} cannot be read.") from error

    def get(self, name: str) -> bytes:
        status, body = self._ask("GET", name)
        if status != 200:
            self._fail(status)
        return body

    def put(self, name: str, data: bytes) -> None:
        part = f"{name}.part"
        status, _ = self._ask("PUT", part, data, {"Content-Type": "application/octet-stream"})
        if status not in (200, 201, 204):
            self._fail(status)
        if sha256(self.get(part)).digest() != sha256(data).digest():
            raise RoadError(f"What was sent to {self._host} did not come back as it was. It is sent again.")
        status = self._move(part, name, over="F")
        if status == 412:  # there is one of this name: half of it, or what is no longer right
            status = self._move(part, name, over="T")
        if status not in (201, 204):
            self._fail(status)

    def remove(self, name: str) -> None:
        status, _ = self._ask("DELETE", name)
        if status not in (200, 204, 404):
            self._fail(status)

    def stop(self) -> None:
        self._stopped = True
        connection = self._connection
        line = connection.sock if connection else None
        if line is not None:
            try:
                line.shutdown(2)  # both ways: whoever waits for it wakes up
            except OSError:
                return  # it has ended by itself

    def _move(self, part: str, name: str, *, over: str) -> int:
        target = urljoin(self._url, quote(name))
        return self._ask("MOVE", part, headers={"Destination": target, "Overwrite": over})[0]

    def _ask(
        self, method: str, name: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        """(status, what came). Follows redirects, on the same server only."""
        url = urljoin(self._url, quote(name))
        for _ in range(_REDIRECTS + 1):
            try:
                status, location, answer = self._once(method, url, body, headers or {})
            except ssl.SSLCertVerificationError as error:
                raise RoadError(
                    f"{self._host} cannot prove that it is the right server. Is this tablet's clock right?"
                ) from error
            except (OSError, http.client.HTTPException, ValueError) as error:  # ValueError: TLS was cut off
                raise RoadError(f"{self._host} cannot be reached just now.") from error
            if status not in (301, 302, 307, 308) or not location:
                return status, answer
            url = self._same_server(url, location)
        raise RoadError(f"{self._host} sends this tablet round in circles. Check the address.")

    def _same_server(self, url: str, location: str) -> str:
        try:
            there = urljoin(url, location)
            same = urlsplit(there)[:2] == urlsplit(self._url)[:2]
        except ValueError:
            same = False
        if not same:
            raise RoadError(f"{self._host} sends this tablet to another server. It does not go there.")
        return there

    def _once(
        self, method: str, url: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, str | None, bytes]:
        address = urlsplit(url)
        if address.scheme == "https":
            context = self._context or ssl.create_default_context()
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                address.netloc, timeout=self._seconds, context=context
            )
        else:
            connection = http.client.HTTPConnection(address.netloc, timeout=self._seconds)
        self._connection = connection
        try:
            connection.connect()
            if self._stopped:
                raise OSError("stopped")
            connection.request(method, address.path, body or None, {**self._headers, **headers})
            response = connection.getresponse()
            answer = response.read(_LARGEST + 1)
            if len(answer) > _LARGEST:
                raise http.client.HTTPException("too long")
            return response.status, response.getheader("Location"), answer
        finally:
            self._connection = None
            connection.close()

    def _fail(self, status: int) -> NoReturn:
        what = _WORDS.get(status)
        if what is None:
            what = f"has trouble of its own ({status})." if status >= 500 else f"answered {status}."
        raise RoadError(f"{self._host} {what}")


@dataclass(slots=True)
class _Entry:
    href: str = ""
    size: str = ""
    is_folder: bool = False


@dataclass(slots=True)
class _Listing:
    """What is being read: the texts of the elements that matter, entry by entry."""

    entries: list[_Entry] = field(default_factory=list)
    within: str = ""

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        self.within = name
        if name == "DAV: response":
            self.entries.append(_Entry())
        elif name == "DAV: collection" and self.entries:
            self.entries[-1].is_folder = True

    def end(self, _name: str) -> None:
        self.within = ""

    def text(self, text: str) -> None:
        if self.entries and self.within == "DAV: href":
            self.entries[-1].href += text
        elif self.entries and self.within == "DAV: getcontentlength":
            self.entries[-1].size += text


def listing(answer: bytes) -> dict[str, int]:
    """The files, and their sizes in bytes, in the answer to a PROPFIND. Raises ExpatError, LookupError, and
    ValueError for an answer that declares a document type: by these a few lines can grow without end."""

    def refuse(*_: object) -> None:
        raise ValueError("a document type")

    found = _Listing()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = found.begin
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    parser.Parse(answer, True)
    return {
        unquote(urlsplit(each.href.strip()).path).rpartition("/")[2]: int(each.size)
        for each in found.entries
        if not each.is_folder and each.size.strip().isdecimal()
    }
