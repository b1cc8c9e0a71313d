"""A PostgreSQL server of our own in a folder of its own, reached by a Unix socket only."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

# The tests kill the server, not the machine: what it handed to the system is as good as on the disk.
_OPTIONS = "-c listen_addresses='' -c fsync=off -c max_connections=20"


@dataclass
class Server:
    """Empty but for the databases that are asked for. `user` runs it; None when that is us."""

    programs: Path
    folder: Path
    user: str | None
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def start(self) -> None:
        """Returns when it answers."""
        options = f"-k {self.folder} {_OPTIONS}"
        self._run(
            "pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "-o", options, "start"
        )

    def stop(self, how: str) -> None:
        """`fast`, or `immediate`: as if it were killed."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", how, "-w", "stop")

    def prepare(self) -> None:
        """Once, before the first start."""
        self._run("initdb", "-D", self.folder / "data", "-U", "hub", "-A", "trust", "--no-sync", "-E", "UTF8")

    def address(self, name: str) -> str:
        """Of a database."""
        return f"postgresql://hub@/{name}?host={self.folder}"

    def new_database(self) -> str:
        """The address of one that nobody has used."""
        name = f"hub_{next(self._numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)

    def _run(self, program: str, *words: str | Path) -> None:
        # Its own words go into a file: a pipe would stay open as long as the server runs.
        with (self.folder / f"{program}.txt").open("w+") as said:
            command = [str(self.programs / program), *map(str, words)]
            done = subprocess.run(
                command, stdout=said, stderr=said, user=self.user, cwd=self.folder, check=False
            )
            said.seek(0)
            assert done.returncode == 0, said.read()


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    beside = shutil.which("initdb")
    return Path(beside).resolve().parent if beside else None


@contextmanager
def running_server() -> Iterator[Server]:
    """Skips the test where there is no PostgreSQL, but fails it when CI is set."""
    programs = _programs()
    if programs is None:
        words = "PostgreSQL is not installed: make packages-outside"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    folder = Path(mkdtemp(prefix="footbridge-"))  # a short name: that of a socket has 107 characters at most
    user = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None  # initdb refuses root
    if user:
        shutil.chown(folder, user)
    server = Server(programs, folder, user)
    try:
        server.prepare()
        server.start()
        yield server
        server.stop("fast")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
