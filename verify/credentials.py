"""The two credentials of a community, the decision and the agreement: docs/evidence.md, section 3, and docs/agreement.md."""

from . import canonical, documents, shapes, signatures, standing
from .shapes import compact, day, duration, identifier, iri, one_of, said, some, texts, words
from .verdict import Refused, Unchecked

CONTEXT = "https://www.w3.org/ns/credentials/v2"
AGREEMENT, DECISION = "CollectiveConsentAgreement", "CollectiveConsentDecision"
NAMED = {"id": str, "type": str}
FIGURES = {"electorate": int, "cells": [{"choices": some(said), "count": int}]}
ATTESTATIONS = {"roomAttested": int, "signed": int, "secret": int}

DECISION_DOCUMENT = {
    **shapes.DECISION,
    "id": shapes.matching(r"dec_[A-Za-z0-9_-]*"),
    "community": {"id": identifier, "handle": said},
    "kind": one_of("charter", "mandate", "consent", "withdrawal"),
    "subject": said,
    "outcome": one_of("consented", "refused", "sent-back", "lapsed", "adopted", "not-adopted", "run-off"),
    "election?": {
        "candidates": [{"number": int, "intermediary": said, "mandate": said, "digest": str}],
        "method": one_of("schulze", "approval"),
        "chosen?": int,
        "tied?": [int],
        "runOff?": said,
        "runoffOf?": said,
    },
    "figures": FIGURES,
    "margin": one_of("none", "low", "close", "high"),
    "rule": said,
    "steps": list,
    "reopens?": said,
}
DECISION_CREDENTIAL = {
    "@context": [str],
    "id": str,
    "type": [str],
    "issuer": str,
    "validFrom": str,
    "credentialSchema": NAMED,
    "credentialSubject": {"id": str, "type": str, "digest": str, "document": DECISION_DOCUMENT},
}


def _operand(value):
    """A set of notions, one notion, or a value with its type."""
    notion = lambda one: isinstance(one, dict) and set(one) == {"id"} and isinstance(one["id"], str)
    typed = isinstance(value, dict) and set(value) == {"@type", "@value"} and texts(value)
    return typed or notion(value) or isinstance(value, list) and all(map(notion, value))


RULE = {
    "action": str,
    "constraint": [{"leftOperand": str, "operator": str, "rightOperand": _operand}],
    "what?": texts,
    "evidence?": texts,
}
POLICY = {
    "id": str,
    "type": str,
    "target": str,
    "assigner": str,
    "assignee": str,
    "conflict": str,
    "permission": [RULE],
    "prohibition": [RULE],
    "obligation": [RULE],
}
STATUS = {"id": str, "type": str, "statusPurpose": str, "statusListIndex": str, "statusListCredential": str}

SUBJECT = {
    "id": str,
    "type": str,
    "version": int,
    "negotiation": said,
    "terms": str,
    "agreement": POLICY,
    "scope": {"population": str, "journeyStages": [iri], "reservations": str},
    "controller": {"id": str, "name": said, "kind": iri, "complaints": {"to": said, "how": words}},
    "recipients": [{"name": said, "kind": iri, "country": iri, "onward": [{"kind": iri, "country": iri, "whatFor": words}]}],
    "storagePlaces": [iri],
    "retention": duration,
    "legalBasis?": iri,
    "usageTrail?": duration,
    "withdrawal": {"at": str, "deleteWithin": duration, "how": words},
    "notices": [{"language": said, "digest": str}],
    "risks": [{"harm": iri, "mitigation": words}],
    "impactAssessment?": {"digest": str, "at": said},
    "decision": {
        "id": str,
        "digest": str,
        "outcome": str,
        "rule": said,
        "charter": str,
        "mandate?": str,
        "rollRoot": str,
        "ballotsRoot": str,
        "figures": FIGURES,
        "margin": said,
        "attestations?": ATTESTATIONS,
        "window": {"opensAt": str, "closesAt": str},
        "decidedAt": str,
    },
    "countersignature": {"by": str, "at": str, "jws?": compact},
    "signatures": [compact],
}
AGREEMENT_DOCUMENT = {
    "@context": [str],
    "id": str,
    "type": [str],
    "issuer": str,
    "validFrom": str,
    "validUntil": str,
    "credentialSchema": NAMED,
    "credentialStatus": [STATUS],
    "credentialSubject": SUBJECT,
}


def is_decision(document):
    kinds = document.get("type") if isinstance(document, dict) else None
    return isinstance(kinds, list) and DECISION in kinds


def document_in(document):
    """The decision document in a decision's credential; None in anything else."""
    subject = document.get("credentialSubject") if is_decision(document) else None
    return subject.get("document") if isinstance(subject, dict) else None


