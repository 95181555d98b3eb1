"""Names of people, compared: the same words in any order, whatever their accents and capitals.

Platforms write one person as "Ada Lovelace", "Lovelace, Ada" and, in the names of files, "lovelaceada".
"""

import re
import unicodedata


def words(name):
    """Return the words of a name, without accents and capitals."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name)
                    if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", plain.casefold())


def run_together(name):
    """Return a name as Canvas writes it in the names of files. First and last may be swapped."""
    parts = name.split(",")
    return {"".join(words(name)), "".join(words(" ".join(reversed(parts))))}


def same_name(one, other):
    """Return whether two names are the same words, in any order, or one is the other run together."""
    if not words(one) or not words(other):
        return False
    return sorted(words(one)) == sorted(words(other)) or (
        1 in (len(words(one)), len(words(other))) and not run_together(one).isdisjoint(run_together(other)))


def contradict(one, other):
    """Return whether each of two names has a word that the other has not."""
    return not same_name(one, other) and bool(set(words(one)) - set(words(other))
                                              and set(words(other)) - set(words(one)))


def letters(name):
    """Return the letters of a name in order of the alphabet, which stay the same however it is written."""
    return "".join(sorted("".join(words(name))))
