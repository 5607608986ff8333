#!/usr/bin/env python3
"""Makes the lists of frequent words beside this file from PyPI's wordfreq 3.1.1:

    pip install wordfreq==3.1.1 && python3 derive.py

The most frequent words of each language that we speak of and wordfreq has, in the order of frequency, in the form that
`crates/domain/src/readability/words.rs` looks words up in. Nothing is fetched or run when Ownaccord is built.
"""

import pathlib
import re
import unicodedata

from wordfreq import top_n_list

# In what is left over, names and slips of the keyboard begin to outnumber words that a tired person knows.
MOST = 10_000
LANGUAGES = ["ar", "en", "es", "fa", "fr", "tr", "uk"]
# Arabic vowel marks and the letter that only stretches a word.
MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
WORD = re.compile(r"[^\W\d_]+('[^\W\d_]+)*")


def form(word: str, language: str) -> str:
    """One spelling: composed, lower case, a straight apostrophe, no vowel marks; Persian letters in Persian."""
    word = unicodedata.normalize("NFC", word).replace("\u2019", "'").replace("\u02bc", "'")
    if language == "fa":
        word = word.replace("\u064a", "\u06cc").replace("\u0643", "\u06a9")
    return MARKS.sub("", word.lower())


for language in LANGUAGES:
    words = []
    seen = set()
    for word in top_n_list(language, 3 * MOST, wordlist="best"):
        word = form(word, language)
        if WORD.fullmatch(word) and word not in seen:
            seen.add(word)
            words.append(word)
    path = pathlib.Path(__file__).with_name(f"{language}.txt")
    path.write_text("\n".join(words[:MOST]) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(words[:MOST])} words")
