"""Changes: what one act did, and how it is taken back."""

from netui.domain.changes import Change, Edit, change, created, differing, later, trashed, updated
from netui.domain.tables import Contact

NOW = "2026-11-24T12:00:00Z"
ANNA = Contact.load("1", {"name": "Anna", "created": "2026-01-01T00:00:00Z"})


def test_a_new_record_gets_its_times() -> None:
    edit = created(Contact.parse("2", {"name": "Luca"}), NOW)
    assert edit == Edit("contacts", "2", None, {"name": "Luca", "created": NOW, "updated": NOW})


def test_a_new_record_keeps_the_time_of_creation_that_it_has() -> None:
    assert created(ANNA, NOW).after == {"name": "Anna", "created": "2026-01-01T00:00:00Z", "updated": NOW}


def test_an_update_says_when() -> None:
    edit = updated(ANNA, ANNA.change({"role": "CTO"}), NOW)
    assert edit == Edit("contacts", "1", ANNA.dump(), ANNA.dump() | {"role": "CTO", "updated": NOW})


def test_an_update_of_nothing_is_no_edit() -> None:
    assert updated(ANNA, ANNA.change({"name": "Anna"}), NOW) is None


def test_the_trash_is_a_time() -> None:
    assert trashed(ANNA, NOW).after == ANNA.dump() | {"deleted": NOW, "updated": NOW}


def test_a_change_leaves_out_what_does_nothing_and_is_taken_back_in_reverse() -> None:
    add, edit = created(Contact.parse("2", {"name": "Luca"}), NOW), trashed(ANNA, NOW)
    made = change("tidy up", [add, None, edit], NOW)
    assert made == Change("tidy up", (add, edit), NOW)
    assert list(made.reversed()) == [
        Edit("contacts", "1", edit.after, edit.before),
        Edit("contacts", "2", add.after, None),
    ]
    assert made.reversed().reversed() == made


def test_names_the_fields_that_differ() -> None:
    assert differing({"a": 1, "b": None, "c": 3}, {"a": 2, "c": 3, "d": None}) == {"a", "b", "d"}
    assert differing(None, {"a": 1}) == differing({"a": 1}, None) == {"a"}
    assert differing(None, None) == set()


def test_a_row_is_later_than_the_one_it_was_changed_on_top_of_whatever_the_clocks_say() -> None:
    before, ahead = "2026-11-24T12:00:00Z", "2026-11-25T12:00:00Z"
    assert later({"updated": ahead}, {"updated": before}) == {"updated": ahead}
    assert later({"updated": before}, {"updated": ahead}) == {"updated": "2026-11-25T12:00:01Z"}
    assert later({"updated": before}, {"updated": before}) == {"updated": "2026-11-24T12:00:01Z"}
    assert later({}, {"updated": before}) == {"updated": "2026-11-24T12:00:01Z"}
    for odd in ("soon", "9999-12-31T23:59:59Z", 7, None):
        assert later({"updated": before}, {"updated": odd}) == {"updated": before}
    assert later({"updated": before}, None) == {"updated": before}
    assert later(None, {"updated": before}) is None
