"""The index that finds contacts by the words of their names."""

from netui.domain.changes import Edit
from netui.domain.entry import NameIndex
from netui.domain.ids import short
from netui.domain.network import Network
from netui.domain.records import Raw

ROWS: dict[str, Raw] = {
    "1": {"name": "Anna Rossi", "company": "Acme Italia", "aliases": ["Annina", "Prof Rossi"]},
    "2": {"name": "Anna Maria Rossi"},
    "3": {"name": "Anna"},
    "4": {"name": "José Álvarez"},
    "5": {"name": "Jean-Luc D’Angelo"},
    "6": {"name": "Zoe Ford", "deleted": "2026-01-01T00:00:00Z"},
    "7": {"name": 7, "aliases": "no list", "handles": [{"kind": "email", "value": 3}, "x"]},
    "8": {"name": "李 小龍"},
}


def network() -> Network:
    return Network({"contacts": {key: dict(row) for key, row in ROWS.items()}})


def found(index: NameIndex, *words: str) -> tuple[int, tuple[str, ...]] | None:
    name = index.find(words)
    return None if name is None else (name.count, name.contacts)


def test_the_longest_name_that_fits_is_found_first() -> None:
    index = NameIndex.of(network())
    assert found(index, "anna", "rossi", "ieri") == (2, ("2", "1")) or found(index, "anna", "rossi") == (
        2,
        ("1",),
    )
    assert found(index, "anna", "maria", "rossi") == (3, ("2",))


def test_a_whole_name_or_alias_wins_over_a_part_of_longer_ones() -> None:
    index = NameIndex.of(network())
    assert found(index, "anna", "rossi") == (2, ("1",))
    assert found(index, "anna") == (1, ("3",))
    assert found(index, "annina") == (1, ("1",))
    assert found(index, "prof", "rossi") == (2, ("1",))
    assert found(index, "maria") == (1, ("2",))


def test_names_are_found_without_accents_and_hyphens_and_in_any_script() -> None:
    index = NameIndex.of(network())
    assert found(index, "jose") == (1, ("4",))
    assert found(index, "jean", "luc") == (2, ("5",))
    assert found(index, "d'", "angelo") == (2, ("5",))
    assert found(index, "李", "小龍") == (2, ("8",))


def test_nobody_is_found_in_the_trash_or_in_a_row_that_does_not_hold() -> None:
    index = NameIndex.of(network())
    assert found(index, "zoe") is None
    assert found(index, "7") is None
    assert found(index, "3@4") is None
    assert index.name("nobody") == ""


def test_a_name_says_whether_it_is_given_or_a_family_name() -> None:
    index = NameIndex.of(network())
    anna, rossi = index.find(["anna"]), index.find(["rossi"])
    assert anna is not None
    assert rossi is not None
    assert (anna.given, rossi.given) == (True, False)


def test_a_beginning_of_three_letters_is_a_guess_and_a_second_word_makes_it_sure() -> None:
    index = NameIndex.of(network())
    guess = index.guess(["alv"])
    assert guess is not None
    assert (guess.count, guess.contacts) == (1, ("4",))
    both = index.guess(["jos", "alvarez"])
    assert both is not None
    assert (both.count, both.contacts) == (2, ("4",))
    assert index.guess(["al"]) is None
    assert index.guess(["xyz"]) is None


def test_names_that_begin_with_letters_come_sorted() -> None:
    index = NameIndex.of(network())
    assert index.starting(["an"]) == ("3", "2", "1", "5")
    assert index.starting(["anna", "ros"]) == ("2", "1")
    assert index.starting(["luc", "d'", "an"]) == ("5",)
    assert index.starting(["q"]) == ()


def test_namesakes_are_told_apart_by_company_or_short_id() -> None:
    index = NameIndex.of(network())
    assert index.narrow(("1", "2", "3"), ["acme"]) == ("1",)
    assert index.narrow(("1", "2", "3"), ["italia", "acme"]) == ("1",)
    assert index.narrow(("1", "2", "3"), ["beta"]) == ()
    assert index.narrow(("1", "2"), []) == ()
    long = "2064107855152423669977618177724267663"
    assert index.narrow(("1", long), [short(long)[:5]]) == (long,)


def test_the_index_follows_every_change_of_the_network() -> None:
    net = network()
    index = NameIndex.of(net)
    email = {"kind": "email", "value": "ADA@x.org"}
    assert found(index, "ada") is None
    net.apply([
        Edit("contacts", "9", None, {"name": "Ada Byron", "handles": [email]}),
        Edit("contacts", "3", ROWS["3"], None),
        Edit("contacts", "4", ROWS["4"], ROWS["4"] | {"name": "Pepe Álvarez"}),
        Edit("contacts", "2", ROWS["2"], ROWS["2"] | {"deleted": "2026-02-02T00:00:00Z"}),
    ])  # fmt: skip
    assert found(index, "ada") is None  # not looked at yet
    index.refresh(net)
    assert found(index, "ada", "byron") == (2, ("9",))
    assert found(index, "ada@x.org") == (1, ("9",))
    assert found(index, "jose") is None
    assert found(index, "pepe") == (1, ("4",))
    assert found(index, "maria") is None
    assert index.starting(["by"]) == ("9",)
    assert index.starting(["jos"]) == ()
    assert index.version == net.version


def test_an_index_kept_up_to_date_knows_what_a_new_one_knows() -> None:
    net = network()
    index = NameIndex.of(net)
    for identifier, name in (("1", "Bea Rossi"), ("9", "Anna Anna"), ("1", "Anna Rossi"), ("9", "Nobody")):
        before = net.rows["contacts"].get(identifier)
        net.apply([Edit("contacts", identifier, before, {"name": name})])
        index.refresh(net)
        fresh = NameIndex.of(net)
        for word in ("anna", "bea", "rossi", "nobody"):
            assert found(index, word) == found(fresh, word)
            assert index.starting([word[:2]]) == fresh.starting([word[:2]])
