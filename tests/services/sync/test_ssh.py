"""A real sshd on this machine: what it takes to log in, and what is said where that isn't there."""

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from netui.services.sync.errors import ChangedHostKeyError, HostKeyError, LoginError
from tests.services.sync.machines import QUICK, Machine, joined, settled, shown
from tests.services.sync.test_races import meet_at_once

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@dataclass
class Server:
    """An sshd, and what a client of its own has to reach it."""

    folder: Path
    port: int
    command: str

    def url(self, remote: Path) -> str:
        return f"ssh://{getpass.getuser()}@127.0.0.1:{self.port}{remote}"


def new_key(path: Path, passphrase: str = "") -> Path:
    path.unlink(missing_ok=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", str(path)], check=True)
    return path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """An sshd that lets in whoever has the key."""
    if SSHD is None or shutil.which("ssh") is None:
        pytest.skip(
            "sshd is not installed: sync over ssh is NOT tested here (apt-get install openssh-server)"
        )
    folder = tmp_path / "ssh"
    folder.mkdir(mode=0o700)
    key, host = new_key(folder / "key"), new_key(folder / "host")
    shutil.copy(key.with_suffix(".pub"), folder / "authorized")
    port = free_port()
    (folder / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {host}\nAuthorizedKeysFile {folder / 'authorized'}\n"
        "PidFile none\nUsePAM no\nStrictModes no\nPermitRootLogin yes\nPasswordAuthentication yes\n"
        "MaxStartups 100\nSetEnv GIT_CONFIG_GLOBAL=/dev/null\n"
    )
    (folder / "known").write_text(f"[127.0.0.1]:{port} {host.with_suffix('.pub').read_text()}")
    if os.geteuid() == 0:  # where the system's own sshd has never run
        with contextlib.suppress(OSError):
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    log = (folder / "log").open("wb")
    process = subprocess.Popen([SSHD, "-D", "-e", "-f", str(folder / "config")], stdout=log, stderr=log)
    command = (
        f"ssh -F /dev/null -i {key} -o IdentitiesOnly=yes -o IdentityAgent=none"
        f" -o UserKnownHostsFile={folder / 'known'} -o GlobalKnownHostsFile=/dev/null"
    )
    monkeypatch.setenv("GIT_SSH_COMMAND", command)
    try:
        _wait_for(port, process, folder / "log")
        yield Server(folder, port, command)
    finally:
        process.terminate()
        process.wait()
        log.close()


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            pytest.skip(f"sshd does not start, sync over ssh is NOT tested here: {log.read_text()[-300:]}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    pytest.skip("sshd does not answer: sync over ssh is NOT tested here")


def test_two_machines_meet_over_ssh(tmp_path: Path, remote: Path, server: Server) -> None:
    laptop = Machine(tmp_path / "laptop")
    laptop.add("Anna")
    url = server.url(remote)
    machines = [joined(tmp_path / name, url) for name in ("laptop", "desk")]
    for machine in machines:
        machine.add(f"from the {machine.folder.name}")
    settled(machines)

    assert machines[0].names() == ["Anna", "from the desk", "from the laptop"]
    assert machines[0].data == machines[1].data


def test_four_processes_that_sync_over_ssh_at_once_lose_nothing(
    tmp_path: Path, remote: Path, server: Server
) -> None:
    meet_at_once(tmp_path, server.url(remote), 4, 1)


def at(server: Server, pair: tuple[Machine, Machine], remote: Path) -> Machine:
    laptop = pair[0]
    laptop.git("remote", "set-url", "origin", server.url(remote))
    laptop.add("Carla")
    return laptop


def test_a_host_that_is_not_known(pair: tuple[Machine, Machine], remote: Path, server: Server) -> None:
    laptop = at(server, pair, remote)
    (server.folder / "known").write_text("")

    with pytest.raises(HostKeyError) as caught:
        laptop.sync()

    assert "isn't known yet" in shown(caught.value.message)
    assert (server.folder / "known").read_text() == ""


def test_a_host_that_is_another_than_before(
    pair: tuple[Machine, Machine], remote: Path, server: Server
) -> None:
    laptop = at(server, pair, remote)
    other = new_key(server.folder / "other").with_suffix(".pub").read_text()
    (server.folder / "known").write_text(f"[127.0.0.1]:{server.port} {other}")

    with pytest.raises(ChangedHostKeyError) as caught:
        laptop.sync()

    assert "another key than before" in shown(caught.value.message)


@pytest.mark.parametrize("passphrase", ["", "secret phrase"])
def test_a_key_that_does_not_open(
    pair: tuple[Machine, Machine], remote: Path, server: Server, passphrase: str
) -> None:
    laptop = at(server, pair, remote)
    new_key(server.folder / "key", passphrase)
    if passphrase:
        shutil.copy(server.folder / "key.pub", server.folder / "authorized")

    with pytest.raises(LoginError) as caught:
        laptop.sync(QUICK)

    assert "netui sync --ask" in shown(caught.value.message)
