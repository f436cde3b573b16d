"""Ties that help with a need of your own: for a job moderately weak ones, for anything else close ones."""

import math
from collections.abc import Iterator
from datetime import date
from typing import Final

from netui.domain.measures.bridging import Acquaintances
from netui.domain.measures.strength import strength
from netui.domain.messages import Measure, Message, message
from netui.domain.network import Network
from netui.domain.tables import Contact
from netui.domain.words import keys

# For a job: Rajkumar, Saint-Jacques, Bojinov, Brynjolfsson and Aral, "A causal test of the strength of weak
# ties", Science 377 (2022): among 20 million people moderately weak ties brought most jobs, an inverted U
# that peaks near ten mutual acquaintances. They saw all of LinkedIn; here it is what is written down.
PEAK: Final = 0.25
"""The tie, 0 to 1, that a job most likely comes through: ten mutual acquaintances and no contact lately."""

MUTUAL_HALF: Final = 30
"""Mutual acquaintances that make half a tie."""

LEAST: Final = 0.3
"""What the weakest tie is worth, of the best: somebody who knows you is somebody."""

RECRUITING: Final = 0.3
"""The share of the value that working where people are hired has."""

# For anything else: close people help most readily, who reaches others hears more (Granovetter 1973), and
# about nine in ten acts of help follow a direct request (Grant 2013), so that nobody counts nothing.
ANYBODY: Final = 0.2
CLOSE: Final = 0.6
REACH_SIZE: Final = 4
"""The effective size at which reach counts two thirds of its most (1−e^(−size/4))."""

_RECRUITING: Final = (
    "recruiter", "recruiters", "recruiting", "recruitment", "headhunter", "headhunting", "hr", "hrbp", "chro",
    "executive search", "talent acquisition", "talent partner", "talent manager", "head of talent",
    "human resources", "hiring",
    "head of people", "chief people", "vp people", "vp of people", "director of people", "people director",
    "people partner", "people operations", "people ops", "people culture", "people and culture",
    "people team",
    "risorse umane", "selezione del personale", "responsabile del personale", "responsabile personale",
    "direttore del personale", "direttrice del personale", "ufficio personale", "ufficio del personale",
    "selezionatore", "selezionatrice", "reclutamento", "cacciatore di teste", "cacciatrice di teste",
)  # fmt: skip


class Ties:
    """How well ties serve a need of yours, for many contacts on one day.

    Both measures take a contact's id, as a matcher hands it over, and lie between 0 and 1.
    """

    def __init__(self, network: Network, today: date) -> None:
        self._network = network
        self._today = today
        self._acquaintances = Acquaintances(network)

    def job(self, contact: str) -> Measure:
        """Return how likely a tie is to bring a job: 0.7·curve(tie) + 0.3 where they recruit.

        The tie is 1 − (1 − strength)·(1 − m/(m + 30)), m the people of yours who know them; the curve is an
        inverted U, 0.3 + 0.7·(tie/0.25)·e^(1 − tie/0.25).
        """
        found = self._live(contact)
        if found is None:
            return _NOBODY
        mutual = len(self._acquaintances.of(contact))
        attention = strength(self._network, found, self._today).value
        close = 1 - (1 - attention) * (1 - mutual / (mutual + MUTUAL_HALF))
        hires = recruits(found)
        value = (1 - RECRUITING) * _inverted_u(close) + RECRUITING * hires
        return Measure(value, tuple(_job_reasons(found, close, mutual, hires)))

    def help(self, contact: str) -> Measure:
        """Return how well a tie serves any other need.

        0.2 + 0.6·strength + 0.2·(1 − e^(−effective size/4)).
        """
        found = self._live(contact)
        if found is None:
            return _NOBODY
        attention = strength(self._network, found, self._today)
        reach = self._acquaintances.bridging(contact)
        far = -math.expm1(-reach.value / REACH_SIZE)
        value = ANYBODY + CLOSE * attention.value + (1 - ANYBODY - CLOSE) * far
        return Measure(value, (*attention.reasons[:1], *(reach.reasons[:1] if reach.known else ())))

    def _live(self, contact: str) -> Contact | None:
        found = self._network.get(Contact, contact)
        return found if found is not None and not found.deleted else None


def job_value(network: Network, contact: Contact, today: date) -> Measure:
    """Return how likely a tie is to bring a job, 0 to 1; `Ties.job` for one contact."""
    return Ties(network, today).job(contact.id)


def tie(network: Network, contact: str, today: date, job: bool = False) -> Measure:
    """Return how well a tie serves a need of yours, 0 to 1.

    Args:
        network: The network.
        contact: The contact's id. For many contacts make one `Ties` instead.
        today: The day that it is.
        job: Whether the need is a job.
    """
    ties = Ties(network, today)
    return ties.job(contact) if job else ties.help(contact)


def recruits(contact: Contact) -> bool:
    """Whether somebody works where people are hired, by their relation or their role."""
    if contact.relation == "recruiter":
        return True
    role = f" {' '.join(keys(contact.role))} "
    return any(f" {words} " in role for words in _RECRUITING)


_NOBODY: Final = Measure(0.0, (message("not among your people"),))


def _inverted_u(close: float) -> float:
    place = close / PEAK
    return LEAST + (1 - LEAST) * place * math.exp(1 - place)


def _job_reasons(contact: Contact, close: float, mutual: int, hires: bool) -> Iterator[Message]:
    if hires and contact.role:
        yield message("works where people are hired: {role}", role=contact.role)
    elif hires:
        yield message("a recruiter")
    if close < PEAK / 3:
        yield message("hardly in touch: they may not know what you look for")
    elif close <= 2 * PEAK:
        yield message("in touch a little: jobs come most often through such people")
    else:
        yield message("much in touch: they hear much of what you hear")
    if mutual:
        yield message("{count} person of yours knows them", "{count} people of yours know them", count=mutual)
