"""Letters: drafts of what you write to people, in English and Italian; netui sends nothing.

A draft is a template with its places filled in. netui's own templates are the files in ``texts``; the
user's own go into the folder ``letters`` beside ``config.yaml``, one file a step and language, such as
``letters/ask-a.it.txt``, and are used instead. A template is plain text::

    Subject: {other_full}, for what you are looking for?

    Hi {name},

    you told me about this: {need}.
    What {other} does: {other_works}.

The first line may be the subject. A place is a name in braces, the same in every language; `STEPS` says
which there are in each letter. Nothing else is read: values are text, never templates. A line with a
place for which there is nothing is left out, so a sentence that may fall away gets a line of its own;
where a whole paragraph falls away, so does the empty line after it. A full stop after a value that ends
in one, or in ``?`` or ``!``, is left out too.
"""

from netui.services.letters.drafting import STEPS, Letter, Letters, read_letter
from netui.services.letters.occasions import (
    letter_for_introduction,
    letter_for_opening,
    letter_for_request,
    letter_for_share,
    letter_for_thanks,
)
from netui.services.settings import LANGUAGES, letter_language

__all__ = [
    "LANGUAGES", "STEPS", "Letter", "Letters", "letter_for_introduction", "letter_for_opening",
    "letter_for_request", "letter_for_share", "letter_for_thanks", "letter_language", "read_letter",
]  # fmt: skip
