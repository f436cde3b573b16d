"""Matching: what people need beside what people can help with, and what you could give from it."""

from netui.domain.matching.fitting import THRESHOLD, Fit, fit
from netui.domain.matching.gives import KINDS, Give, daily, give_key
from netui.domain.matching.matcher import Matcher
from netui.domain.matching.passing import Fitting
from netui.domain.matching.synonyms import Synonyms

__all__ = [
    "KINDS", "THRESHOLD", "Fit", "Fitting", "Give", "Matcher", "Synonyms", "daily", "fit", "give_key",
]  # fmt: skip
