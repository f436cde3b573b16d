"""Remotes that keep one waiting, or ask: each ends in time, with one line and nothing left running."""

import shlex
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netui.services.sync import CancelledError, Limits, SyncError, init
from netui.services.sync.errors import (
    AskError,
    ChangedHostKeyError,
    HostKeyError,
    LoginError,
    NoGitError,
    SigningError,
    TooLongError,
    UnreachableError,
)
from tests.services.sync.machines import CLOCK, QUICK, Machine, git, program, shown

IN_TIME = 15  # seconds, on a machine that is busy; the limits themselves are a second or two
Pair = tuple[Machine, Machine]


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that takes every connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken: list[socket.socket] = []

        def take() -> None:
            while True:
                try:
                    taken.append(server.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
        for connection in taken:
            connection.close()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of all processes that were started, which are those of their sessions too."""
    numbers: list[int] = []

    class Watched(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            if options.get("start_new_session"):
                numbers.append(self.pid)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    return numbers


def running(sessions: list[int]) -> list[str]:
    """Return what still runs in some sessions; what has ended and nobody took note of yet runs no more."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "sess=,stat=,args="], capture_output=True, text=True, check=True
    )
    lines = (line.split(None, 2) for line in listed.stdout.splitlines())
    return [line[2] for line in lines if int(line[0]) in sessions and not line[1].startswith("Z")]


def refused(machine: Machine, started: list[int], limits: Limits = QUICK) -> SyncError:
    """Return why a sync was refused, having seen that it was in time and left nothing running."""
    begun = time.monotonic()
    with pytest.raises(SyncError) as caught:
        machine.sync(limits)
    assert time.monotonic() - begun < IN_TIME
    shown(caught.value.message)
    assert started
    assert not running(started)
    assert machine.git("status", "--porcelain=v1") == ""  # what could be done was done
    return caught.value


def waiting(machine: Machine, url: str) -> Machine:
    """Have a machine with something to send and a remote that is not as it should be."""
    machine.add("Carla")
    machine.git("remote", "set-url", "origin", url)
    return machine


@pytest.mark.parametrize(
    "scheme", ["https://127.0.0.1:{port}/network.git", "ssh://me@127.0.0.1:{port}/network.git"]
)
def test_a_remote_that_accepts_and_says_nothing(
    pair: Pair, silent: int, started: list[int], scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -F /dev/null")
    machine = waiting(pair[0], scheme.format(port=silent))

    error = refused(machine, started)

    assert isinstance(error, TooLongError | UnreachableError)
    assert "try again later" in str(error)


def test_setting_up_with_a_remote_that_says_nothing(tmp_path: Path, silent: int, started: list[int]) -> None:
    begun = time.monotonic()
    with pytest.raises(TooLongError):
        init(tmp_path / "data", f"https://127.0.0.1:{silent}/x.git", limits=QUICK, clock=CLOCK)
    assert time.monotonic() - begun < IN_TIME
    assert not (tmp_path / "data" / ".git").exists()


@pytest.mark.parametrize("scheme", ["https://127.0.0.1:1/x.git", "ssh://me@127.0.0.1:1/x.git"])
def test_a_remote_that_is_not_there(
    pair: Pair, started: list[int], scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -F /dev/null")
    error = refused(waiting(pair[0], scheme), started)
    assert isinstance(error, UnreachableError)
    assert "127.0.0.1" in str(error)


def with_ssh(monkeypatch: pytest.MonkeyPatch, path: Path, text: str) -> None:
    """Use a program for the shell in the place of ssh."""
    monkeypatch.setenv("GIT_SSH_COMMAND", shlex.quote(str(program(path / "a-ssh", text))))


ASKS_ON_TERMINAL = """
if (exec </dev/tty) 2>/dev/null; then touch {marker}; sleep 1000; fi
case "$*" in *"BatchMode=yes"*) ;; *) touch {marker}; sleep 1000;; esac
if [ -n "$SSH_ASKPASS" ]; then "$SSH_ASKPASS" "Password:"; fi
echo "{words}" >&2
exit 255
"""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("me@server.example: Permission denied (publickey,password).", LoginError),
        ("me@server.example: Permission denied (publickey).", LoginError),
        ("Received disconnect from ::1: Too many authentication failures", LoginError),
        ("Host key verification failed.", HostKeyError),
        (
            "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.",
            ChangedHostKeyError,
        ),
        ("ssh: Could not resolve hostname server.example: Name or service not known", UnreachableError),
        ("ssh: connect to host server.example port 22: Network is unreachable", UnreachableError),
        ("kex_exchange_identification: Connection closed by remote host", UnreachableError),
    ],
)
def test_ssh_that_would_ask_is_told_not_to(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[int], words: str, kind: type
) -> None:
    marker = tmp_path / "asked"
    asking = program(tmp_path / "askpass", f"touch {marker}; sleep 1000")
    monkeypatch.setenv("SSH_ASKPASS", str(asking))
    monkeypatch.setenv("GIT_ASKPASS", str(asking))
    monkeypatch.setenv("DISPLAY", ":99")
    with_ssh(monkeypatch, tmp_path, ASKS_ON_TERMINAL.format(marker=marker, words=words))

    error = refused(waiting(pair[0], "me@server.example:network.git"), started)

    assert type(error) is kind
    assert "server.example" in str(error)
    assert isinstance(error, AskError) == ("--ask" in str(error))
    assert not marker.exists()


