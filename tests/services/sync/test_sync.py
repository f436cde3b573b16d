"""Two machines, one network: both sides hold everything, in the same bytes."""

import json
import stat
import threading
from pathlib import Path

import pytest

from netui.services.sync import CancelledError, SyncError, commit, status
from netui.services.sync.errors import NoRepositoryError, RemoteError
from tests.services.sync.machines import CLOCK, Machine, bare, git, joined, settled, shown

Pair = tuple[Machine, Machine]


def test_what_both_added_is_on_both_in_the_same_bytes(pair: Pair) -> None:
    laptop, server = pair
    laptop.add("Carla")
    server.add("Dario", "Elena")

    first, second, third = laptop.sync(), server.sync(), laptop.sync()

    assert laptop.names() == ["Anna", "Bruno", "Carla", "Dario", "Elena"]
    assert laptop.data == server.data
    assert first.pushed == {"contacts": 1}
    assert (second.pulled, second.pushed) == ({"contacts": 1}, {"contacts": 2})
    assert (third.pulled, third.pushed, third.conflicts) == ({"contacts": 2}, {}, 0)
    assert laptop.head() == server.head()
    assert laptop.head("HEAD:network.json") == server.head(":network.json")


def test_plain_git_sees_nothing_to_do_afterwards(pair: Pair) -> None:
    laptop, server = pair
    laptop.add("Carla")
    server.add("Dario")
    settled(pair)

    for machine in pair:
        assert machine.git("status", "--porcelain=v1", "--branch") == "## main...origin/main\n"
        machine.git("fsck", "--strict", "--no-dangling")


def test_fields_of_one_person_changed_on_both_sides_are_both_kept(pair: Pair) -> None:
    laptop, server = pair
    laptop.edit("Anna", role="lawyer", tags=["law"])
    server.edit("Anna", company="Acme", tags=["design"])
    settled(pair)

    anna = laptop.somebody("Anna")
    assert (anna["role"], anna["company"], anna["tags"]) == ("lawyer", "Acme", ["design", "law"])
    assert laptop.data == server.data


def test_a_value_that_loses_is_kept_and_counted(pair: Pair) -> None:
    laptop, server = pair
    laptop.edit("Anna", role="lawyer", updated="2026-11-24T13:00:00Z")
    server.edit("Anna", role="judge", updated="2026-11-24T14:00:00Z")

    assert laptop.sync().conflicts == 0
    report = server.sync()
    laptop.sync()

    assert report.conflicts == 1
    assert shown(report.said) == (
        "sent 1 contact; 1 value changed on both sides: the later stands, the other is kept"
    )
    for machine in pair:
        (row,) = machine.rows("conflicts")
        assert {row["ours"], row["theirs"]} == {"lawyer", "judge"}
        assert machine.somebody("Anna")["role"] == row["chosen"] == "judge"
    assert laptop.data == server.data


def test_nothing_to_do_is_said_and_makes_no_commit(pair: Pair) -> None:
    laptop, _server = pair
    laptop.sync()
    before = laptop.head()

    report = laptop.sync()

    assert laptop.head() == before
    assert shown(report.said) == "nothing to sync"


def test_commits_count_what_changed_and_name_nobody(pair: Pair) -> None:
    laptop, server = pair
    laptop.add("Carla Verdi", "Dario Neri")
    server.add("Elena Conti")
    settled(pair)

    log = laptop.git("log", "--format=%B")
    assert "netui: 2 contacts" in log
    assert "netui: merged 2 contacts" in log
    assert not any(name in log for name in ("Carla", "Dario", "Elena"))


def test_what_was_received_is_what_an_open_app_sees(pair: Pair) -> None:
    laptop, server = pair
    workspace = laptop.open()
    server.add("Carla")
    server.sync()

    laptop.sync()
    workspace.repository.refresh()
    workspace.repository.flush()

    rows = workspace.network.rows["contacts"].values()
    assert sorted(str(raw["name"]) for raw in rows) == ["Anna", "Bruno", "Carla"]
    workspace.repository.close()


