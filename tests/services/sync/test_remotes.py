"""Which remotes netui talks to, and that it looks at what a repository's settings say each time."""

from pathlib import Path

import pytest

from netui.services.sync import commit, init, sync
from netui.services.sync.errors import RemoteError
from netui.services.sync.remotes import remote
from tests.services.sync.machines import Machine, shown

GOOD = {
    "https://git.example.org/me/network.git": "https",
    "https://me:secret@git.example.org:8443/me/network.git": "https",
    "ssh://git@git.example.org/me/network.git": "ssh",
    "ssh://git@[::1]:2222/~/network.git": "ssh",
    "ssh://server/srv/network.git": "ssh",
    "git@github.com:me/network.git": "ssh",
    "me@server:network.git": "ssh",
    "me@[fe80::1]:/srv/network.git": "ssh",
    "/srv/network.git": "path",
    "/home/me/my network.git": "path",
}
BAD = [
    "",
    "-",
    "--upload-pack=touch marker",
    "-oProxyCommand=touch marker",
    "ext::sh -c touch% marker",
    "ext::sh",
    "fd::17",
    "file:///srv/network.git",
    "http://git.example.org/me/network.git",
    "git://git.example.org/me/network.git",
    "ftp://example.org/x",
    "network.git",
    "../network.git",
    "~/network.git",
    "origin",
    "server:network.git",
    "ssh://-oProxyCommand=touch/x",
    "ssh://me@-oProxyCommand=touch/x",
    "ssh://-me@server/x",
    "ssh://server",
    "ssh://server/",
    "ssh://server/-x",
    "ssh://server:port/x",
    "https://",
    "https:///x",
    "https://exa mple.org/x",
    "me@-server:x",
    "-me@server:x",
    "me@server:-x",
    "me@server:",
    "me@server::x",
    "me@server:x y",
    "/srv/net\nwork.git",
    "/srv/net\x1b[31mwork.git",
    "me@server:x\x00",
    "/srv/\u202enetwork.git",
    "https://example.org/x\r\nHost: y",
    "/" + "x" * 3000,
]


@pytest.mark.parametrize(("text", "kind"), GOOD.items())
def test_these_are_talked_to(text: str, kind: str) -> None:
    found = remote(text)
    assert (found.kind, found.url) == (kind, text)
    assert "secret" not in found.shown


@pytest.mark.parametrize("text", BAD)
def test_anything_else_is_refused_with_what_to_give(text: str) -> None:
    with pytest.raises(RemoteError) as caught:
        remote(text)
    said = shown(caught.value.message)
    assert "give https://" in said
    assert said.isprintable()


@pytest.mark.parametrize("text", BAD)
def test_setting_up_refuses_before_anything_is_made(tmp_path: Path, text: str) -> None:
    machine = Machine(tmp_path / "data")
    with pytest.raises(RemoteError):
        init(machine.folder, text)
    assert not machine.folder.exists()


@pytest.mark.parametrize(
    "text",
    [
        "--upload-pack=touch {marker}",
        "ext::sh -c touch% {marker}",
        "ext::touch {marker}",
        "../remote.git",
        "a::b",
    ],
)
@pytest.mark.parametrize("key", ["url", "pushurl"])
def test_what_the_settings_say_is_looked_at_each_time(
    pair: tuple[Machine, Machine], tmp_path: Path, text: str, key: str
) -> None:
    laptop, _server = pair
    marker = tmp_path / "marker"
    laptop.git("config", f"remote.origin.{key}", text.format(marker=marker))
    laptop.add("Carla")

    with pytest.raises(RemoteError) as caught:
        laptop.sync()

    assert "is no remote that netui uses" in shown(caught.value.message)
    assert not marker.exists()


@pytest.mark.parametrize(
    "branch", ["refs/heads/x:refs/heads/y", "refs/tags/x", "--all", "refs/heads/*", "main"]
)
def test_a_branch_that_is_none_is_refused(pair: tuple[Machine, Machine], branch: str) -> None:
    laptop, _server = pair
    laptop.git("config", "branch.main.merge", branch)

    with pytest.raises(RemoteError) as caught:
        laptop.sync()

    assert "is no branch" in shown(caught.value.message)


def test_of_several_remotes_the_branchs_own_is_used(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    laptop, server = pair
    laptop.git("remote", "add", "elsewhere", str(tmp_path / "nowhere.git"))
    laptop.add("Carla")

    laptop.sync()
    server.sync()

    assert server.names() == ["Anna", "Bruno", "Carla"]


def test_a_remote_without_an_address_is_said(pair: tuple[Machine, Machine]) -> None:
    laptop, _server = pair
    laptop.git("config", "branch.main.remote", "gone")

    with pytest.raises(RemoteError) as caught:
        laptop.sync()

    assert "git remote set-url gone" in shown(caught.value.message)


def test_a_commit_asks_no_remote_and_minds_none(pair: tuple[Machine, Machine]) -> None:
    laptop, _server = pair
    laptop.git("remote", "set-url", "origin", "gcrypt::ssh://me@server/network")
    with pytest.raises(RemoteError):
        sync(laptop.folder)
    laptop.add("Chiara")
    assert commit(laptop.folder).committed == {"contacts": 1}
    assert "Chiara" in laptop.git("show", "HEAD:network.json")
