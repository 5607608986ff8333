"""The public log: docs/evidence.md, section 8."""

import base64
import hashlib
import re

from . import canonical, keys, receipts
from .verdict import Refused, Unchecked

DASH = "\u2014 "
PROOF = "c2sp.org/tlog-proof@v1"
ED25519, COSIGNATURE = 1, 4
WIDTH = 256


class Verifier:
    """A key of the log or of a witness, with the name that it signs under."""

    def __init__(self, text):
        parts = text.split("+", 2)
        data = from_base64(parts[2]) if len(parts) == 3 else None
        if data is None or len(data) != 33 or data[0] not in (ED25519, COSIGNATURE) or data[1:] in keys.SMALL_ORDER:
            raise Refused("note-key")
        self.name, self.algorithm, self.public = parts[0], data[0], data[1:]
        self.id = hashlib.sha256(self.name.encode("utf-8") + b"\n" + data).digest()[:4]
        if not is_name(self.name) or text != f"{self.name}+{self.id.hex()}+{parts[2]}":
            raise Refused("note-key")


class Checkpoint:
    """The state of a log."""

    def __init__(self, origin, size, root):
        self.origin, self.size, self.root = origin, size, root

    def told(self):
        return {"origin": self.origin, "size": self.size, "root": "sha256:" + self.root.hex()}


def is_name(name):
    return bool(name) and not any(letter == "+" or letter.isspace() for letter in name)