@pytest.mark.parametrize(
    "text",
    [
        "sleep 1000",
        "trap '' TERM; sleep 1000 & wait; sleep 1000",
        "while :; do echo 'still there' >&2; sleep 0.2; done",  # never silent, and never done
        "exec >&- 2>&-; sleep 1000",
        "(sleep 1000 &) ; sleep 1000",
        "cat >/dev/null",
    ],
    ids=["silent", "won't end", "chatters", "closes its output", "has children", "reads"],
)
def test_ssh_that_goes_on_for_ever_is_ended(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[int], text: str
) -> None:
    with_ssh(monkeypatch, tmp_path, text)
    error = refused(waiting(pair[0], "me@server.example:network.git"), started)
    assert isinstance(error, TooLongError | UnreachableError)


LOCAL = 'for last; do :; done\n{first}exec sh -c "$last"'
"""In the place of ssh: the other side is this machine."""


def test_ssh_that_stays_for_the_next_connection_is_not_waited_for(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remote: Path
) -> None:
    with_ssh(monkeypatch, tmp_path, LOCAL.format(first="(sleep 20 >&2 </dev/null) &\n"))
    machine = waiting(pair[0], f"me@server.example:{remote}")
    begun = time.monotonic()

    assert machine.sync().pushed == {"contacts": 1}

    assert time.monotonic() - begun < IN_TIME


def test_whoever_cancels_waits_for_no_silent_remote(pair: Pair, silent: int, started: list[int]) -> None:
    machine = waiting(pair[0], f"https://127.0.0.1:{silent}/x.git")
    stop = threading.Event()
    timer = threading.Timer(0.5, stop.set)
    begun = time.monotonic()

    with pytest.raises(CancelledError):
        machine.sync(cancel=stop, progress=lambda _said: timer.start())

    assert time.monotonic() - begun < IN_TIME
    assert not running(started)


def test_no_ssh_is_said(pair: Pair, monkeypatch: pytest.MonkeyPatch, started: list[int]) -> None:
    monkeypatch.setenv("GIT_SSH_COMMAND", "no-such-program")
    error = refused(waiting(pair[0], "me@server.example:network.git"), started)
    assert isinstance(error, NoGitError)


@pytest.mark.parametrize("name", ["plink", "tortoiseplink", "simple-ssh"])
def test_other_programs_for_ssh_are_told_in_their_own_words(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    told = tmp_path / "told"
    used = program(tmp_path / name, f'echo "$@" >> {told}; exit 1')
    monkeypatch.setenv("GIT_SSH", str(used))
    if name.startswith("simple"):
        monkeypatch.setenv("GIT_SSH_VARIANT", "simple")

    with pytest.raises(SyncError):
        waiting(pair[0], "me@server.example:network.git").sync()

    words = told.read_text().split()
    assert "BatchMode=yes" not in words
    assert ("-batch" in words) == ("plink" in name)


def secure_server(folder: Path, status: str) -> Iterator[int]:
    """Serve every request over TLS with one answer; yields the port."""
    import http.server
    import ssl

    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: what https asks for is NOT tested here")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
         "-days", "1", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            code = int(status.split(maxsplit=1)[0])
            self.send_response(code)
            if code == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="network"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("401", "wants to know who you are"),
        ("403", "wants to know who you are"),
        ("404", "no repository"),
        ("503", "try again later"),
    ],
)
def test_https_that_wants_a_password_or_has_nothing(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[int], status: str, words: str
) -> None:
    marker = tmp_path / "asked"
    asking = program(tmp_path / "askpass", f"touch {marker}; echo secret")
    for port in secure_server(tmp_path, status):
        monkeypatch.setenv("GIT_SSL_CAINFO", str(tmp_path / "cert.pem"))
        monkeypatch.setenv("SSH_ASKPASS", str(asking))
        git(tmp_path, "config", "--global", "core.askPass", str(asking))

        error = refused(waiting(pair[0], f"https://127.0.0.1:{port}/x.git"), started)

        assert words in str(error)
        assert not marker.exists()


