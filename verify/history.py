"""What the log tells of documents and keys: docs/evidence.md, section 9."""

from . import canonical, documents
from .verdict import Refused, Unchecked

REVOKED = ("key-revoked", "requester-key-revoked", "signatory-key-revoked")
NEVER = 2**64


class Told:
    """An open entry of the log."""

    def __init__(self, place, at, fact):
        self.place, self.at, self.fact = place, at, fact

    def text(self, name):
        value = self.fact.get(name)
        return value if isinstance(value, str) else None


class History:
    """Entries that are proven to stand in the log; `whole` where these are all."""

    def __init__(self, entries=None):
        self.whole, self.told, self._digests = entries is not None, [], {}
        for place, entry in enumerate(entries or ()):
            self.add(place, entry)

    def add(self, place, entry):
        told = _read(place, entry)
        if told:
            self._digests.setdefault(told.text("digest"), len(self.told))
            self.told.append(told)

    def of_document(self, digests):
        """The first entry that tells of the document with one of these digests."""
        places = [self._digests[digest] for digest in digests if digest in self._digests]
        return self.told[min(places)] if places else None

    def registered(self, fact, key, members, before=NEVER):
        """Whether the log told that this key signs, before this place."""
        return any(
            told.place < before
            and told.text("fact") == fact
            and told.text("key") == key
            and all(told.text(name) in (None, value) for name, value in members.items())
            for told in self.told
        )

    def judge(self, key, published, digests):
        """That what a key signed counts: it was not revoked, or not before the log told of the document."""
        place, since = NEVER, published
        for told in self.told:
            if told.text("fact") in REVOKED and told.text("key") == key:
                named = documents.seconds(told.text("since"))
                named = told.at if named is None else named
                place, since = min(place, told.place), named if since is None else min(since, named)
        if since is None:
            return
        told = self.of_document(digests)
        if told is None and not self.whole:
            raise Unchecked("key-revoked-cannot-tell")
        if told is None or told.place >= place or told.at >= since:
            raise Refused("key-revoked")


def _read(place, entry):
    try:
        value = canonical.parse_canonical(entry)
    except Refused:
        return None
    if not isinstance(value, dict) or set(value) != {"at", "fact"} or not isinstance(value["fact"], dict):
        return None
    at = documents.seconds(value["at"])
    return None if at is None else Told(place, at, value["fact"])