def test_what_is_saved_between_commit_and_merge_stays(pair: Pair) -> None:
    laptop, server = pair
    server.add("Carla")
    server.sync()

    def busy(said: object) -> None:
        if "merging" in str(said):
            laptop.add("Late")

    laptop.sync(progress=busy)
    assert laptop.names() == ["Anna", "Bruno", "Carla", "Late"]
    assert status(laptop.folder).changed
    laptop.sync()
    server.sync()
    assert server.names() == ["Anna", "Bruno", "Carla", "Late"]


def test_a_file_that_was_taken_away_is_no_network_that_was_emptied(pair: Pair) -> None:
    laptop, server = pair
    laptop.file.unlink()

    laptop.sync()
    server.sync()

    assert laptop.names() == server.names() == ["Anna", "Bruno"]


def test_a_file_laid_out_by_an_editor_is_written_as_netui_writes_it(pair: Pair) -> None:
    laptop, server = pair
    before, plain = laptop.head(), laptop.data
    laptop.file.write_text(json.dumps(json.loads(plain), indent=2))

    assert laptop.sync().committed == {}
    assert (laptop.data, laptop.head()) == (plain, before)

    tables = json.loads(plain)
    next(iter(tables["contacts"].values()))["role"] = "lawyer"
    laptop.file.write_text(json.dumps(tables, indent=2))
    assert laptop.sync().pushed == {"contacts": 1}
    server.sync()
    assert laptop.data == server.data
    assert b'"role":"lawyer"' in server.data


def test_a_network_of_a_newer_netui_is_left_alone(pair: Pair) -> None:
    laptop, server = pair
    newer = laptop.data.replace(b'{"schema":1}', b'{"schema":99}')
    laptop.file.write_bytes(newer)
    laptop.git("commit", "--quiet", "-am", "newer")
    laptop.git("push", "--quiet")
    server.add("Carla")

    with pytest.raises(SyncError) as caught:
        server.sync()

    assert "newer netui" in shown(caught.value.message)
    assert server.names() == ["Anna", "Bruno", "Carla"]
    assert laptop.data == newer


def test_an_edit_beats_a_removal_and_removals_travel(pair: Pair) -> None:
    laptop, server = pair
    tables = json.loads(laptop.data)
    tables["contacts"] = {}
    laptop.file.write_text(json.dumps(tables))
    server.edit("Anna", role="lawyer")
    settled(pair)

    assert laptop.names() == server.names() == ["Anna"]


def test_without_a_remote_it_is_committed_and_said(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "data")
    machine.add("Anna")
    machine.git("init", "--quiet")

    report = machine.sync()

    assert report.committed == {"contacts": 1}
    assert "there is no remote" in shown(report.said)
    assert machine.git("status", "--porcelain") == ""


def test_committing_asks_no_remote(pair: Pair, remote: Path) -> None:
    laptop, _server = pair
    laptop.add("Carla")
    remote.rename(remote.with_name("gone"))

    report = commit(laptop.folder, clock=CLOCK)

    assert shown(report.said).startswith("committed 1 contact")
    found = status(laptop.folder)
    assert (found.changed, found.ahead, found.behind) == (False, 1, 0)


def test_without_sending_what_others_did_is_received(pair: Pair) -> None:
    laptop, server = pair
    laptop.add("Carla")
    server.add("Dario")
    server.sync()

    laptop.sync(push=False)

    assert laptop.names() == ["Anna", "Bruno", "Carla", "Dario"]
    assert server.sync().pulled == {}
    assert status(laptop.folder).ahead == 2


def test_a_remote_that_is_gone_is_said_and_what_changed_is_committed(pair: Pair, remote: Path) -> None:
    laptop, _server = pair
    laptop.add("Carla")
    remote.rename(remote.with_name("gone"))

    with pytest.raises(RemoteError) as caught:
        laptop.sync()

    assert "There is no repository at" in shown(caught.value.message)
    assert laptop.git("status", "--porcelain") == ""