def whole(document, typ=None):
    """Sees that a signed document is what it says that it is. A credential is one of three, and each of these is a credential."""
    credential = typ in (None, "vc+jwt")
    kinds = ((signatures.is_agreement, _agreement), (is_decision, _decision), (standing.is_list, standing.StatusList))
    sees = next((sees for fits, sees in kinds if fits(document)), None)
    if sees and not credential:
        raise Refused("jws-type")
    if credential and not sees:
        raise Unchecked("unknown-type", "it is signed, and of a type that this program does not know")
    if sees:
        sees(document)
    return document


def _decision(document):
    """A decision's credential: everything in it follows from the decision document in it."""
    shapes.check(document, DECISION_CREDENTIAL, "decision-credential-form")
    decision = document["credentialSubject"]["document"]
    documents.check_members(decision)
    url = decision["issuer"]
    issuer = f"{standing.instance_of(url)}:communities:{decision['community']['id']}"
    made = {
        "@context": [CONTEXT, f"{url}/contexts/collective-consent-decision/v1"],
        "id": f"{url}/decisions/{decision['id']}",
        "type": ["VerifiableCredential", DECISION],
        "issuer": issuer,
        "validFrom": decision["decidedAt"],
        "credentialSchema": {"id": f"{url}/schemas/collective-consent-decision/v1", "type": "JsonSchema"},
        "credentialSubject": {
            "id": issuer,
            "type": "DecidingCommunity",
            "digest": canonical.digest_of(canonical.bytes_of(decision)),
            "document": decision,
        },
    }
    if made != document:
        raise Refused("decision-credential-contradiction")


def _agreement(document):
    """An agreement: its parts agree, and the signatures in it are of it."""
    shapes.check(document, AGREEMENT_DOCUMENT, "agreement-form")
    url, cut, _ = document["id"].partition("/agreements/")
    subject = document["credentialSubject"]
    for holds, code in (
        (bool(subject["notices"]), "agreement-form"),
        (bool(cut), "agreement-names"),
        (_is_version_1(document, url), "agreement-version"),
        (_names_agree(document, url), "agreement-names"),
        (all(map(canonical.is_digest, _digests(subject))), "agreement-digest"),
    ):
        if not holds:
            raise Refused(code)
    _moments(document)
    if document["credentialStatus"] != _status(document, url):
        raise Refused("agreement-status")
    if not _policy(document):
        raise Refused("agreement-policy")
    if subject["decision"]["outcome"] != "consented":
        raise Refused("agreement-not-consented")
    given = subject["countersignature"]
    if (given["by"], "jws" in given) not in (("signature", True), ("dataspace", False)):
        raise Refused("agreement-countersignature")
    signatures.signers(document)


def _is_version_1(document, url):
    subject = document["credentialSubject"]
    said = (document["type"], document["@context"], document["credentialSchema"], subject["type"], subject["version"])
    schema = {"id": f"{url}/schemas/collective-consent-agreement/v1", "type": "JsonSchema"}
    contexts = [CONTEXT, f"{url}/contexts/collective-consent-agreement/v1"]
    return said == (["VerifiableCredential", AGREEMENT], contexts, schema, "ConsentRecord", 1)


def _names_agree(document, url):
    subject, issuer, instance = document["credentialSubject"], document["issuer"], standing.instance_of(url)
    policy, below = subject["agreement"], lambda text, start: text.startswith(start) and identifier(text[len(start) :])
    return (
        below(document["id"], f"{url}/agreements/")
        and below(issuer, f"{instance}:communities:")
        and below(subject["id"], f"{instance}:requesters:")
        and below(subject["decision"]["id"], f"{url}/decisions/")
        and (policy["assigner"], policy["assignee"]) == (issuer, subject["id"])
        and policy["target"] == f"urn:ownaccord:dataset:{issuer.rsplit(':', 1)[-1]}"
        and policy["id"] == f"{document['id']}#policy"
        and subject["controller"]["id"] == subject["id"]
        and subject["scope"]["population"] == issuer
        and subject["withdrawal"]["at"] == url
    )


def _digests(subject):
    decision, study = subject["decision"], subject.get("impactAssessment")
    named = [decision[name] for name in ("digest", "charter", "mandate", "rollRoot", "ballotsRoot") if name in decision]
    shown = [one["digest"] for one in subject["notices"]]
    return [subject["terms"], *named, *shown, *([study["digest"]] if study else [])]


def _moments(document):
    decision = document["credentialSubject"]["decision"]
    texts_in_order = (
        decision["window"]["opensAt"],
        decision["window"]["closesAt"],
        decision["decidedAt"],
        document["credentialSubject"]["countersignature"]["at"],
        document["validFrom"],
        document["validUntil"],
    )
    opens, closes, decided, bound, begins, ends = (documents.moment(one, "agreement-moment") for one in texts_in_order)
    if not (opens < closes <= decided <= bound <= begins < ends):
        raise Refused("agreement-order")


