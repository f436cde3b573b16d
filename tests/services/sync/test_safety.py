"""Whatever a repository says, no program of its choice runs. Each test would see the program run."""

import shlex
import stat
from pathlib import Path

import pytest

from netui.services.sync import SyncError, init
from netui.services.sync.errors import RemoteError, StateError
from netui.storage.errors import StorageError
from tests.services.sync.machines import Machine, git, program, shown

Pair = tuple[Machine, Machine]

HOOKS = (
    "applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-checkout", "post-commit", "post-index-change",
    "post-merge", "post-rewrite", "pre-auto-gc", "pre-commit", "pre-merge-commit", "pre-push",
    "prepare-commit-msg", "reference-transaction",
)  # fmt: skip
OTHERS_HOOKS = (
    "post-receive", "post-update", "pre-receive", "proc-receive", "push-to-checkout", "reference-transaction",
    "update",
)  # fmt: skip


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A file that is there once a program ran."""
    return tmp_path / "ran"


@pytest.fixture
def evil(tmp_path: Path, marker: Path) -> Path:
    """A program that leaves a trace, and does what a harmless one would."""
    return program(tmp_path / "evil", f'echo "$0 $@" >> {shlex.quote(str(marker))}\ncat\nexit 0')


def busy(pair: Pair) -> None:
    """Have both machines do everything that a sync does: commit, fetch, merge, send, write other files."""
    laptop, server = pair
    laptop.add("Carla")
    server.add("Dario")
    (server.folder / "other.txt").write_text("other")
    server.git("-c", "core.hooksPath=/dev/null", "add", "other.txt")
    server.git("-c", "core.hooksPath=/dev/null", "commit", "--quiet", "-m", "other")
    server.sync()
    laptop.sync()
    server.sync()
    assert laptop.data == server.data
    assert (laptop.folder / "other.txt").read_text() == "other"


def test_no_hook_runs(pair: Pair, evil: Path, marker: Path) -> None:
    hooks = pair[0].folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in HOOKS:
        (hooks / name).unlink(missing_ok=True)
        (hooks / name).symlink_to(evil)

    busy(pair)

    assert not marker.exists()
    pair[0].git("update-ref", "refs/heads/seen", "HEAD")  # plain git would have run them
    assert marker.exists()


def test_no_hook_in_a_folder_that_the_settings_name_runs(
    pair: Pair, evil: Path, marker: Path, tmp_path: Path, own_git: Path
) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in HOOKS:
        (hooks / name).symlink_to(evil)
    pair[0].git("config", "core.hooksPath", str(hooks))
    git(tmp_path, "config", "--global", "core.hooksPath", str(hooks))

    busy(pair)

    assert not marker.exists()


def test_no_hook_that_the_settings_name_one_by_one_runs(pair: Pair, evil: Path, marker: Path) -> None:
    for name, event in (("a=b.c", "reference-transaction"), ("x y", "pre-push"), ("z", "post-index-change")):
        pair[0].git("config", f"hook.{name}.event", event)
        pair[0].git("config", f"hook.{name}.command", str(evil))

    busy(pair)

    assert not marker.exists()


def test_no_hook_of_a_folder_that_is_the_remote_runs(
    pair: Pair, remote: Path, evil: Path, marker: Path
) -> None:
    (remote / "hooks").mkdir(exist_ok=True)
    for name in OTHERS_HOOKS:
        (remote / "hooks" / name).unlink(missing_ok=True)
        (remote / "hooks" / name).symlink_to(evil)
    git(remote, "config", "core.fsmonitor", str(evil))
    git(remote, "config", "uploadpack.packObjectsHook", str(evil))

    busy(pair)

    assert not marker.exists()
    pair[0].add("Elena")
    pair[0].git("commit", "--quiet", "-am", "by hand")
    pair[0].git("push", "--quiet", check=False)  # plain git would have run them
    assert marker.exists()


SETTINGS = (
    "core.fsmonitor", "core.sshCommand", "core.askPass", "core.editor", "core.pager", "core.gitProxy",
    "core.alternateRefsCommand", "credential.helper", "diff.external", "gpg.program", "gpg.ssh.program",
    "gpg.ssh.defaultKeyCommand", "gc.recentObjectsHook", "init.templateDir", "merge.netui.driver",
    "pack.packSizeLimit.command", "remote.origin.uploadpack", "remote.origin.receivepack",
    "uploadpack.packObjectsHook", "sequence.editor", "trailer.x.command", "web.browser", "man.viewer",
)  # fmt: skip


def test_no_program_that_the_settings_name_runs(pair: Pair, evil: Path, marker: Path) -> None:
    for key in SETTINGS:
        pair[0].git("config", key, str(evil))
    for name in ("fetch", "push", "commit-tree", "update-ref", "cat-file", "rev-parse", "config"):
        pair[0].git("-c", "core.fsmonitor=false", "config", f"alias.{name}", f"!{evil}")

    busy(pair)

    assert not marker.exists()


@pytest.mark.parametrize("when", ["include", "includeIf.gitdir:**/laptop/.git", "includeIf.onbranch:main"])
def test_no_program_of_another_file_that_the_settings_take_in_runs(
    pair: Pair, evil: Path, marker: Path, tmp_path: Path, when: str
) -> None:
    more = tmp_path / "more"
    for key in ("core.fsmonitor", "core.sshCommand", "remote.origin.receivepack", "gpg.program"):
        git(tmp_path, "config", "--file", str(more), key, str(evil))
    pair[0].git("config", f"{when}.path", str(more))
    assert pair[0].git("-c", "core.fsmonitor=false", "config", "gpg.program").strip() == str(evil)

    busy(pair)

    assert not marker.exists()


def test_a_transport_of_the_repositorys_own_is_not_used(pair: Pair, marker: Path) -> None:
    laptop, _server = pair
    laptop.git("config", "remote.origin.vcs", "evil")
    busy(pair)
    laptop.git("config", "url.ext::sh -c touch% " + str(marker) + "%;.insteadOf", "/")
    laptop.git("config", "protocol.ext.allow", "always")

    laptop.add("Elena")
    assert laptop.sync().pushed == {"contacts": 1}

    assert not marker.exists()


def test_missing_objects_are_not_fetched_from_wherever_the_settings_say(
    pair: Pair, evil: Path, marker: Path, tmp_path: Path
) -> None:
    laptop, _server = pair
    laptop.git("config", "remote.evil.url", str(tmp_path))
    laptop.git("config", "remote.evil.promisor", "true")
    laptop.git("config", "remote.evil.uploadpack", str(evil))
    laptop.git("config", "extensions.partialClone", "evil")

    with pytest.raises(StateError) as caught:
        laptop.sync()

    assert "partial clone" in shown(caught.value.message)
    assert not marker.exists()


def test_ssh_is_the_users_own_and_not_the_repositorys(
    pair: Pair, evil: Path, marker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, _server = pair
    used = tmp_path / "used"
    own = program(
        tmp_path / "own-ssh", f'echo "$@" >> {used}; echo "Permission denied (publickey)." >&2; exit 255'
    )
    laptop.git("config", "core.sshCommand", str(evil))
    laptop.git("config", "ssh.variant", "simple")
    laptop.git("remote", "set-url", "origin", "me@server.example:network.git")
    git(tmp_path, "config", "--global", "core.sshCommand", f"{own} -i key")

    for _way in ("settings", "environment"):
        with pytest.raises(SyncError):
            laptop.sync()
        assert "-i key -o BatchMode=yes -o ConnectTimeout=15" in used.read_text()
        assert "me@server.example git-upload-pack 'network.git'" in used.read_text()
        used.unlink()
        git(tmp_path, "config", "--global", "--replace-all", "core.sshCommand", "false")
        monkeypatch.setenv("GIT_SSH_COMMAND", f"{own} -i key")

    assert not marker.exists()


def filtered(machine: Machine, evil: Path, path: str) -> None:
    """Have a file go through a program on its way into git and out of it."""
    (machine.folder / ".git" / "info").mkdir(exist_ok=True)
    (machine.folder / ".git" / "info" / "attributes").write_text(f"{path} filter=evil diff=evil\n")
    for key in ("filter.evil.clean", "filter.evil.smudge", "diff.evil.textconv", "diff.evil.command"):
        machine.git("config", key, str(evil))
    machine.git("config", "filter.evil.required", "true")


def test_a_data_file_that_goes_through_a_filter_is_refused(pair: Pair, evil: Path, marker: Path) -> None:
    laptop, _server = pair
    filtered(laptop, evil, "network.json")
    laptop.add("Carla")
    before = laptop.head()

    with pytest.raises(StateError) as caught:
        laptop.sync()

    assert "filter" in shown(caught.value.message)
    assert laptop.head() == before
    assert not marker.exists()


def test_other_files_that_go_through_a_filter_are_left_to_plain_git(
    pair: Pair, evil: Path, marker: Path
) -> None:
    laptop, server = pair
    filtered(laptop, evil, "secret.txt")
    (server.folder / "secret.txt").write_text("secret")
    server.git("add", "secret.txt")
    server.git("commit", "--quiet", "-m", "secret")
    server.sync()

    with pytest.raises(StateError) as caught:
        laptop.sync()

    assert "secret.txt" in shown(caught.value.message)
    assert "git pull" in shown(caught.value.message)
    assert not marker.exists()
    laptop.git("pull", "--quiet")
    marker.unlink()
    laptop.add("Carla")
    assert laptop.sync().pushed == {"contacts": 1}
    assert not marker.exists()


def test_attributes_that_come_with_what_they_are_about_run_nothing(
    pair: Pair, evil: Path, marker: Path
) -> None:
    laptop, server = pair
    for key in ("filter.evil.clean", "filter.evil.smudge", "filter.evil.process"):
        laptop.git("config", key, str(evil))
    (server.folder / ".gitattributes").write_text("network.json merge=netui -text\n*.txt filter=evil\n")
    (server.folder / "other.txt").write_text("other")
    server.git("add", "-A")
    server.git("commit", "--quiet", "-m", "other")
    server.sync()

    laptop.sync()

    assert (laptop.folder / "other.txt").read_text() == "other"
    assert not marker.exists()


def commit_entry(machine: Machine, mode: str, content: str) -> None:
    """Have a commit with something else in the place of the data file."""
    path = machine.folder / "content"
    path.write_text(content)
    hashed = machine.git("hash-object", "-w", "content").strip()
    path.unlink()
    machine.git("update-index", "--cacheinfo", f"{mode},{hashed},network.json")
    machine.git("commit", "--quiet", "-m", "odd")
    machine.git("push", "--quiet")


def test_a_link_in_the_place_of_the_data_file_is_refused(pair: Pair, tmp_path: Path) -> None:
    laptop, server = pair
    secret = tmp_path / "secret"
    secret.write_text("secret")
    commit_entry(server, "120000", str(secret))
    laptop.add("Carla")

    with pytest.raises(RemoteError) as caught:
        laptop.sync()

    assert "something else than a file" in shown(caught.value.message)
    assert not laptop.file.is_symlink()
    assert laptop.names() == ["Anna", "Bruno", "Carla"]
    assert secret.read_text() == "secret"


def test_a_mode_that_others_changed_does_nothing_here(pair: Pair) -> None:
    laptop, server = pair
    server.add("Carla")
    commit_entry(server, "100755", server.file.read_text())

    laptop.sync()

    assert laptop.names() == ["Anna", "Bruno", "Carla"]
    assert stat.S_IMODE(laptop.file.stat().st_mode) == 0o600
    assert laptop.git("ls-tree", "HEAD", "network.json").startswith("100644 ")


@pytest.mark.parametrize("path", [".netui/sync", ".netui"])
def test_nothing_is_written_through_a_link(pair: Pair, tmp_path: Path, path: str) -> None:
    laptop, _server = pair
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").write_text("precious")
    place = laptop.folder / path
    if place.exists():
        place.rename(tmp_path / "away")
    place.symlink_to(elsewhere)

    if path == ".netui":
        with pytest.raises(StorageError, match="move it away"):
            laptop.sync()
    else:
        laptop.sync()

    assert [each.name for each in elsewhere.iterdir()] == ["precious"]


def test_the_work_is_done_where_nobody_else_can_look(pair: Pair) -> None:
    laptop, server = pair
    server.add("Carla")
    server.sync()
    seen: dict[str, int] = {}

    def look(_said: object) -> None:
        for path in (laptop.folder / ".netui" / "sync").rglob("*"):
            if not path.is_symlink():
                seen[path.name] = stat.S_IMODE(path.stat().st_mode)

    laptop.sync(progress=look)

    assert {"config", "HEAD"} <= seen.keys()
    assert all(mode & 0o077 == 0 for mode in seen.values()), seen
    assert not (laptop.folder / ".netui" / "sync").exists()
    objects = [path for path in (laptop.folder / ".git" / "objects").rglob("*") if path.is_file()]
    assert all(path.stat().st_mode & 0o077 == 0 for path in objects)


def test_a_password_in_an_address_is_never_shown(pair: Pair, tmp_path: Path) -> None:
    laptop, _server = pair
    laptop.git("remote", "set-url", "origin", "https://me:s3cret@127.0.0.1:1/network.git")
    said: list[str] = []

    with pytest.raises(SyncError) as caught:
        laptop.sync(progress=lambda each: said.append(shown(each)))

    assert "s3cret" not in "".join([*said, shown(caught.value.message)])


def test_the_environment_of_another_git_is_not_taken_over(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, evil: Path, marker: Path
) -> None:
    laptop, server = pair
    elsewhere = tmp_path / "elsewhere"
    init(elsewhere)
    for name, value in {
        "GIT_DIR": str(elsewhere / ".git"),
        "GIT_WORK_TREE": str(elsewhere),
        "GIT_INDEX_FILE": str(elsewhere / ".git" / "index"),
        "GIT_OBJECT_DIRECTORY": str(elsewhere / ".git" / "objects"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(evil),
        "GIT_EXTERNAL_DIFF": str(evil),
        "GIT_NAMESPACE": "other",
        "GIT_TRACE": str(tmp_path / "trace"),
    }.items():
        monkeypatch.setenv(name, value)
    laptop.add("Carla")
    laptop.sync()
    server.sync()

    assert server.names() == ["Anna", "Bruno", "Carla"]
    assert not marker.exists()
    assert not (tmp_path / "trace").exists()
