"""Signed documents: docs/evidence.md, section 3."""

import hashlib
import json
import re
from datetime import datetime, timezone

from . import canonical, credentials, keys, shapes, signatures, standing
from .verdict import Refused

ISSUED = (
    "vc+jwt",
    "status-event+jwt",
    "permission+jwt",
    "acknowledgement+jwt",
    "deletion+jwt",
    "countersignature+jwt",
)
CLAIMS = ("iss", "iat", "jti")


def jws(compact, typ, known):
    """The payload of a JWS and the id of its key."""
    header, payload, signature = _parts(compact, typ)
    public = known.get(header["kid"].rsplit("#", 1)[-1])
    if public is None:
        raise Refused("jws-unknown-key")
    if not keys.verifies(public, compact.rsplit(".", 1)[0].encode("ascii"), signature):
        raise Refused("jws-signature")
    return _payload(payload), header["kid"]


def claims(compact, typ):
    """What a JWS claims, before its signature is looked at: good for finding its key."""
    return _payload(_parts(compact, typ)[1])


def _parts(compact, typ):
    parts = compact.split(".")
    if len(parts) != 3:
        raise Refused("jws-shape")
    header, payload, signature = map(keys.from_base64url, parts)
    if header is None or payload is None or signature is None:
        raise Refused("jws-encoding")
    header = _header(header)
    if header["alg"] != "EdDSA":
        raise Refused("jws-algorithm")
    if header["typ"] != typ:
        raise Refused("jws-type")
    return header, payload, signature


def _payload(data):
    try:
        return canonical.parse_canonical(data)
    except Refused as fault:
        raise Refused("jws-payload", fault.code) from None


def _header(data):
    try:
        header = canonical.parse_canonical(data)
    except Refused:
        raise Refused("jws-header") from None
    if not isinstance(header, dict) or set(header) != {"alg", "kid", "typ"}:
        raise Refused("jws-header")
    if not all(isinstance(value, str) for value in header.values()):
        raise Refused("jws-header")
    return header


def issued(compact, typ, trust):
    """A document that names its issuer, as a JWS."""
    issuer, claimed = None, {}
    part = compact.split(".")[1] if compact.count(".") == 2 else ""
    data = keys.from_base64url(part)
    if data is not None:
        try:
            claimed = json.loads(data)
            issuer = claimed.get("issuer") if isinstance(claimed, dict) else None
        except (ValueError, RecursionError):
            pass
    known = {}
    if isinstance(issuer, str):
        known = _registered(issuer, claimed, trust) or trust.of(issuer)
    document, kid = jws(compact, typ, known)
    if not isinstance(document, dict) or "#" not in kid or kid.rsplit("#", 1)[0] != document.get("issuer"):
        raise Refused("credential-issuer")
    signatures.shape(compact, typ)
    if typ == "status-event+jwt":
        standing.event(document)
    return credentials.whole(document, typ)


def _registered(issuer, claimed, trust):
    """The key that a requester's document carries, where the whole log says that the requester registered it."""
    _, cut, requester = issuer.partition(":requesters:")
    if not cut or not trust.history.whole or "jwk" not in claimed:
        return None
    try:
        public = signatures.key_of(claimed["jwk"])
    except Refused:
        return None
    thumbprint = keys.thumbprint(public)
    known = trust.history.registered("requester-key-registered", thumbprint, {"requester": requester})
    return {thumbprint: public} if known else None


def secured(data, trust):
    """A document with an eddsa-jcs-2022 proof. Answers with the document without it."""
    data = data[:-1] if data.endswith(b"\n") else data
    try:
        document = canonical.parse_canonical(data)
    except Refused:
        raise Refused("credential-form") from None
    if not isinstance(document, dict):
        raise Refused("credential-form")
    issuer = document.get("issuer")
    known = trust.of(issuer) if isinstance(issuer, str) else {}
    proof = document.pop("proof", None)
    signature = _proof(proof)
    if proof.get("@context") != document.get("@context"):
        raise Refused("credential-context")
    name, _, multibase = proof["verificationMethod"].rpartition("#")
    if not isinstance(issuer, str) or name != issuer:
        raise Refused("credential-issuer")
    public = keys.of_multibase(multibase)
    if public is None or keys.thumbprint(public) not in known:
        raise Refused("credential-unknown-key")
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    hashes = [hashlib.sha256(canonical.bytes_of(part)).digest() for part in (options, document)]
    if not keys.verifies(public, b"".join(hashes), signature):
        raise Refused("credential-signature")
    return credentials.whole(document)


