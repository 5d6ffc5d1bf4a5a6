"""Where is a PostgreSQL server to test with? The one that TEST_PG_URL names, or Debian's, started in a folder."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

OWNER = "postgres"
PASSWORD = "only-for-tests"
_SETTINGS = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=''",  # TCP alone: the path of a temporary folder may be too long for a socket
    "max_connections=60",
    "recovery_init_sync_method=syncfs",  # after a kill, force the disk as a whole and not a thousand files one by one
)


def find_programs() -> Path | None:
    """Return the folder of Debian's newest PostgreSQL programs, None where the package is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@dataclass(frozen=True)
class Server:
    """A server of our own: it can be stopped, killed and started again; commits are lasting, as in earnest."""

    folder: Path
    port: int
    programs: Path

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://{OWNER}:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = " ".join(f"-c {setting}" for setting in (*_SETTINGS, f"port={self.port}"))
        self._run("pg_ctl", "-D", self._data, "-w", "-o", options, "-l", self._log, "start")

    def stop(self) -> None:
        """Stop it in order."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "fast", "stop", check=False)

    def kill(self) -> None:
        """Kill its first process and all that it started, with no chance to put anything in order."""
        first = self._first
        children = _children(first)
        for process in (first, *children):
            _kill(process)
        while any(_lives(process) for process in (first, *children)):
            time.sleep(0.005)
        # where nobody buries dead processes (a container), the server would take its own remains for a running one
        Path(self._data, "postmaster.pid").unlink(missing_ok=True)

    def create(self, database: str) -> str:
        """Make an empty database; return its address."""
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"')  # type: ignore[arg-type, unused-ignore]
        return self.url(database)

    def limit_files(self, largest: int | None) -> None:
        """Let no file of the server grow beyond so many bytes, for clients that connect from now on; None: no limit."""
        soft = "unlimited" if largest is None else str(largest)
        command = [*_as_owner(), "prlimit", f"--pid={self._first}", f"--fsize={soft}:"]
        subprocess.run(command, check=True)

    @property
    def _first(self) -> int:
        return int(Path(self._data, "postmaster.pid").read_text(encoding="utf-8").split()[0])

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    @property
    def _log(self) -> str:
        return str(self.folder / "log")

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [*_as_owner(), str(self.programs / program), *arguments]
        subprocess.run(command, check=check, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)


def start_server(folder: Path, *, wal_segment: int = 16) -> Server:
    """Make and start a server in an empty folder; `wal_segment` is in MB, the server's own default.

    Raises RuntimeError where the package is not installed.
    """
    programs = find_programs()
    if programs is None:
        raise RuntimeError("PostgreSQL is not installed (Debian: apt install postgresql)")
    folder.mkdir(parents=True, exist_ok=True)
    secret = folder / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    if _as_owner():
        for path in (folder, secret):
            shutil.chown(path, OWNER, OWNER)
    server = Server(folder, _free_port(), programs)
    server._run(
        *("initdb", "--no-sync", "-D", str(folder / "data"), "-U", OWNER, f"--pwfile={secret}"),
        *("-A", "scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", f"--wal-segsize={wal_segment}"),
    )
    server.start()
    return server


def _as_owner() -> Sequence[str]:
    """PostgreSQL refuses to run as root: Debian's own user runs it then."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _children(parent: int) -> list[int]:
    found = subprocess.run(["ps", "--ppid", str(parent), "-o", "pid="], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
