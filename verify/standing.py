"""Where an agreement stands: docs/evidence.md, section 11."""

import re
import zlib

from . import canonical, documents, keys
from .verdict import Refused, Unchecked

SIZE = 131_072 // 8
URL = re.compile(r"(.*?)/status/(revocation|suspension)(?:/([2-9]|[1-9][0-9]+))?", re.DOTALL | re.ASCII)
LIST = {"@context": list, "id": str, "type": list, "issuer": str, "validFrom": str, "validUntil": str, "credentialSubject": dict}
SUBJECT = {"id": str, "type": str, "statusPurpose": str, "encodedList": str, "ttl": int}
EVENT = {"type": str, "version": int, "issuer": str, "agreement": str, "sequence": int, "status": str, "reason": str, "since": str}
STATES = ("in-force", "suspended", "withdrawn", "expired")
UNKNOWN = ("status-missing", "status-stale")


def instance_of(url):
    """The name of the instance at an address."""
    host = url.split("://", 1)[-1].rstrip("/")
    return "did:web:" + host.replace(":", "%3A")


def is_list(document):
    kinds = document.get("type") if isinstance(document, dict) else None
    return isinstance(kinds, list) and "BitstringStatusListCredential" in kinds


def _is(value, shape):
    kinds = all(isinstance(value.get(name), kind) and not isinstance(value.get(name), bool) for name, kind in shape.items())
    return set(value) == set(shape) and kinds


def path_of(issuer, address):
    """Where a list of an instance stands in a folder; None where it is none of its lists."""
    url = URL.fullmatch(address)
    if not url or url[1] != issuer:
        return None
    return f"status/{url[2]}/{url[3]}.json" if url[3] else f"status/{url[2]}.json"


class StatusList:
    """A status list whose signature was found to hold."""

    def __init__(self, document):
        subject = document.get("credentialSubject")
        if not _is(document, LIST) or not _is(subject, SUBJECT):
            raise Refused("status-form")
        self.purpose, self.id = subject["statusPurpose"], document["id"]
        named = document["type"] == ["VerifiableCredential", "BitstringStatusListCredential"]
        named = named and document["@context"] == ["https://www.w3.org/ns/credentials/v2"]
        if not named or subject["type"] != "BitstringStatusList" or self.purpose not in ("revocation", "suspension"):
            raise Refused("status-form")
        self.made, self.until = documents.micros(document["validFrom"]), documents.micros(document["validUntil"])
        if self.made is None or self.until is None or not self.made < self.until or subject["ttl"] < 1:
            raise Refused("status-form")
        url = URL.fullmatch(self.id)
        self.number = int(url[3] or 1) if url else 0
        url = url[1] if url and url[2] == self.purpose and self.number < 2**32 else ""
        if instance_of(url) != document["issuer"] or subject["id"] != self.id + "#list":
            raise Refused("status-other-list")
        self.bits = _unpacked(subject["encodedList"])

    def get(self, index):
        return bool(self.bits[index // 8] & 0x80 >> index % 8) if index < SIZE * 8 else None


def _unpacked(text):
    packed = keys.from_base64url(text[1:]) if text.startswith("u") else None
    if packed is None:
        raise Refused("status-bits")
    try:
        unpack = zlib.decompressobj(31)
        bits = unpack.decompress(packed, SIZE + 1)
    except zlib.error:
        raise Refused("status-bits") from None
    if len(bits) != SIZE or not unpack.eof:
        raise Refused("status-bits")
    return bits


def event(document):
    """Sees that a document is a status event of an agreement of its issuer's."""
    shape = dict(EVENT, previous=str) if "previous" in document else EVENT
    if not _is(document, shape) or document["type"] != "StatusEvent" or document["version"] != 1:
        raise Refused("status-event-form")
    good = document["sequence"] > 0 and document["status"] in STATES
    good = good and canonical.is_digest(document.get("previous", "sha256:" + "0" * 64))
    url, cut, _ = document["agreement"].partition("/agreements/")
    if not good or instance_of(url if cut else "") != document["issuer"] or documents.micros(document["since"]) is None:
        raise Refused("status-event-form")
    return document


def chained(events):
    """The events, by path, that follow each other; and the paths of those that do not."""
    good, bad, before = [], [], None
    ordered = sorted(events, key=lambda path: (events[path]["agreement"], events[path]["sequence"]))
    for path in ordered:
        one = events[path]
        last = good[-1] if good and good[-1]["agreement"] == one["agreement"] else None
        wanted = (last["sequence"] + 1, before) if last else (1, None)
        if (one["sequence"], one.get("previous")) != wanted:
            bad.append(path)
            continue
        before = canonical.digest_of(canonical.bytes_of(one))
        good.append(one)
    return good, bad


def read(agreement, lists, events, at):
    """Where an agreement stands at a moment (microseconds since 1970): a code, and since when if known."""
    start, until = (documents.micros(agreement.get(name)) for name in ("validFrom", "validUntil"))
    if start is None or at < start:
        return "status-not-yet", agreement.get("validFrom")
    then = [one for one in events if one["agreement"] == agreement.get("id") and documents.micros(one["since"]) <= at]
    last = max(then, key=lambda one: one["sequence"], default=None)
    revoked, made = _bit(agreement, "revocation", lists, at)
    if last and last["status"] not in ("in-force", "suspended"):
        if last["status"] == "withdrawn" and revoked is False and documents.micros(last["since"]) <= made:
            return "status-contradiction", last["since"]
        return "status-ended", last["since"]
    if until is None or until <= at:
        return "status-ended", agreement.get("validUntil")
    suspended, made = _bit(agreement, "suspension", lists, at)
    for unknown in UNKNOWN:
        if unknown in (revoked, suspended):
            return unknown, None
    if revoked:
        return "status-ended", None
    if last and documents.micros(last["since"]) > made:
        suspended = last["status"] == "suspended"
    if not suspended:
        return "stands", agreement.get("validFrom")
    return "status-suspended", last["since"] if last and last["status"] == "suspended" else None


def _bit(agreement, purpose, lists, at):
    """Whether a bit is set, and when the list was made; or what keeps one from telling."""
    entries = agreement.get("credentialStatus")
    entries = [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    for entry in entries:
        address, index = entry.get("statusListCredential"), entry.get("statusListIndex")
        if entry.get("statusPurpose") != purpose or not isinstance(address, str) or not isinstance(index, str):
            continue
        such = [one for one in lists if (one.id, one.purpose) == (address, purpose)]
        newest = max(such, key=lambda one: one.made, default=None)
        if newest is None or not re.fullmatch(r"\+?\d{1,10}", index, re.ASCII) or newest.get(int(index)) is None:
            return "status-missing", None
        fresh = newest.made <= at < newest.until
        return (newest.get(int(index)), newest.made) if fresh else ("status-stale", None)
    return "status-missing", None


def verdict(code):
    """What a standing comes to for whoever would rely on the agreement."""
    if code in UNKNOWN:
        raise Unchecked(code)
    if code != "stands":
        raise Refused(code)
