"""Several files that belong together: docs/evidence.md, sections 8 to 11."""

import json

from . import canonical, check, credentials, keys, log, signatures, standing
from .history import History
from .verdict import Refused, Unchecked


def of(files, trust, at):
    """What each file came to, as (kind, verdict, code, document), and where each agreement stands, as (code, since)."""
    trust = keys.Trust(trust.instance, trust.dids, trust.log, trust.witnesses, trust.kept, trust.history)
    proven = {} if trust.history.whole else _prove(files, trust)
    found = {}
    for path, data in files.items():
        found[path] = check.check(data, trust)
        if path in proven:
            found[path] = (found[path][0], *proven[path], found[path][3])
    lists, events = _signs(found)
    _words_given(found)
    standings = {}
    for path, agreement in _agreements(found):
        where = standing.read(agreement, lists, events, at)
        try:
            _agrees(agreement, found, files, trust)
            standings[path] = where
            if where[0] == "status-contradiction":
                standing.verdict(where[0])
        except Refused as fault:
            found[path] = (found[path][0], "refused", fault.code, found[path][3])
    return found, standings


def relied_on(files, trust, at):
    """The same for somebody who would rely on the agreements at that moment."""
    found, standings = of(files, trust, at)
    if any(_is_sign(one) for one in found.values()):
        for path, (code, _) in standings.items():
            try:
                standing.verdict(code)
            except (Refused, Unchecked) as fault:
                verdict = "refused" if isinstance(fault, Refused) else "unchecked"
                found[path] = (found[path][0], verdict, fault.code, found[path][3])
    return found, standings


def worst(verdicts):
    return next((verdict for verdict in ("refused", "unchecked") if verdict in verdicts), "good")


def _is_sign(one):
    kind, verdict, _, document = one
    return verdict == "good" and (kind == "status-event+jwt" or standing.is_list(document))


def _signs(found):
    good = {path: one for path, one in found.items() if _is_sign(one)}
    lists = [standing.StatusList(one[3]) for one in good.values() if standing.is_list(one[3])]
    events = {path: one[3] for path, one in sorted(good.items()) if one[0] == "status-event+jwt"}
    events, bad = standing.chained(events)
    for path in bad:
        found[path] = (found[path][0], "refused", "status-event-chain", None)
    return lists, events


def _words_given(found):
    """What requesters gave their word for after a withdrawal is refused where what is here tells of another one."""
    good = {path: one for path, one in found.items() if one[1] == "good"}
    withdrawn = [one[3] for one in good.values() if one[0] == "status-event+jwt" and one[3]["status"] == "withdrawn"]
    ours = lambda address, word: address.rsplit("/", 1)[-1] == word["agreement"]
    for path, one in good.items():
        if one[0] not in ("acknowledgement+jwt", "deletion+jwt"):
            continue
        word = one[3]
        events = [check.digest_of(event) for event in withdrawn if ours(event["agreement"], word)]
        agreements = [document for _, document in _agreements(found) if ours(signatures.at(document, "id"), word)]
        requesters = [signatures.at(document, "credentialSubject", "id") for document in agreements]
        if any(event != word["event"] for event in events) or any(id != word["issuer"] for id in requesters):
            found[path] = (one[0], "refused", "discharge-other", None)


def _agreements(found):
    good = [(path, one[3]) for path, one in found.items() if one[1] == "good"]
    return [(path, document) for path, document in good if signatures.is_agreement(document)]


def _agrees(agreement, found, files, trust):
    subject = agreement["credentialSubject"]
    text = lambda *path: signatures.at(subject, *path)
    name = text("decision", "id").rsplit("/", 1)[-1]
    for kind, verdict, _, document in found.values():
        decision = document if kind == "decision" else credentials.document_in(document)
        if verdict == "good" and decision is not None and decision["id"] == name and not credentials.rests_on(agreement, decision):
            raise Refused("agreement-decision")
    signed = signatures.signers(agreement)
    signatures.known(signed, trust.history, trust.dids.get(text("id")))
    charter = [data for data in files.values() if canonical.digest_of(data) == text("decision", "charter")]
    if charter:
        signatures.enough(signed, json.loads(charter[0]))


def _prove(files, trust):
    kinds = {path: check.kind_of(data) for path, data in files.items()}
    entries = {path: files[path] for path, kind in kinds.items() if kind == "log-entry"}
    entries = {path: data[:-1] if data.endswith(b"\n") else data for path, data in entries.items()}
    history, found = History(), {}
    for path, kind in kinds.items():
        if kind != "log-proof" or not entries:
            continue
        try:
            proof = log.parse_proof(files[path].decode("utf-8", "replace"))
            log.state(proof[2], trust)
        except (Refused, Unchecked):
            continue
        found[path] = ("refused", "receipt-inclusion")
        for entry, data in entries.items():
            try:
                history.add(log.prove(data, proof, trust), data)
            except Refused:
                continue
            found[path] = found[entry] = ("good", "good")
            break
    trust.history = history
    return found
