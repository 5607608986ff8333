"""Runs the common vectors: `python3 -m verify.vectors tests/vectors/evidence.json`. Exits with 1 where an answer differs."""

import json
import sys

from . import check, keys


def main(path):
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    trusts = {word: trusted(told) for word, told in vectors["trust"].items()}
    differences, checked = [], 0
    for case in vectors["cases"]:
        code = check.check(case["text"].encode("utf-8"), trusts[case["trust"]])[2]
        checked += 1
        if code != case["code"]:
            differences.append(f"{case['name']} ({case['trust']}): {code}, not {case['code']}")
    for flip in vectors["flips"]:
        codes = (code for run in flip["codes"] for code in expanded(run))
        good = flip["text"].encode("utf-8")
        for at, wanted in enumerate(codes):
            code = check.check(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :], trusts["instance"])[2]
            checked += 1
            if code != wanted:
                differences.append(f"{flip['name']}, byte {at}: {code}, not {wanted}")
    for line in differences[:40]:
        print(line)
    print(f"{checked} vectors, {len(differences)} differ")
    return 1 if differences or not checked else 0


def expanded(run):
    code, times = run.split("*")
    return [code] * int(times)


def trusted(told):
    instance = keys.key_set(told["jwks"]) if told["jwks"] else None
    return keys.Trust(instance, dict(keys.did_document(document) for document in told["dids"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
