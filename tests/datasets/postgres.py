"""A PostgreSQL server of one's own for a test: a throw-away cluster on a socket in a temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

PASSWORD = "rahasia/:sekali"
FAST = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A running server; `new_database` gives the URL of an empty one."""

    sockets: Path

    def url(self, database: str, password: str = PASSWORD) -> str:
        return f"postgresql://postgres:{quote(password, safe='')}@/{database}?host={self.sockets}"

    def new_database(self) -> str:
        import psycopg

        name = f"uji_{next(_numbers)}"
        place = {"host": str(self.sockets), "user": "postgres", "password": PASSWORD, "dbname": "postgres"}
        with psycopg.connect(**place, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)


def binaries() -> Path | None:
    """Where initdb and pg_ctl are: on the path, or where Debian puts them."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


def missing() -> str | None:
    """Why there can be no server here, None where there can."""
    if binaries() is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    if os.geteuid() == 0 and (shutil.which("runuser") is None or _owner() is None):
        return "PostgreSQL does not run as root, and there is no user postgres"
    return None


def _owner() -> str | None:
    import pwd

    return next((user.pw_name for user in pwd.getpwall() if user.pw_name == "postgres"), None)


@contextmanager
def running() -> Iterator[Server]:
    """A server as long as the block lasts."""
    programs = binaries()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="petik-pg-"))  # not pytest's: its path may be too long for a socket
    as_user = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    secret = folder / "kata"
    secret.write_text(PASSWORD + "\n")
    secret.chmod(0o644)
    data = str(folder / "data")

    def run(program: str, *words: str) -> None:
        subprocess.run([*as_user, str(programs / program), *words], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    try:
        shape = ["--no-sync", "-E", "UTF8", "--locale=C", "-U", "postgres"]
        run("initdb", "-D", data, *shape, "-A", "scram-sha-256", f"--pwfile={secret}")
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", f"{FAST} -k {folder}", "start")
        try:
            yield Server(folder)
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
