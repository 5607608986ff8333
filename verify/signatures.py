"""What people and organisations sign beside the instance: docs/evidence.md, sections 3 and 10."""

import hashlib

from . import canonical, documents, keys
from .verdict import Refused

URI = "urn:ietf:params:oauth:jwk-thumbprint:sha-256:"
COSIGNATURE = {"community": str, "decision": str, "issuer": str, "jwk": dict, "role": str, "type": str, "version": int}
COUNTERSIGNATURE = {"agreement": str, "decision": str, "issuer": str, "jwk": dict, "terms": str, "type": str, "version": int}
ACKNOWLEDGEMENT = {"agreement": str, "event": str, "issuer": str, "jwk": dict, "type": str, "version": int}
DELETION = {**ACKNOWLEDGEMENT, "deleted": str}
ROLES = {"signatory", "steward", "advocate"}
ASKED = {"stewards": {"steward"}, "advocates": {"advocate"}}


def digest_of(jws):
    return "sha256:" + hashlib.sha256(jws.encode("utf-8")).hexdigest()


def held(compact, typ, name, shape):
    """A signature that holds by the key that it carries. Answers with what was signed and the key's thumbprint."""
    claims = documents.claims(compact, typ)
    if not isinstance(claims, dict) or "jwk" not in claims:
        raise Refused("signature-form")
    public = key_of(claims["jwk"])
    thumbprint = keys.thumbprint(public)
    document, kid = documents.jws(compact, typ, {thumbprint: public})
    right = set(document) == set(shape) and all(isinstance(document[member], kind) for member, kind in shape.items())
    right = right and not isinstance(document["version"], bool)
    if not right or document["type"] != name or document["version"] != 1 or document["jwk"] != jwk_of(public):
        raise Refused("signature-form")
    if document.get("role", "steward") not in ROLES:
        raise Refused("signature-form")
    issuer = document["issuer"]
    person = issuer.startswith(URI)
    if person and issuer != URI + thumbprint or kid != (thumbprint if person else f"{issuer}#{thumbprint}"):
        raise Refused("signature-issuer")
    return document, thumbprint


def key_of(jwk):
    """The 32 bytes of a JSON Web Key."""
    try:
        if jwk.get("d") is not None:
            raise Refused("key-private-published")
        ours = jwk["kty"] == "OKP" and jwk["crv"] == "Ed25519" and jwk.get("alg", "EdDSA") == "EdDSA"
        public = keys.from_base64url(jwk["x"]) if ours and jwk.get("use", "sig") == "sig" else None
    except (KeyError, TypeError, AttributeError):
        public = None
    if public is None or not keys.usable(public):
        raise Refused("key-public-malformed")
    kid = jwk.get("kid")
    if kid is not None and kid != keys.thumbprint(public):
        raise Refused("key-id-mismatch" if isinstance(kid, str) else "key-public-malformed")
    return public


def jwk_of(public):
    members = {"alg": "EdDSA", "crv": "Ed25519", "kty": "OKP", "use": "sig", "x": keys.to_base64url(public)}
    return {**members, "kid": keys.thumbprint(public)}


def cosignature(compact):
    return held(compact, "cosignature+jwt", "Cosignature", COSIGNATURE)


def countersignature(compact):
    return held(compact, "countersignature+jwt", "Countersignature", COUNTERSIGNATURE)


def shape(compact, typ):
    """That what a requester gives its word for has the shape that its type asks for."""
    if typ == "countersignature+jwt":
        countersignature(compact)
    elif typ == "acknowledgement+jwt":
        held(compact, typ, "Acknowledgement", ACKNOWLEDGEMENT)
    elif typ == "deletion+jwt":
        document, _ = held(compact, typ, "Deletion", DELETION)
        if documents.micros(document["deleted"]) is None:
            raise Refused("signature-form")


def is_agreement(document):
    kinds = document.get("type") if isinstance(document, dict) else None
    return isinstance(kinds, list) and "CollectiveConsentAgreement" in kinds


def at(document, *path):
    """What stands at a place of a document as a text; empty where nothing does."""
    for name in path:
        document = document.get(name) if isinstance(document, dict) else None
    return document if isinstance(document, str) else ""


def signers(agreement):
    """The signatures in an agreement: (document, thumbprint, compact) of those beside, and of the requester's or None."""
    subject = agreement.get("credentialSubject")
    subject = subject if isinstance(subject, dict) else {}
    decision, community = at(subject, "decision", "digest"), at(agreement, "issuer").rsplit(":", 1)[-1]
    given = subject.get("signatures")
    beside, seen = [], set()
    for one in given if isinstance(given, list) else ():
        jws = one if isinstance(one, str) else ""
        document, key = cosignature(jws)
        if document["community"] != community or document["decision"] != decision or key in seen:
            raise Refused("agreement-cosignature")
        seen.add(key)
        beside.append((document, key, jws))
    own = subject.get("countersignature")
    by, jws = at(own, "by") if isinstance(own, dict) else "", own.get("jws") if isinstance(own, dict) else None
    if by == "dataspace" and not isinstance(jws, str) and own:
        return beside, None
    if by != "signature" or not isinstance(jws, str):
        raise Refused("agreement-countersignature")
    document, key = countersignature(jws)
    said = (document["agreement"], document["decision"], document["terms"], document["issuer"])
    wanted = (at(agreement, "id").rsplit("/", 1)[-1], decision, at(subject, "terms"), at(subject, "id"))
    if said != wanted:
        raise Refused("agreement-countersignature")
    return beside, (document, key, jws)


def known(found, history, theirs):
    """That the keys are those of whom they should be, as far as that can be told here."""
    beside, own = found
    if not history.whole:
        if own and theirs is not None and own[1] not in theirs:
            raise Refused("countersigner-unknown")
        return
    for one in beside:
        cosigner_known(history, *one)
    if own:
        countersigner_known(history, *own)


def cosigner_known(history, document, key, jws):
    place = _logged(history, key, jws)
    of = {"role": document["role"], "community": document["community"]}
    if not history.registered("signatory-key-registered", key, of, place):
        raise Refused("cosigner-unknown")


def countersigner_known(history, document, key, jws):
    place = _logged(history, key, jws)
    of = {"requester": document["issuer"].rsplit(":", 1)[-1]}
    if not history.registered("requester-key-registered", key, of, place):
        raise Refused("countersigner-unknown")


def _logged(history, key, jws):
    told = history.of_document([digest_of(jws)])
    if told is None:
        raise Refused("log-absent")
    history.judge(key, None, [digest_of(jws)])
    return told.place


def enough(found, charter):
    """That those signed whom a charter asks."""
    clause = charter.get("cosigners") if isinstance(charter, dict) else None
    if clause is None:
        return
    clause = clause if isinstance(clause, dict) else {}
    asked = ASKED.get(clause.get("by"), {"steward", "advocate"})
    if sum(document["role"] in asked for document, _, _ in found[0]) < clause.get("least", 1):
        raise Refused("cosigners-too-few")
