"""Runs the common vectors: `python3 -m verify.vectors tests/vectors/evidence.json`. Exits with 1 where an answer differs."""

import base64
import json
import sys

from . import bundle, changes, check, documents, folder, keys, log


def main(path):
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    trusts = {word: trusted(told) for word, told in vectors["trust"].items()}
    differences, checked = [], 0
    for case in vectors.get("cases", ()):
        codes = case.get("codes") or {case["trust"]: case["code"]}
        for word, wanted in codes.items():
            code = check.check(case["text"].encode("utf-8"), trusts[word])[2]
            checked += 1
            if code != wanted:
                differences.append(f"{case['name']} ({word}): {code}, not {wanted}")
    for flip in vectors.get("flips", ()):
        codes = (code for run in flip["codes"] for code in expanded(run))
        good = flip["text"].encode("utf-8")
        for at, wanted in enumerate(codes):
            code = check.check(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :], trusts[flip["trust"]])[2]
            checked += 1
            if code != wanted:
                differences.append(f"{flip['name']}, byte {at}: {code}, not {wanted}")
    for one in vectors.get("changes", ()):
        wanted = {how: code for code, all_of in one["codes"].items() for how in all_of}
        copies = dict(changes.copies(one))
        differences += [f"{one['name']}, {how}: no such change" for how in wanted if how not in copies]
        for how, text in copies.items():
            code = check.check(text.encode("utf-8"), trusts[one["trust"]])[2]
            checked += 1
            if code != wanted.get(how, one["rest"]):
                differences.append(f"{one['name']}, {how}: {code}, not {wanted.get(how, one['rest'])}")
    folders = {}
    for one in vectors.get("bundles", ()):
        files = dict(folders.get(one.get("base"), {}))
        files.update({path: base64.b64decode(data) for path, data in one["put"].items()})
        for path in one["cut"]:
            del files[path]
        folders[one["name"]] = files
        checked += 1
        said = answered(one, files, trusts[one["trust"]])
        wanted = (one["codes"], one["standing"])
        if said != wanted:
            differences.append(f"{one['name']} ({one['trust']}): {told(said, wanted)}")
    for line in differences[:40]:
        print(line)
    print(f"{checked} vectors, {len(differences)} differ")
    return 1 if differences or not checked else 0


def answered(one, files, trust):
    """The codes of what is not good, and where agreements stand, by path."""
    at = documents.micros(one["at"]) if one["at"] else None
    if one["kind"] == "log":
        path, fault = log.folder(files, trust)
        return ({path: fault.code} if path else {}), {}
    if one["kind"] == "export":
        found = folder.verify(files, trust, at)
        codes, standings = {path: code for path, (_, code) in found["files"].items()}, found["standing"]
    else:
        found, standings = bundle.relied_on(files, trust, at)
        codes = {path: one[2] for path, one in found.items()}
    codes = {path: code for path, code in codes.items() if code not in ("good", "not-counted-here")}
    return codes, {path: code for path, (code, _) in standings.items()}


def told(said, wanted):
    """What differs, short."""
    both = [(got.get(path), want.get(path), path) for got, want in zip(said, wanted) for path in sorted({*got, *want})]
    return "; ".join(f"{path}: {got}, not {want}" for got, want, path in both if got != want)


def expanded(run):
    code, times = run.split("*")
    return [code] * int(times)


def trusted(told):
    instance = keys.key_set(told["jwks"]) if told["jwks"] else None
    trust = keys.Trust(instance, dict(keys.did_document(document) for document in told["dids"]))
    trust.log = log.Verifier(told["log"]) if told.get("log") else None
    trust.witnesses = [log.Verifier(text) for text in told.get("witnesses", ())]
    trust.kept = log.parse_checkpoint(log.parse_note(told["kept"])[0]) if told.get("kept") else None
    return trust


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