def _status(document, url):
    """The entries that the place of the first one has; None where it has no place."""
    first = document["credentialStatus"][0] if document["credentialStatus"] else {}
    address, index = first.get("statusListCredential", ""), first.get("statusListIndex", "")
    path = standing.URL.fullmatch(address)
    number = int(path[3] or 1) if path and path[1] == url and path[2] == "revocation" else 0
    bit = int(index) if shapes.matching(r"\d{1,6}")(index) else standing.SIZE * 8
    if not 0 < number < 2**32 or bit >= standing.SIZE * 8:
        return None
    rest = "" if number == 1 else f"/{number}"
    lists = {purpose: f"{url}/status/{purpose}{rest}" for purpose in ("revocation", "suspension")}
    return [
        {
            "id": f"{one}#{bit}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": purpose,
            "statusListIndex": str(bit),
            "statusListCredential": one,
        }
        for purpose, one in lists.items()
    ]


def _value(left, operator, kind, value):
    return {"leftOperand": left, "operator": operator, "rightOperand": {"@type": kind, "@value": value}}


def _any_of(constraint):
    """Whether it compares with a set of notions, each of which is there once."""
    notions = constraint["rightOperand"]
    named = [one["id"] for one in notions] if isinstance(notions, list) else []
    return constraint["operator"] == "isAnyOf" and bool(named) and len(set(named)) == len(named) and all(map(iri, named))


SETS = ["purpose", "dataCategory", "journeyStage", "recipient", "spatial", "technology"]
FACETS = ["purpose", "dataCategory", "recipient", "technology", "spatial"]
WITHDRAWN = {"leftOperand": "event", "operator": "eq", "rightOperand": {"id": "https://ownaccord.org/ns/v1#withdrawal"}}


def _policy(document):
    subject = document["credentialSubject"]
    policy = subject["agreement"]
    begins, ends = (_value("dateTime", how, "xsd:dateTime", document[name]) for how, name in (("gteq", "validFrom"), ("lt", "validUntil")))
    due = [
        {"action": "delete", "constraint": [_value("elapsedTime", "lteq", "xsd:duration", subject["retention"])]},
        {
            "action": "delete",
            "constraint": [WITHDRAWN, _value("delayPeriod", "lteq", "xsd:duration", subject["withdrawal"]["deleteWithin"])],
        },
    ]
    return (
        subject["scope"]["reservations"] == "honoured"
        and (policy["type"], policy["conflict"], len(policy["permission"])) == ("Agreement", "prohibit", 1)
        and _permission(policy["permission"][0], [begins, ends])
        and policy["prohibition"][:1] == [{"action": "retaliate", "constraint": []}]
        and all(map(_red_line, policy["prohibition"][1:]))
        and policy["obligation"][:2] == due
        and all(map(_promise, policy["obligation"][2:]))
    )


def _permission(rule, term):
    constraints = rule["constraint"]
    sets = [one["leftOperand"] for one in constraints[:6]] == SETS and all(map(_any_of, constraints[:6]))
    return set(rule) == {"action", "constraint"} and rule["action"] == "use" and sets and constraints[6:] == term


def _red_line(rule):
    named = [one["leftOperand"] for one in rule["constraint"]]
    ordered = bool(named) and named == [facet for facet in FACETS if facet in named]
    return set(rule) == {"action", "constraint"} and rule["action"] == "use" and ordered and all(map(_any_of, rule["constraint"]))


def _promise(rule):
    by_day = rule["constraint"]
    operand = by_day[0]["rightOperand"] if len(by_day) == 1 else None
    due = isinstance(operand, dict) and day(operand.get("@value")) and by_day == [_value("dateTime", "lteq", "xsd:date", operand["@value"])]
    return rule["action"] == "promise" and words(rule.get("what")) and words(rule.get("evidence")) and due


# What an agreement repeats of the decision document, by names that are the same in both.
REPEATED = ("rule", "charter", "mandate", "rollRoot", "ballotsRoot", "figures", "margin", "attestations", "window", "decidedAt")


def rests_on(agreement, decision):
    """Whether an agreement rests on this decision: a consent of its community to its terms, of which it says nothing else."""
    told = agreement["credentialSubject"]["decision"]
    said = (told["id"], agreement["issuer"].rsplit(":", 1)[-1], told["digest"], agreement["credentialSubject"]["terms"])
    wanted = (
        f"{decision['issuer']}/decisions/{decision['id']}",
        decision["community"]["id"],
        canonical.digest_of(canonical.bytes_of(decision)),
        decision.get("terms"),
    )
    same = all(told.get(name) == decision.get(name) for name in REPEATED)
    return said == wanted and decision["outcome"] == "consented" and same
