"""The command line: what was checked, what was not, and an exit code."""

import argparse
import json
import os
import sys
import time

from . import bundle, credentials, documents, folder, keys, log
from .verdict import Refused, Unchecked

NOT_SHOWN = {
    "decision": "whether the count is right: ask for the record, and count it again",
    "receipt": "how the ballot was filled in, and whose it is: a receipt does not show that",
    "checkpoint": "whether others are shown the same: compare with a room, or name a witness",
    "opening": "whether it is of a ballot that counts: compare its hash with that of the receipt",
}
NOTHING_OPEN = ("log-proof", "log-entry", "log-growth")
EXIT = {"good": 0, "refused": 1, "unchecked": 3}


def main():
    parser = argparse.ArgumentParser(prog="python3 -m verify", description=__doc__)
    parser.add_argument("files", metavar="FILE|DIR", nargs="+")
    parser.add_argument("--jwks", metavar="FILE", help="the key set of the instance")
    parser.add_argument("--did", metavar="FILE", action="append", default=[], help="a DID document")
    parser.add_argument("--log-key", metavar="KEY|FILE", help="the key of the log")
    parser.add_argument("--witness", metavar="KEY", action="append", default=[], help="a witness that must have signed")
    parser.add_argument("--checkpoint", metavar="FILE", help="a checkpoint that you kept")
    parser.add_argument("--at", metavar="MOMENT", help="the moment for which to say where agreements stand")
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")
    asked = parser.parse_args()
    try:
        trust, at = trusted(asked), moment(asked.at)
        first = asked.files[0]
        if len(asked.files) == 1 and os.path.isdir(first):
            files = folder.read(first)
            if folder.MANIFEST not in files and "checkpoint" in files:
                return told_log(files, trust, asked.json)
            return told_folder(folder.verify(files, trust, at), asked.json)
        files = {path: folder.read_file(path) for path in asked.files}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, Refused) as fault:
        print(f"cannot be read: {fault}", file=sys.stderr)
        return 2
    found, standings = bundle.relied_on(files, trust, time.time_ns() // 1000 if at is None else at)
    for path, (kind, verdict, code, document) in found.items():
        where = standings.get(path)
        if asked.json:
            told = {"file": path, "kind": kind, "verdict": verdict, "code": code, "document": document, "standing": where}
            print(json.dumps(told))
        else:
            if len(found) > 1:
                print(path)
            tell(kind, verdict, code, document, where)
    return EXIT[bundle.worst({verdict for _, verdict, _, _ in found.values()})]


def trusted(asked):
    instance = keys.key_set(keys.read_file(asked.jwks)) if asked.jwks else None
    trust = keys.Trust(instance, dict(keys.did_document(keys.read_file(path)) for path in asked.did))
    if asked.log_key:
        text = folder.read_file(asked.log_key).decode("utf-8") if os.path.isfile(asked.log_key) else asked.log_key
        trust.log = log.Verifier(text.rstrip("\n"))
    trust.witnesses = [log.Verifier(text) for text in asked.witness]
    if asked.checkpoint:
        note = log.parse_note(folder.read_file(asked.checkpoint).decode("utf-8"))
        trust.kept = log.parse_checkpoint(note[0])
        if trust.kept is None:
            raise ValueError(f"{asked.checkpoint}: no checkpoint")
    return trust


def moment(text):
    at = documents.micros(text) if text else None
    if text and at is None:
        raise ValueError("--at is no moment in UTC")
    return at


def told_log(files, trust, as_json):
    if trust.log is None:
        trust.log = log.Verifier(files["key"].decode("utf-8").rstrip("\n"))
    path, fault = log.folder(files, trust)
    code = fault.code if path else "good"
    verdict = "unchecked" if isinstance(fault, Unchecked) else "refused" if path else "good"
    if as_json:
        print(json.dumps({"kind": "log", "verdict": verdict, "code": code, "file": path}))
    elif path:
        print(f"{verdict}: {path} ({code})", file=sys.stderr)
    else:
        print(f"good: these are all {fault.size} entries that {fault.origin} signed for, and no other")
    return EXIT[verdict]


def tell(kind, verdict, code, document, where):
    if verdict != "good":
        print(f"{verdict}: {kind} ({code})", file=sys.stderr)
        return
    print(f"good: this {kind} is signed by a key that you trust, and no byte of it was changed")
    inner = credentials.document_in(document)
    if inner is not None:
        print("  it is a credential of the community that decided, and everything in it follows from the decision")
        kind, document = "decision", inner
    if kind in ("decision", "receipt"):
        told_decision(document)
    for name in ("id", "issuer", "validFrom", "validUntil"):
        if isinstance(document, dict) and name in document:
            print(f"  {name:<12} {document[name]}")
    if where and where[0] != "status-missing":
        print(f"  standing     {where[0]}" + (f" since {where[1]}" if where[1] else ""))
        return
    if kind in NOTHING_OPEN:
        return
    print(f"  not checked  {NOT_SHOWN.get(kind, 'whether it still stands: ask for the latest status')}")


def told_decision(document):
    """Whose it is, what came of it, by which rule, with which figures, and when."""
    cells = (f"{' or '.join(cell['choices'])} {cell['count']}" for cell in document["figures"]["cells"])
    counted = ", ".join(cells) or "not published, for too few would be told apart"
    window, whose = document["window"], document["community"]
    for name, told in (
        ("outcome", document["outcome"]),
        ("about", f"{document['kind']} {document['subject']}"),
        ("decided by", f"the members of {whose['handle']} ({whose['id']})"),
        ("window", f"{window['opensAt']} to {window['closesAt']}"),
        ("decided at", document["decidedAt"]),
        ("rule", document["rule"]),
        ("figures", f"{document['figures']['electorate']} could vote; {counted}"),
    ):
        print(f"  {name:<12} {told}")


def told_folder(found, as_json):
    bad = {path: code for path, (_, code) in found["files"].items() if code not in ("good", "not-counted-here")}
    verdict = folder.worst(found)
    if as_json:
        print(json.dumps({"kind": "export", "verdict": verdict, **found}))
    elif verdict != "good":
        for path, code in sorted(bad.items()):
            print(f"{verdict}: {path} ({code})", file=sys.stderr)
    else:
        print(f"good: {len(found['files'])} files, and none was changed, lost or added")
        print("  not checked  the counts: this program does not count votes, `ownaccord recount` does")
        for path, (code, since) in sorted(found["standing"].items()):
            print(f"  {path.split('/')[1]}  {code}" + (f" since {since}" if since else ""))
        print(f"  log          {found['logSize']} entries; it tells of each document here, and all of which it tells are here")
        if found["ownLogKey"]:
            print("  not checked  whose the log's key is: it came with the folder; name it with --log-key")
        if found["ownKeys"]:
            print("  not checked  whose the keys are: they came with the folder; name others with --jwks")
        for digest in found["wordsAbsent"]:
            print(f"  not checked  words that are not in the folder: {digest}")
    return EXIT[verdict]


if __name__ == "__main__":
    sys.exit(main())
