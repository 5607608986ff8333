"""The command line: what was checked, what was not, and an exit code."""

import argparse
import json
import os
import sys

from . import check, folder, keys

NOT_SHOWN = {
    "decision": "whether the count is right: ask for the record, and count it again",
    "receipt": "how the ballot was filled in, and whose it is: a receipt does not show that",
    "opening": "whether it is of a ballot that counts: compare its hash with that of the receipt",
}
EXIT = {"good": 0, "refused": 1, "unchecked": 3}


def main():
    parser = argparse.ArgumentParser(prog="python3 -m verify", description=__doc__)
    parser.add_argument("file", metavar="FILE|DIR")
    parser.add_argument("--jwks", metavar="FILE", help="the key set of the instance")
    parser.add_argument("--did", metavar="FILE", action="append", default=[], help="a DID document")
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")
    asked = parser.parse_args()
    try:
        trust = trusted(asked)
        if os.path.isdir(asked.file):
            return told_folder(folder.verify(folder.read(asked.file), trust), asked.json)
        with open(asked.file, "rb") as file:
            data = file.read()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        print(f"cannot be read: {fault}", file=sys.stderr)
        return 2
    kind, verdict, code, document = check.check(data, trust)
    if asked.json:
        print(json.dumps({"kind": kind, "verdict": verdict, "code": code, "document": document}))
    else:
        tell(kind, verdict, code, document)
    return EXIT[verdict]


def trusted(asked):
    instance = keys.key_set(keys.read_file(asked.jwks)) if asked.jwks else None
    return keys.Trust(instance, dict(keys.did_document(keys.read_file(path)) for path in asked.did))


def tell(kind, verdict, code, document):
    if verdict != "good":
        print(f"{verdict}: {kind} ({code})", file=sys.stderr)
        return
    print(f"good: this {kind} is signed by a key that you trust, and no byte of it was changed")
    for name in ("outcome", "id", "issuer", "decidedAt", "validFrom", "validUntil"):
        if isinstance(document, dict) and name in document:
            print(f"  {name:<12} {document[name]}")
    print(f"  not checked  {NOT_SHOWN.get(kind, 'whether it still stands: ask for the latest status')}")


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
        if found["ownKeys"]:
            print("  not checked  whose the keys are: they came with the folder; name others with --jwks")
        for digest in found["wordsAbsent"]:
            print(f"  not checked  words that are not in the folder: {digest}")
    return EXIT[verdict]


if __name__ == "__main__":
    sys.exit(main())