def from_base64(text):
    """Standard base64 in its only spelling; None for anything else."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode("ascii") == text else None


def number(text):
    """A number in its only spelling; None for anything else."""
    good = re.fullmatch(r"0|[1-9][0-9]*", text, re.ASCII) and int(text) < 2**64
    return int(text) if good else None


def hash_of(text):
    data = from_base64(text)
    return data if data is not None and len(data) == 32 else None


def parse_note(text):
    """The text of a note and its signatures: (name, id, bytes)."""
    end = text.rfind("\n\n")
    if end < 0 or not text.endswith("\n"):
        raise Refused("note-form")
    body, lines = text[: end + 1], text[end + 2 : -1].split("\n")
    if any(control(letter) for letter in body):
        raise Refused("note-form")
    return body, [_signature(line) for line in lines]


def control(letter):
    return letter != "\n" and (ord(letter) < 32 or 127 <= ord(letter) < 160)


def _signature(line):
    name, space, encoded = line[len(DASH) :].partition(" ")
    data = from_base64(encoded) if line.startswith(DASH) and space else None
    if data is None or len(data) < 5 or not is_name(name):
        raise Refused("note-form")
    return name, data[:4], data[4:]


def parse_checkpoint(body):
    """The state that the text of a note tells; None where it tells none."""
    lines = body.split("\n")
    if len(lines) != 4 or not lines[0] or lines[3]:
        return None
    size, root = number(lines[1]), hash_of(lines[2])
    return None if size is None or root is None else Checkpoint(lines[0], size, root)


def state(note, trust):
    """The state that a note tells, if the log and every witness named have signed it."""
    if trust.log is None:
        raise Unchecked("no-log-key", "the key of the log is not at hand")
    body = note[0]
    signature = _by(note, trust.log)
    if trust.log.algorithm != ED25519:
        raise Refused("note-key")
    if signature is None:
        raise Refused("note-unsigned")
    if not keys.verifies(trust.log.public, body.encode("utf-8"), signature):
        raise Refused("note-signature")
    found = parse_checkpoint(body)
    if found is None or found.origin != trust.log.name:
        raise Refused("note-form")
    for witness in trust.witnesses:
        _cosigned(note, witness)
    kept = trust.kept
    if kept and kept.size == found.size and kept.root != found.root:
        raise Refused("log-forked")
    return found


def _by(note, verifier):
    return next((data for name, known, data in note[1] if (name, known) == (verifier.name, verifier.id)), None)


def _cosigned(note, witness):
    if witness.algorithm != COSIGNATURE:
        raise Refused("note-key")
    data = _by(note, witness)
    if data is None:
        raise Unchecked("log-not-witnessed", f"the witness {witness.name} has not signed it")
    at = int.from_bytes(data[:8], "big")
    signed = f"cosignature/v1\ntime {at}\n{note[0]}".encode("utf-8")
    if len(data) != 72 or not keys.verifies(witness.public, signed, data[8:]):
        raise Refused("note-signature")


def parse_proof(text):
    """Place, path and note of a receipt of the log."""
    head, gap, note = text.partition("\n\n")
    lines = head.split("\n")
    if not gap or len(lines) < 2 or lines[0] != PROOF or not lines[1].startswith("index "):
        raise Refused("receipt-form")
    index, path = number(lines[1][6:]), [hash_of(line) for line in lines[2:]]
    if index is None or None in path:
        raise Refused("receipt-form")
    try:
        return index, path, parse_note(note)
    except Refused:
        raise Refused("receipt-form") from None


def root_from(index, size, leaf, path):
    """Where a path leads from a leaf (RFC 9162, section 2.1.3.2); None where it is too short or too long."""
    if index >= size:
        return None
    last, found = size - 1, leaf
    for beside in path:
        if last == 0:
            return None
        if index % 2 or index == last:
            found = receipts.node(beside, found)
            while index % 2 == 0 and index:
                index, last = index >> 1, last >> 1
        else:
            found = receipts.node(found, beside)
        index, last = index >> 1, last >> 1
    return found if last == 0 else None


def prove(entry, proof, trust):
    """That an entry stands in the log; answers with its place."""
    index, path, note = proof
    now = state(note, trust)
    if root_from(index, now.size, receipts.leaf(entry), path) != now.root:
        raise Refused("receipt-inclusion")
    return index


def grew(old, new, proof):
    """Whether a log of then is the beginning of the log of now (RFC 9162, section 2.1.4.2)."""
    if old.size == 0 or old.size >= new.size:
        same = old.size == new.size and old.root == new.root
        return not proof and (same or old.size == 0 and old.root == receipts.root([]))
    at, last, rest = old.size - 1, new.size - 1, list(proof)
    while at % 2:
        at, last = at // 2, last // 2
    if old.size & (old.size - 1) == 0:
        was = now = old.root
    elif rest:
        was = now = rest.pop(0)
    else:
        return False
    for beside in rest:
        if last == 0:
            return False
        if at % 2 or at == last:
            was, now = receipts.node(beside, was), receipts.node(beside, now)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            now = receipts.node(now, beside)
        at, last = at // 2, last // 2
    return last == 0 and was == old.root and now == new.root


def growth(text, trust):
    """A proof of growth. Answers with the state of now."""
    head, gap, note = text.partition("\n\n")
    lines = head[4:].split("\n")
    size, path = number(lines[0]), [hash_of(line) for line in lines[1:]]
    try:
        note = parse_note(note) if gap and text.startswith("old ") else None
    except Refused:
        note = None
    if note is None or size is None or None in path or len(path) > 63:
        raise Refused("log-growth-form")
    now, kept = state(note, trust), trust.kept
    if kept is None or kept.size != size:
        raise Unchecked("log-no-growth", f"it takes the checkpoint of {size} entries that was kept")
    if not grew(kept, now, path):
        raise Refused("log-forked")
    return now


def checkpoint(text, trust):
    now = state(parse_note(text), trust)
    if trust.kept and trust.kept.size != now.size:
        raise Unchecked("log-no-growth", "whether it grew out of the one that was kept takes the entries")
    return now


def entries_hold(entries, now, kept):
    """That entries are those of a checkpoint, and begin with those of one that was kept."""
    leaves = [receipts.leaf(entry) for entry in entries]
    if len(leaves) != now.size or receipts.root(leaves) != now.root:
        raise Refused("log-root")
    if kept and kept.size > now.size:
        raise Refused("log-shrank")
    if kept and receipts.root(leaves[: kept.size]) != kept.root:
        raise Refused("log-forked")


def folder(files, trust):
    """A copy of a log's published files. Answers with what is wrong as (path, code), or with (None, state)."""
    at = "checkpoint"
    try:
        if at not in files:
            raise Refused("log-tile-missing")
        now = state(parse_note(files[at].decode("utf-8", "replace")), trust)
        found = []
        for index in range(0, now.size, WIDTH):
            width = min(now.size - index, WIDTH)
            at = tile_path("entries", index // WIDTH, width)
            if at not in files:
                raise Refused("log-tile-missing")
            found += _entries(files[at], width)
        row = [receipts.leaf(entry) for entry in found]
        for level in range(8):
            for path, data in sorted(files.items()):
                named = re.fullmatch(rf"tile/{level}/((?:x\d{{3}}/)*\d{{3}})(?:\.p/(\d+))?", path, re.ASCII)
                if not named:
                    continue
                index = int("".join(part.lstrip("x") for part in named[1].split("/")))
                width = int(named[2] or WIDTH)
                if tile_path(level, index, width) != path:
                    continue
                at = path
                wanted = row[index * WIDTH : index * WIDTH + width]
                if len(wanted) != width or b"".join(wanted) != data:
                    raise Refused("log-tile")
            for _ in range(8):
                row = [receipts.node(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
        at = "checkpoint"
        entries_hold(found, now, trust.kept)
    except (Refused, Unchecked) as fault:
        return at, fault
    return None, now


def tile_path(level, index, width):
    """The path of a tile: its number in groups of three digits, all but the last with an x before it."""
    groups, rest = [f"{index % 1000:03}"], index // 1000
    while rest:
        groups.insert(0, f"x{rest % 1000:03}")
        rest //= 1000
    return f"tile/{level}/{'/'.join(groups)}" + ("" if width == WIDTH else f".p/{width}")


def _entries(data, count):
    found = []
    while data:
        length = int.from_bytes(data[:2], "big")
        if len(data) < 2 + length:
            raise Refused("log-tile")
        found.append(data[2 : 2 + length])
        data = data[2 + length :]
    if len(found) != count:
        raise Refused("log-tile")
    return found


def receipt_log(shown, decision, trust):
    """What a receipt shows of the log: that it told of this decision. Answers with the history of that one entry."""
    from .history import History

    proof = parse_proof(shown["proof"])
    state(proof[2], trust)
    entry = shown["entry"].encode("utf-8")
    history = History()
    history.add(prove(entry, proof, trust), entry)
    told = history.of_document([canonical.digest_of(canonical.bytes_of(decision))])
    if told is None or told.fact.get("fact") != "decided":
        raise Refused("receipt-log")
    return history
