"""How far an offer answers a need: by what the words mean, in English, in Italian and across the two."""

import pytest

from netui.domain.matching import THRESHOLD, Synonyms, fit
from netui.domain.matching.stems import stems
from tests.benchmarks.match_quality import HELD_OUT, TUNING, pairs, quality


def matches(need: str, offer: str, synonyms: Synonyms | None = None) -> bool:
    return bool(fit(need, offer, synonyms))


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("a tax adviser", "accountant"),
        ("a tax adviser", "commercialista"),
        ("un commercialista", "tax advice"),
        ("a developer", "programmatore"),
        ("uno sviluppatore", "software development"),
        ("a lawyer", "avvocato"),
        ("un traduttore dal tedesco", "German translations"),
        ("contabilita", "contabilità per piccole imprese"),
        ("somebody to paint two rooms", "imbianchino"),
        ("finding people for our team", "selezione del personale"),
    ],
)
def test_words_match_by_what_they_mean_in_both_languages(need: str, offer: str) -> None:
    assert matches(need, offer)


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("beekeeping", "beekeepers"),
        ("a zither player", "zithers"),
        ("quattro zampogne", "zampogna"),
    ],
)
def test_words_in_no_table_match_by_their_stems(need: str, offer: str) -> None:
    assert matches(need, offer)


@pytest.mark.parametrize(
    ("one", "other"),
    [("tea", "team"), ("caso", "casa"), ("modo", "moda"), ("merce", "mercato"), ("car", "care")],
)
def test_short_words_that_are_strangers_do_not_meet(one: str, other: str) -> None:
    assert not {*stems(one)} & {*stems(other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("corso", "corsi"), ("casa", "case"), ("mercato", "mercati"), ("job", "jobs"), ("box", "boxes")],
)
def test_short_words_of_one_kind_do(one: str, other: str) -> None:
    assert {*stems(one)} & {*stems(other)}


def test_accents_make_no_difference() -> None:
    assert fit("un commercialista per la società", "societa: commercialista") == fit(
        "un commercialista per la societa", "societa: commercialista"
    )
    assert matches("qualità", "qualita")


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("help", "advice"),
        ("an expert in law", "an expert in bees"),
        ("consulenza", "consulente esperto"),
        ("a good project", "project help"),
        ("somebody", "somebody"),
        ("", "tax"),
        ("tax", ""),
        ("…", "!"),
    ],
)
def test_very_general_words_are_no_match(need: str, offer: str) -> None:
    assert not matches(need, offer)


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("recruiting developers", "software development"),
        ("a lawyer for translators", "translations"),
        ("websites for photographers", "wedding photographer"),
        ("a photographer", "photography lessons"),
        ("insurance for a bakery", "bread and cakes"),
        ("guitar lessons", "driving lessons"),
        ("vendere la casa", "vendita di software"),
        ("a lawyer for a divorce", "patent law"),
    ],
)
def test_what_something_is_for_is_not_what_it_is(need: str, offer: str) -> None:
    assert not matches(need, offer)


def test_a_narrower_offer_answers_nearly_and_a_broader_one_partly() -> None:
    whole, narrower = fit("a tax adviser", "tax adviser").value, fit("a tax adviser", "VAT").value
    broader, beside = fit("VAT", "tax adviser").value, fit("a tax adviser", "tax law").value
    assert whole > narrower > broader > 0
    assert narrower > beside >= THRESHOLD


def test_another_language_or_another_place_answers_less() -> None:
    assert matches("a German translator", "translator")
    assert not matches("a German translator", "translations from French")
    assert not matches("a flat in Milan", "real estate in Berlin")
    assert matches("a flat in Italy", "real estate in Milan")
    assert not matches("a data analyst who speaks Arabic", "data analysis")
    assert matches("a data analyst who speaks Arabic", "data analysis in Arabic")


def test_it_says_which_words_of_the_need_are_met_as_the_need_puts_them() -> None:
    said = fit("a Tax adviser in Berlin who explains", "commercialista a Berlino")
    assert said.words == ("Tax adviser", "Berlin")
    assert fit("un avvocato per contratti", "contract law").words == ("avvocato", "contratti")
    assert fit("bees", "tax").words == ()


def test_the_users_own_synonyms_join_what_is_there() -> None:
    table = Synonyms.built_in()
    assert not matches("a zirp for our books", "commercialista", table)
    odd = [[], ["", " "], ["!", "…"], ["of the"], ["!!", "1"]]
    own = table.extended([["zirp", "accountant"], ["gloom", "blorp", "the gloom of blorps"], *odd])
    assert matches("a zirp for our books", "commercialista", own)
    assert matches("a blorp", "a gloom of blorps", own)
    assert not matches("a zirp for our books", "commercialista", table)


def test_a_group_with_two_known_words_makes_them_one() -> None:
    own = Synonyms.built_in().extended([["notary", "photographer"]])
    assert not matches("a notary", "photos of families")
    assert matches("a notary", "photos of families", own)
    assert matches("a photographer", "notaio", own)


def test_nothing_of_ones_own_is_the_built_in_table() -> None:
    table = Synonyms.built_in()
    assert table.extended([]) is table
    assert Synonyms.built_in() is table


def test_the_built_in_table_is_broad_and_relates_only_what_it_has() -> None:
    table = Synonyms.built_in()
    assert len(table.natures) > 500
    assert table.unknown() == []


def test_on_pairs_that_were_labelled_by_hand_and_held_out_it_is_right() -> None:
    """Figures of `python -m tests.benchmarks.match_quality`; the held-out half was never tuned on."""
    for path in (TUNING, HELD_OUT):
        found = quality(pairs(path))
        assert found.precision >= 0.9
        assert found.recall >= 0.8