def _proof(proof):
    wanted = {"created", "cryptosuite", "proofPurpose", "proofValue", "type", "verificationMethod"}
    if not isinstance(proof, dict) or set(proof) - {"@context"} != wanted:
        raise Refused("credential-proof")
    if not all(isinstance(proof[name], str) for name in wanted):
        raise Refused("credential-proof")
    named = (proof["type"], proof["cryptosuite"], proof["proofPurpose"])
    value = proof["proofValue"]
    signature = keys.from_base58(value[1:]) if value.startswith("z") else None
    if signature is None or len(signature) != 64:
        raise Refused("credential-proof")
    if named != ("DataIntegrityProof", "eddsa-jcs-2022", "assertionMethod"):
        raise Refused("credential-proof")
    return signature


def decision(data, known):
    """A decision, as a file or as a bare JWS. Answers with the document."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("decision-form") from None
    if not text.startswith("{"):
        return _signed_decision(text[:-1] if text.endswith("\n") else text, known)
    try:
        file = canonical.parse_canonical(data[:-1]) if data.endswith(b"\n") else None
    except Refused:
        file = None
    if not isinstance(file, dict) or set(file) != {"document", "jwt"} or not isinstance(file["jwt"], str):
        raise Refused("decision-form")
    signed = _signed_decision(file["jwt"], known)
    if signed != file["document"]:
        raise Refused("decision-disagreement")
    return signed


def _signed_decision(compact, known):
    payload, _ = jws(compact, "decision+jwt", known)
    if not isinstance(payload, dict):
        raise Refused("decision-not-a-decision")
    document = {name: value for name, value in payload.items() if name not in CLAIMS}
    shapes.check(document, shapes.DECISION, "decision-not-a-decision", null_is_absent=True)
    seconds = check_members(document)
    claims = {name: payload.get(name) for name in CLAIMS}
    said = {"iss": document["issuer"], "iat": seconds, "jti": document["id"]}
    if claims != said or isinstance(payload.get("iat"), bool) or shapes.has_null(document, shapes.DECISION):
        raise Refused("decision-claims")
    return document


def check_members(document):
    if document["type"] != "OwnaccordDecision" or document["version"] != 1:
        raise Refused("decision-version")
    for name in ("rollRoot", "ballotsRoot", "terms", "charter", "mandate"):
        if document.get(name) is not None and not canonical.is_digest(document[name]):
            raise Refused("decision-digest")
    if document.get("election") is not None:
        _check_election(document["election"])
    opens, closes = moment(document["window"]["opensAt"]), moment(document["window"]["closesAt"])
    decided = moment(document["decidedAt"])
    if not opens < closes <= decided:
        raise Refused("decision-order")
    return decided[0]


def _check_election(election):
    candidates, tied, chosen = election["candidates"], election.get("tied"), election.get("chosen")
    if not all(canonical.is_digest(one["digest"]) for one in candidates):
        raise Refused("decision-digest")
    numbers = [one["number"] for one in candidates]
    sound = numbers == list(range(1, len(numbers) + 1)) and numbers
    sound = sound and (chosen is None or tied is None) and (tied is None) == (election.get("runOff") is None)
    sound = sound and (tied is None or len(tied) > 1 and set(tied) <= set(numbers))
    if not sound or chosen is not None and chosen not in numbers:
        raise Refused("decision-election")


def moment(text, code="decision-moment"):
    """Whole seconds since 1970, and the fraction as nine digits that compare."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z", text, re.ASCII)
    try:
        whole = datetime.strptime(match[1], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc) if match else None
    except ValueError:
        whole = None
    if whole is None:
        raise Refused(code)
    return int(whole.timestamp()), (match[2] or "").ljust(9, "0")[:9]


def seconds(text):
    """Whole seconds since 1970; None where it is no moment."""
    try:
        return moment(text)[0]
    except (Refused, TypeError):
        return None


def micros(text):
    """Microseconds since 1970; None where it is no moment."""
    try:
        whole, fraction = moment(text)
    except (Refused, TypeError):
        return None
    return whole * 1_000_000 + int(fraction[:6])