def test_a_remote_that_takes_nothing_gives_all_the_same(pair: Pair, remote: Path) -> None:
    laptop, server = pair
    server.add("Carla")
    server.sync()
    laptop.add("Dario")
    git(remote, "config", "receive.maxInputSize", "1")

    with pytest.raises(SyncError) as caught:
        laptop.sync()

    shown(caught.value.message)
    assert laptop.names() == ["Anna", "Bruno", "Carla", "Dario"]
    git(remote, "config", "--unset", "receive.maxInputSize")
    laptop.sync()
    server.sync()
    assert laptop.data == server.data


def test_a_repository_without_a_first_commit_takes_the_remotes(
    tmp_path: Path, remote: Path, pair: Pair
) -> None:
    machine = Machine(tmp_path / "third")
    machine.folder.mkdir()
    machine.git("init", "--quiet")
    machine.git("remote", "add", "origin", str(remote))

    report = machine.sync()

    assert report.pulled == {"contacts": 2}
    assert machine.data == pair[0].data
    assert machine.git("status", "--porcelain=v1") == ""
    assert machine.head() == pair[0].head()


def test_two_networks_that_never_met_become_one(tmp_path: Path, remote: Path, pair: Pair) -> None:
    machine = Machine(tmp_path / "third")
    machine.add("Carla")
    machine.git("init", "--quiet")
    machine.git("remote", "add", "origin", str(remote))

    machine.sync()
    settled(pair)

    assert machine.names() == ["Anna", "Bruno", "Carla"]
    assert machine.data == pair[0].data == pair[1].data


def test_a_folder_in_no_repository_says_what_to_do(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "data")
    machine.add("Anna")
    for folder in (machine.folder, tmp_path / "missing"):
        with pytest.raises(NoRepositoryError) as caught:
            Machine(folder).sync()
        assert "netui sync init" in shown(caught.value.message)
    assert not (tmp_path / "missing").exists()


def test_a_remote_with_another_branch_is_not_given_a_second_one(
    tmp_path: Path, remote: Path, pair: Pair
) -> None:
    machine = Machine(tmp_path / "third")
    machine.add("Carla")
    machine.git("init", "--quiet", "--initial-branch=trunk")
    machine.git("remote", "add", "origin", str(remote))

    with pytest.raises(RemoteError) as caught:
        machine.sync()

    assert "no branch trunk, but main" in shown(caught.value.message)
    assert git(remote, "branch", "--list").split() == ["*", "main"]


def test_lines_of_work_that_crossed_lose_nothing(pair: Pair, tmp_path: Path) -> None:
    laptop, server = pair
    one, two, shared = (str(bare(tmp_path / name)) for name in ("one.git", "two.git", "shared.git"))
    laptop.edit("Anna", tags=["a", "b"])
    server.edit("Bruno", tags=["x"])
    # Each brings its own work to one repository, then merges the other's without bringing that anywhere.
    for machine, places in ((laptop, (one, two)), (server, (two, one))):
        machine.git("remote", "set-url", "origin", places[0])
        machine.sync()
    for machine, place in ((laptop, two), (server, one)):
        machine.git("remote", "set-url", "origin", place)
        machine.sync(push=False)
    laptop.edit("Anna", tags=["a"])
    server.edit("Anna", role="lawyer")
    for machine in pair:
        machine.git("remote", "set-url", "origin", shared)
    settled(pair)

    laptop.git("fetch", "--quiet")
    merge = laptop.git("log", "-1", "--merges", "--format=%P").split()
    assert len(laptop.git("merge-base", "--all", *merge).split()) == 2  # they did cross
    assert laptop.data == server.data
    anna = laptop.somebody("Anna")
    assert (anna["tags"], anna["role"]) == (["a"], "lawyer")
    assert laptop.somebody("Bruno")["tags"] == ["x"]


