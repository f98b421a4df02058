"""A real CONNECT proxy: squid on an open port, and on one that requires a password."""

import contextlib
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER = "ana"
PASSWORD = "clave segura"
HOST = "cammer.test"
"""A name that leads to this machine, but only for who asks the proxy: loopback is always direct."""

_CONFIGURATION = """
http_port 127.0.0.1:{open_port} name=open
http_port 127.0.0.1:{closed_port} name=closed
visible_hostname proxy.test
hosts_file {folder}/hosts
auth_param basic program /usr/lib/squid/basic_ncsa_auth {folder}/users
acl open myportname open
acl known proxy_auth REQUIRED
http_access allow open
http_access allow known
http_access deny all
access_log none
cache_log /dev/null
cache deny all
netdb_filename none
pid_filename none
coredump_dir none
shutdown_lifetime 0 seconds
"""


@dataclass(frozen=True, slots=True)
class Squid:
    """A running squid: its ports without and with a password."""

    open_port: int
    closed_port: int

    @property
    def name(self) -> str:
        """The name of it and of its shared memory: another squid may run on this machine."""
        return f"cammer{self.open_port}"


@contextmanager
def squid() -> Iterator[Squid]:
    """Run a squid until the end of the block."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _running(Path(folder))


def _running(folder: Path) -> Iterator[Squid]:
    folder.chmod(0o755)  # squid gives up being root
    ports = Squid(_free_port(), _free_port())
    configuration = folder / "squid.conf"
    configuration.write_text(
        _CONFIGURATION.format(
            folder=folder, open_port=ports.open_port, closed_port=ports.closed_port
        )
    )
    (folder / "hosts").write_text(f"127.0.0.1 {HOST}\n")
    hashed = subprocess.run(
        ["openssl", "passwd", "-apr1", "-stdin"],
        input=PASSWORD,
        text=True,
        check=True,
        capture_output=True,
    ).stdout.strip()
    (folder / "users").write_text(f"{USER}:{hashed}\n")
    process = subprocess.Popen(["squid", "-N", "-n", ports.name, "-f", str(configuration)])
    try:
        for port in (ports.open_port, ports.closed_port):
            _wait_for(port, process)
        yield ports
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    while True:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            raise RuntimeError("squid does not run")
