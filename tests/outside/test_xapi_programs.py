"""Programs of others take our xAPI statements: a strict validator, and a learning record store."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from kiosk.figures.files.xapi import statement_lines, statement_of
from kiosk.figures.files.xapi_words import VERBS
from kiosk.figures.tablet_source import tablet_source
from tests.figures.test_xapi import ODD, odd_rows
from tests.progress.recording import miss, record_all

pytestmark = [pytest.mark.outside, pytest.mark.timeout(300)]

NPM = Path(__file__).parents[2] / ".ci" / "npm"
BATCH = 100
Statement = dict[str, Any]

# The faults that a validator finds in each line of its input, as a list of lists.
VALIDATE = """
const validate = require("@learninglocker/xapi-validation").default;
const lines = require("fs").readFileSync(0, "utf8").split("\\n").filter(line => line);
console.log(JSON.stringify(lines.map(line => validate(JSON.parse(line)).map(String))));
"""

# The server would listen on every network; here it takes any free port of this machine, and tells which.
AT_HOME = """
const { Server } = require("net");
const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ready) {
    return listen.call(this, 0, "127.0.0.1", () => { ready(); console.log("PORT " + this.address().port); });
};
"""
SERVER_SETTINGS = {
    "EVENTS_REPO": "test",
    "AUTH_REPO": "test",
    "MODELS_REPO": "memory",
    "STORAGE_REPO": "local",
    "SERVICE_AWAIT_UPDATES": "true",
    "WINSTON_CONSOLE_LEVEL": "error",
}


def node(package: str) -> str:
    """The path of Node; where tests must be complete, it and the package must be there."""
    found = shutil.which("node")
    if found is None or not (NPM / "node_modules" / package).is_dir():
        words = f"{package} from npm is not installed: .ci/npm-packages.sh"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    return found


def odd_statements() -> list[Statement]:
    return [statement for statement in map(statement_of, odd_rows()) if statement is not None]


def faults(statements: Sequence[Statement]) -> list[list[str]]:
    """What the validator finds in each."""
    done = subprocess.run(
        [node("@learninglocker/xapi-validation"), "-e", VALIDATE],
        input="\n".join(map(json.dumps, statements)),
        cwd=NPM,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[str]] = json.loads(done.stdout)
    assert len(found) == len(statements)
    return found


def test_a_validator_finds_no_fault_in_any_kind_of_event() -> None:
    statements = odd_statements()
    assert len(statements) == len(VERBS) * len(ODD)
    found = zip(statements, faults(statements), strict=True)
    assert [(statement, told) for statement, told in found if told] == []


SPOILT: dict[str, Callable[[Statement], object]] = {
    "no actor": lambda told: told.pop("actor"),
    "no verb": lambda told: told.pop("verb"),
    "a named actor by mail": lambda told: told["actor"].update(mbox="mailto:somebody@example.org"),
    "an actor without an account": lambda told: told["actor"].pop("account"),
    "a home that is no address": lambda told: told["actor"]["account"].update(homePage="footbridge"),
    "an id that is no UUID": lambda told: told.update(id="7"),
    "a verb that is no IRI": lambda told: told["verb"].update(id="miss"),
    "an unknown field": lambda told: told.update(lesson="order"),
    "a visit that is no UUID": lambda told: told["context"].update(registration="s1"),
    "a language that is no tag": lambda told: told["context"].update(language="zh_Hant"),
    "an extension that is no IRI": lambda told: told["context"]["extensions"].update(way="alone"),
    "a day that is no day": lambda told: told.update(timestamp="2027-13-01T00:00:00.000Z"),
    "a score above the highest": lambda told: told.update(result={"score": {"raw": 6, "min": 1, "max": 5}}),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_the_validator_does_find_what_is_wrong(spoil: Callable[[Statement], object]) -> None:
    """Otherwise its silence would mean nothing."""
    statement = json.loads(json.dumps(odd_statements()[0]))
    assert faults([statement]) == [[]]
    spoil(statement)
    assert faults([statement])[0] != []


class Store:
    """A learning record store that knows nothing yet."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method: str, path: str, body: str = "", version: str = "1.0.3") -> tuple[int, Any]:
        """The status, and what it answers."""
        headers = {
            "Authorization": "Basic dGVzdDp0ZXN0",  # anybody may, in a store for tests
            "Content-Type": "application/json",
            "X-Experience-API-Version": version,
        }
        self.connection.request(method, path, body.encode(), headers)
        answer = self.connection.getresponse()
        told = answer.read()
        return answer.status, json.loads(told) if told else None

    def send(self, lines: Sequence[str]) -> list[int]:
        """The status of each batch."""
        batches = [lines[start : start + BATCH] for start in range(0, len(lines), BATCH)]
        return [self.ask("POST", "/xAPI/statements", f"[{','.join(batch)}]")[0] for batch in batches]

    def all(self) -> list[Statement]:
        """Every statement that it has, page by page."""
        found: list[Statement] = []
        more = f"/xAPI/statements?limit={BATCH}&ascending=true"
        while more:
            status, page = self.ask("GET", more)
            assert status == 200, page
            found += page["statements"]
            more = page["more"]
        return found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    program = node("xapi-statements")
    at_home = tmp_path / "at-home.js"
    at_home.write_text(AT_HOME, encoding="utf-8")
    server = NPM / "node_modules" / "xapi-statements" / "dist" / "index.js"
    command = [program, "--require", str(at_home), str(server)]
    said = tmp_path / "said.txt"
    with (
        said.open("w") as errors,
        subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**os.environ, **SERVER_SETTINGS},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as running,
    ):
        try:
            assert running.stdout is not None
            ready = next((line for line in running.stdout if line.startswith("PORT ")), None)
            assert ready is not None, said.read_text()
            made = Store(int(ready.split()[1]))
            yield made
            made.connection.close()
        finally:
            running.kill()


def exported(path: Path) -> list[str]:
    with tablet_source(path) as source:
        return [*statement_lines(source), *map(json.dumps, odd_statements())]


@pytest.mark.enable_socket
def test_a_store_takes_all_statements_twice_and_has_each_once(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite3"
    record_all(path, [miss(number, f"s{number // 9}") for number in range(3 * BATCH)])
    lines = exported(path)
    sent = {statement["id"]: statement for statement in map(json.loads, lines)}

    first = store.send(lines)
    assert first == [200] * -(-len(lines) // BATCH)
    kept = store.all()
    assert len(kept) == len(lines) == len(sent)
    for statement in kept:
        for name, value in sent[statement["id"]].items():
            assert statement[name] == value

    assert store.send(exported(path)) == first
    assert store.all() == kept


@pytest.mark.enable_socket
def test_the_store_does_refuse_what_it_should(store: Store) -> None:
    """Otherwise its taking all would mean nothing."""
    statement = odd_statements()[0]
    line = json.dumps(statement)
    assert store.send([line]) == [200]
    assert store.send([json.dumps({**statement, "verb": {"id": "https://footbridge.example/x"}})]) == [409]
    assert store.send([line, json.dumps({**statement, "id": "7"})]) == [400]
    assert store.ask("POST", "/xAPI/statements", f"[{line}]", version="2.0.0")[0] == 400
    assert len(store.all()) == 1