def test_the_folder_and_the_file_are_private_afterwards(pair: Pair) -> None:
    laptop, server = pair
    server.add("Carla")
    server.sync()
    laptop.folder.chmod(0o755)
    laptop.file.chmod(0o644)
    laptop.git("pull", "--quiet", "--rebase")
    laptop.sync()

    assert stat.S_IMODE(laptop.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(laptop.file.stat().st_mode) == 0o600


def test_it_can_be_stopped(pair: Pair) -> None:
    laptop, server = pair
    server.add("Carla")
    server.sync()
    laptop.add("Dario")
    stop = threading.Event()

    with pytest.raises(CancelledError) as caught:
        laptop.sync(cancel=stop, progress=lambda _said: stop.set())

    shown(caught.value.message)
    laptop.sync()
    assert laptop.names() == ["Anna", "Bruno", "Carla", "Dario"]


def test_a_second_sync_of_one_folder_waits_for_the_first(pair: Pair) -> None:
    laptop, server = pair
    server.add("Carla")
    server.sync()
    laptop.add("Dario")
    reports = []

    def work() -> None:
        reports.append(laptop.sync())

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(reports) == 3
    assert sum(report.pushed.get("contacts", 0) for report in reports) == 1
    assert laptop.names() == ["Anna", "Bruno", "Carla", "Dario"]


def test_other_hashes_work_alike(tmp_path: Path, own_git: Path) -> None:
    with own_git.open("a") as settings:
        settings.write("[init]\n\tdefaultObjectFormat = sha256\n")
    shared = tmp_path / "sha256.git"
    shared.mkdir()
    git(shared, "init", "--quiet", "--bare", "--object-format=sha256", "--initial-branch=main")
    machines = []
    for name in ("one", "two"):
        machine = Machine(tmp_path / name)
        machine.add(name)
        machine.git("init", "--quiet", "--object-format=sha256")
        machine.git("remote", "add", "origin", str(shared))
        machines.append(machine)
    settled(machines)

    assert machines[0].data == machines[1].data
    assert machines[0].names() == ["one", "two"]
    assert len(machines[0].head()) == 64


def test_what_lies_loose_is_packed_where_it_has_become_much(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, server = pair
    monkeypatch.setattr("netui.services.sync.bench.MUCH", 2000)
    laptop.git("hash-object", "-w", "network.json")  # nobody's, and left alone
    laptop.file.write_bytes(laptop.data.replace(b'"Anna"', b'"Anne"'))
    laptop.git("hash-object", "-w", "network.json")
    stray = laptop.git("hash-object", "network.json").strip()
    laptop.git("checkout", "--", "network.json")
    for number in range(4):
        laptop.add(f"Carla {number}")
        laptop.sync()

    assert "count: 0\n" not in laptop.git("count-objects", "-v")
    assert "packs: 0\n" not in laptop.git("count-objects", "-v")
    assert laptop.git("cat-file", "-t", stray).strip() == "blob"
    laptop.git("fsck", "--strict", "--no-dangling")
    server.sync()
    assert server.data == laptop.data


def test_progress_is_told_in_single_lines(pair: Pair) -> None:
    laptop, server = pair
    server.add("Carla")
    server.sync()
    laptop.add("Dario")
    said: list[str] = []

    laptop.sync(progress=lambda each: said.append(shown(each)))

    assert any(line.startswith("asking ") for line in said)
    assert "merging" in said
    assert any(line.startswith("sending") for line in said)


def test_somebody_who_never_told_git_their_name_can_sync(tmp_path: Path, own_git: Path) -> None:
    own_git.write_text("[user]\n\tuseConfigOnly = true\n")
    shared = bare(tmp_path / "shared.git")
    machine = joined(tmp_path / "data", shared, "Anna")

    assert machine.git("log", "-1", "--format=%an <%ae>").strip() == "netui <netui@localhost>"


def test_the_name_that_the_repository_has_is_used(pair: Pair) -> None:
    laptop, _server = pair
    laptop.git("config", "user.name", 'A "quoted" \\ näme')
    laptop.add("Carla")
    laptop.sync()

    assert laptop.git("log", "-1", "--format=%an").strip() == 'A "quoted" \\ näme'
