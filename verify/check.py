"""Recognises a file by its content and checks it: docs/evidence.md, section 6."""

import json

from . import documents, keys, receipts
from .verdict import Refused, Unchecked


def check(data, trust):
    """The kind of a file, its verdict (`good`, `refused`, `unchecked`), its code, and what it says."""
    kind = kind_of(data)
    try:
        return kind, "good", "good", _checked(kind, data, trust)
    except Refused as fault:
        return kind, "refused", fault.code, None
    except Unchecked as fault:
        return kind, "unchecked", fault.code, None


def _checked(kind, data, trust):
    if kind == "decision":
        return documents.decision(data, trust.of_instance())
    if kind == "receipt":
        return receipts.receipt(data, trust)
    if kind == "opening":
        return receipts.opening(data)
    if kind in documents.ISSUED:
        text = data.decode("utf-8")
        return documents.issued(text[:-1] if text.endswith("\n") else text, kind, trust)
    if kind == "secured-document":
        return documents.secured(data, trust)
    if kind == "record":
        raise Unchecked("not-counted-here", "this program does not count votes: use `ownaccord recount`")
    if kind in ("key-set", "did-document"):
        raise Unchecked("nobody-signs-this", "keys are not signed: they are trusted for the way by which they came")
    raise Unchecked("unknown-kind", "this is none of the files that this program knows")


def kind_of(data):
    text = data.decode("utf-8", "replace").strip()
    if '"' not in text:
        return _of_compact(text)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return _of_broken(text)
    value = value if isinstance(value, dict) else {}
    named = value.get("type")
    if named == "OwnaccordVoteRecord" or "rollLeaves" in value:
        return "record"
    if named == "OwnaccordReceipt" or ("decision" in value and "seat" in value):
        return "receipt"
    if named == "OwnaccordOpening" or ("member" in value and ("seat" in value or "ballot" in value)):
        return "opening"
    if "document" in value or "jwt" in value:
        return "decision"
    if "verificationMethod" in value:
        return "did-document"
    if "proof" in value or ("issuer" in value and "type" in value):
        return "secured-document"
    return "key-set" if "keys" in value else "unknown"


def _of_broken(text):
    words = (
        ("OwnaccordVoteRecord", "record"),
        ("OwnaccordReceipt", "receipt"),
        ("OwnaccordOpening", "opening"),
        ('"jwt"', "decision"),
        ('"document"', "decision"),
        ("proofValue", "secured-document"),
        ("eddsa-jcs-2022", "secured-document"),
    )
    return next((kind for word, kind in words if word in text), "unknown")


def _of_compact(text):
    whole = text.count(".") == 2 and not any(letter.isspace() for letter in text)
    header = keys.from_base64url(text.split(".")[0])
    try:
        typ = json.loads(header.decode("utf-8")).get("typ") if header else None
    except (ValueError, AttributeError):
        typ = None
    if typ in documents.ISSUED:
        return typ
    return "decision" if whole or text.startswith("eyJ") else "unknown"
