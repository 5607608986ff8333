"""Trees, receipts and openings: docs/evidence.md, sections 4 and 5."""

import hashlib
import re

from . import canonical, documents, keys, log
from .verdict import Refused

MEMBER = re.compile(r"mem_([0-9a-f]{32})")


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf(*entry):
    return sha256(b"\x00", *entry)


def node(left, right):
    return sha256(b"\x01", left, right)


def root(leaves):
    """The root over leaf hashes as they stand."""
    level = list(leaves)
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [node(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0] if level else sha256(b"")


def set_root(leaves):
    """The root over a set of leaf hashes: sorted, each once."""
    if len(set(leaves)) < len(leaves):
        raise Refused("tree-duplicate")
    return root(sorted(leaves))


def commitment(vote, member, sequence, choice, salt):
    """What stands for a ballot."""
    texts = [text.encode("utf-8") for text in ("ownaccord/ballot/v1", vote, member, choice)]
    fields = [*texts[:3], sequence.to_bytes(8, "big"), texts[3], salt]
    return sha256(b"".join(len(field).to_bytes(8, "big") + field for field in fields))


def seat_leaf(member, constituencies, salt):
    """What stands for a seat; `member` is the 16 bytes of an id."""
    return leaf(salt, member, *(b"\n" + name.encode("utf-8") for name in constituencies))


def receipt(data, trust):
    """A receipt. Answers with its decision, and with what it shows of the log, if it does."""
    file = _file(data)
    if not isinstance(file, dict) or set(file) - {"ballot", "log"} != {"type", "version", "decision", "seat"}:
        raise Refused("receipt-member")
    _plain(file, {"decision": str, "type": str, "version": int})
    for part in ("seat", "ballot"):
        if file.get(part) is not None:
            _included(file[part])
    if file.get("log") is not None:
        if not isinstance(file["log"], dict) or set(file["log"]) != {"entry", "proof"}:
            raise Refused("receipt-member")
        _plain(file["log"], {"entry": str, "proof": str})
    if "seat" in file and file["seat"] is None:
        raise Refused("receipt-member")
    if file.get("ballot", True) is None or file.get("log", True) is None:
        raise Refused("json-not-canonical")
    _named(file, "OwnaccordReceipt")
    decision = documents.decision(file["decision"].encode("utf-8"), trust.of_instance())
    seat = _raw(file["seat"]["hash"])
    if _leads(seat, file["seat"]["path"]) != decision["rollRoot"]:
        raise Refused("receipt-seat")
    if "ballot" in file:
        counted = leaf(_raw(file["ballot"]["hash"]))
        if _leads(counted, file["ballot"]["path"]) != decision["ballotsRoot"]:
            raise Refused("receipt-ballot")
    if "log" in file:
        shown = log.receipt_log(file["log"], decision, trust)
        return decision, shown
    return decision, None


def opening(data):
    """An opening: that the hashes in it are made of what it says."""
    file = _file(data)
    if not isinstance(file, dict) or set(file) - {"seat", "ballot"} != {"type", "version", "member"}:
        raise Refused("receipt-member")
    _plain(file, {"type": str, "version": int, "member": str})
    shapes = {
        "seat": {"leaf": str, "constituencies": list, "salt": str},
        "ballot": {"commitment": str, "vote": str, "sequence": int, "choice": str, "salt": str},
    }
    for part, shape in shapes.items():
        if file.get(part) is not None:
            if not isinstance(file[part], dict) or set(file[part]) != set(shape):
                raise Refused("receipt-member")
            _plain(file[part], shape)
            if not all(isinstance(name, str) for name in file[part].get("constituencies", [])):
                raise Refused("receipt-member")
    if any(file.get(part, True) is None for part in shapes):
        raise Refused("json-not-canonical")
    _named(file, "OwnaccordOpening")
    member = MEMBER.fullmatch(file["member"])
    if not member:
        raise Refused("receipt-spelling")
    if "seat" in file:
        seat = file["seat"]
        made = seat_leaf(bytes.fromhex(member[1]), seat["constituencies"], _salt(seat["salt"]))
        if seat["leaf"] != "sha256:" + made.hex():
            raise Refused("receipt-opening")
    if "ballot" in file:
        one = file["ballot"]
        made = commitment(one["vote"], file["member"], one["sequence"], one["choice"], _salt(one["salt"]))
        if one["commitment"] != "sha256:" + made.hex():
            raise Refused("receipt-opening")


def _file(data):
    return canonical.parse_canonical(data[:-1] if data.endswith(b"\n") else data)


def _named(file, wanted):
    if file["type"] != wanted or file["version"] != 1:
        raise Refused("receipt-member")


def _plain(value, shape):
    for name, kind in shape.items():
        given = value[name]
        if not isinstance(given, kind) or isinstance(given, bool) or kind is int and given < 0:
            raise Refused("receipt-member")


def _included(part):
    if not isinstance(part, dict) or set(part) != {"hash", "path"}:
        raise Refused("receipt-member")
    _plain(part, {"hash": str, "path": list})
    for step in part["path"]:
        one = isinstance(step, dict) and len(step) == 1 and set(step) <= {"left", "right"}
        if not one or not all(isinstance(text, str) for text in step.values()):
            raise Refused("receipt-member")


def _leads(found, path):
    for step in path:
        ((side, text),) = step.items()
        beside = _raw(text)
        found = node(beside, found) if side == "left" else node(found, beside)
    return "sha256:" + found.hex()


def _raw(text):
    data = canonical.raw_digest(text)
    if data is None:
        raise Refused("receipt-spelling")
    return data


def _salt(text):
    data = keys.from_base64url(text)
    if data is None or len(data) != 32:
        raise Refused("receipt-spelling")
    return data
