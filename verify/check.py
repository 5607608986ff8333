"""Recognises a file by its content and checks it: docs/evidence.md, section 6."""

import json

from . import canonical, credentials, documents, keys, log, receipts, signatures
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
        document = documents.decision(data, trust.of_instance())
        text = _text(data)
        counts(text if not text.startswith("{") else json.loads(text)["jwt"], document, trust.instance, trust.history)
        return document
    if kind == "receipt":
        document, shown = receipts.receipt(data, trust)
        history = trust.history if trust.history.whole or shown is None else shown
        counts(json.loads(data)["decision"], document, trust.instance, history)
        return document
    if kind == "opening":
        return receipts.opening(data)
    if kind == "cosignature+jwt":
        document, key = signatures.cosignature(_text(data))
        if not trust.history.whole:
            raise Unchecked("whose-key", "the signature holds, and whose key made it stands in the log")
        signatures.cosigner_known(trust.history, document, key, _text(data))
        return document
    if kind in documents.ISSUED:
        document = documents.issued(_text(data), kind, trust)
        counts(_text(data), document, _keys_of(document, trust), trust.history)
        return document
    if kind == "secured-document":
        document = documents.secured(data, trust)
        key = keys.thumbprint(keys.of_multibase(json.loads(data)["proof"]["verificationMethod"].rsplit("#", 1)[-1]))
        known = _keys_of(document, trust)
        trust.history.judge(key, known.revoked.get(key), digests_of(document))
        return document
    if kind == "record":
        raise Unchecked("not-counted-here", "this program does not count votes: use `ownaccord recount`")
    if kind in ("checkpoint", "log-proof", "log-growth", "log-entry"):
        return _of_log(kind, data, trust)
    if kind in ("key-set", "did-document"):
        raise Unchecked("nobody-signs-this", "keys are not signed: they are trusted for the way by which they came")
    raise Unchecked("unknown-kind", "this is none of the files that this program knows")


def _of_log(kind, data, trust):
    if kind == "log-entry":
        canonical.parse_canonical(data[:-1] if data.endswith(b"\n") else data)
        raise Unchecked("log-no-proof", "that this stands in the log takes its proof")
    text = data.decode("utf-8", "replace")
    if kind == "checkpoint":
        return log.checkpoint(text, trust).told()
    if kind == "log-growth":
        return log.growth(text, trust).told()
    log.state(log.parse_proof(text)[2], trust)
    raise Unchecked("log-no-entry", "of which entry this is the proof takes the entry itself")


def _text(data):
    text = data.decode("utf-8")
    return text[:-1] if text.endswith("\n") else text


def _keys_of(document, trust):
    try:
        return trust.of(document["issuer"])
    except Unchecked:
        return keys.KeySet()


def digest_of(document):
    """The digest of a document without its proof."""
    plain = {name: value for name, value in document.items() if name != "proof"}
    return canonical.digest_of(canonical.bytes_of(plain))


def digests_of(document):
    """The digests by which the log may tell of a document: its own, and of a credential that of the decision in it."""
    decision = credentials.document_in(document)
    return [digest_of(document), *([digest_of(decision)] if isinstance(decision, dict) else [])]


def counts(jws, document, known, history):
    """That the key that signed a JWS was not revoked before the log told of it."""
    kid = json.loads(keys.from_base64url(jws.split(".")[0]))["kid"].rsplit("#", 1)[-1]
    history.judge(kid, known.revoked.get(kid), [*digests_of(document), signatures.digest_of(jws)])


def kind_of(data):
    text = data.decode("utf-8", "replace").strip()
    if not text.startswith("{") and any(_marks(line) for line in text.split("\n")):
        return "log-proof" if text.startswith("c2sp.org/tlog-proof") else "log-growth" if text.startswith("old ") else "checkpoint"
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
    if "keys" in value:
        return "key-set"
    return "log-entry" if "at" in value and "fact" in value else "unknown"


def _marks(line):
    """Whether a line is one of a note: a signature, or 32 bytes in base64."""
    line = line[:-1] if line.endswith("\r") else line
    return line.startswith(log.DASH) or len(line) == 44 and log.hash_of(line) is not None


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
    if typ in documents.ISSUED or typ == "cosignature+jwt":
        return typ
    return "decision" if whole or text.startswith("eyJ") else "unknown"
