"""What others do to the file while a network is open: told once; a change made here stands on top of it."""

from pathlib import Path

from netui.domain.changes import Change, Edit
from netui.storage.repository import Repository
from tests.storage.support import CLOCK, MADE, add, set_fields

AHEAD = "2026-11-25T09:00:00Z"


def written(path: Path, old: str, new: str) -> None:
    """Change the file as an editor does."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_what_others_changed_is_told_once_and_what_was_changed_here_is_not(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        anna, luca = add(repository, "Anna", "Luca")
        repository.flush()
        assert repository.arrived() == []
        written(repository.path, '"name":"Anna"', '"name":"Anna","place":"Rome"')
        repository.catch_up()
        written(repository.path, '"place":"Rome"', '"place":"Milan"')
        repository.catch_up()
        set_fields(repository, luca, role="CTO")
        repository.flush()
        (told,) = repository.arrived()
        assert (told.table, told.id) == ("contacts", anna)
        assert told.before is not None
        assert told.after is not None
        assert (told.before.get("place"), told.after["place"]) == (None, "Milan")
        assert repository.arrived() == []


def test_what_others_changed_and_changed_back_before_anybody_asked_is_not_told(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Anna")
        repository.flush()
        for old, new in (("Anna", "Hanna"), ("Hanna", "Anna")):
            written(repository.path, f'"name":"{old}"', f'"name":"{new}"')
            repository.catch_up()
        assert repository.arrived() == []


def test_a_change_made_from_an_older_state_stands_on_top_of_it_though_the_other_clock_is_ahead(
    tmp_path: Path,
) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        (anna,) = add(repository, "Anna")
        seen = repository.network.rows["contacts"][anna]
        set_fields(repository, anna, role="zoologist", place="Rome", updated=AHEAD)
        mine = seen | {"role": "baker", "updated": MADE}
        repository.commit(Change("edit Anna", (Edit("contacts", anna, seen, mine),), MADE))
        row = repository.network.rows["contacts"][anna]
        assert (row["role"], row["place"], row["updated"]) == ("baker", "Rome", "2026-11-25T09:00:01Z")
        (lost,) = repository.network.rows["conflicts"].values()
        assert {lost["ours"], lost["theirs"]} == {"baker", "zoologist"}
        assert (lost["field"], lost["chosen"]) == ("role", "baker")

        repository.undo()
        row = repository.network.rows["contacts"][anna]
        assert (row["role"], row["place"]) == ("zoologist", "Rome")
        assert repository.network.rows["conflicts"] == {}
        repository.redo()
        assert repository.network.rows["contacts"][anna]["role"] == "baker"
        assert list(repository.network.rows["conflicts"].values()) == [lost]