def test_https_that_is_not_who_it_should_be(pair: Pair, tmp_path: Path, started: list[int]) -> None:
    for port in secure_server(tmp_path, "404"):
        error = refused(waiting(pair[0], f"https://127.0.0.1:{port}/x.git"), started)
        assert "could not prove" in str(error)


def test_the_users_own_credential_helper_is_asked_and_not_the_repositorys(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, evil = tmp_path / "own", tmp_path / "evil"
    git(tmp_path, "config", "--global", "credential.helper", f"!touch {own};:")
    pair[0].git("config", "credential.helper", f"!touch {evil};:")
    for port in secure_server(tmp_path, "401"):
        monkeypatch.setenv("GIT_SSL_CAINFO", str(tmp_path / "cert.pem"))
        with pytest.raises(LoginError):
            waiting(pair[0], f"https://127.0.0.1:{port}/x.git").sync(QUICK)
    assert own.exists()
    assert not evil.exists()


def test_a_credential_helper_that_hangs_is_ended(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[int]
) -> None:
    git(tmp_path, "config", "--global", "credential.helper", "!sleep 1000;:")
    for port in secure_server(tmp_path, "401"):
        monkeypatch.setenv("GIT_SSL_CAINFO", str(tmp_path / "cert.pem"))
        error = refused(waiting(pair[0], f"https://127.0.0.1:{port}/x.git"), started)
        assert isinstance(error, TooLongError)


def test_signing_follows_the_users_settings(pair: Pair, tmp_path: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed: signing is NOT tested here")
    laptop, server = pair
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    (tmp_path / "allowed").write_text(f"test@example.org {key.with_suffix('.pub').read_text()}")
    for name, value in (("gpg.format", "ssh"), ("commit.gpgSign", "true"), ("user.signingKey", str(key)),
                        ("gpg.ssh.allowedSignersFile", str(tmp_path / "allowed"))):  # fmt: skip
        git(tmp_path, "config", "--global", name, value)
    server.add("Dario")
    server.sync()
    laptop.add("Carla")

    laptop.sync()

    signed = laptop.git("log", "-3", "--format=%G?%s").splitlines()
    assert sorted(line[0] for line in signed) == ["G", "G", "G"], signed


def test_a_key_that_wants_a_passphrase_is_said(pair: Pair, tmp_path: Path, started: list[int]) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed: signing is NOT tested here")
    laptop, _server = pair
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "secret phrase", "-f", str(key)], check=True)
    for name, value in (("gpg.format", "ssh"), ("commit.gpgSign", "true"), ("user.signingKey", str(key))):
        laptop.git("config", name, value)
    laptop.add("Carla")
    before = laptop.head()

    with pytest.raises(SigningError) as caught:
        laptop.sync(QUICK)

    assert "--ask" in shown(caught.value.message)
    assert laptop.head() == before
    laptop.git("config", "commit.gpgSign", "false")
    assert laptop.sync().pushed == {"contacts": 1}


def test_a_signing_program_that_hangs_is_ended(pair: Pair, tmp_path: Path, started: list[int]) -> None:
    laptop, _server = pair
    git(tmp_path, "config", "--global", "gpg.program", str(program(tmp_path / "gpg", "sleep 1000")))
    git(tmp_path, "config", "--global", "commit.gpgSign", "true")
    laptop.add("Carla")
    begun = time.monotonic()

    with pytest.raises(TooLongError) as caught:
        laptop.sync(Limits(local=1))

    assert "did not make a commit within 1 seconds" in shown(caught.value.message)
    assert time.monotonic() - begun < IN_TIME
