"""Judges what is signed by openvc-core, what its JSON-LD means by PyLD, and proofs of the public log by scitt-cose.

Answers each line of standard input with a line. {"documents": {did: document}, "document"}: whether openvc verifies it (of
credentials as JWT it knows only those of the older data model, which stand below a claim `vc`). {"expand": document, "contexts":
{address: context}}: the document expanded. {"inclusion": [entry, index, size, path, root]}: whether the entry leads to the root,
all bytes in hexadecimal digits. Nothing is fetched.
"""

import json
import os
import sys
from datetime import datetime, timezone

from openvc import VerificationPolicy, verify_credential
from openvc.did.base import parse_did_document
from pyld import jsonld
from scitt_cose.merkle import verify_inclusion


class Kept:
    """Resolves the names that it was given, and no other."""

    def __init__(self, documents):
        self.documents = documents

    def supports(self, did):
        return did in self.documents

    def resolve(self, did):
        return parse_did_document(self.documents[did])


def verified(credential, documents):
    policy = VerificationPolicy(require_status=False, require_not_expired=False)
    try:
        verify_credential(credential, policy=policy, resolver=Kept(documents))
        return True
    except Exception as error:
        if os.environ.get("JUDGE_WHY"):
            print(repr(error), file=sys.stderr)
        return False


def expanded(question):
    contexts = question["contexts"]

    def load(address, options):
        return {"contextUrl": None, "documentUrl": address, "document": contexts[address], "contentType": "application/ld+json"}

    try:
        found = jsonld.expand(question["expand"], {"documentLoader": load})
        return {"expanded": found}
    except Exception as error:
        return {"error": repr(error)}


for line in sys.stdin:
    question = json.loads(line)
    answer = {}
    if "document" in question:
        answer["openvc"] = verified(question["document"], question["documents"])
    if "inclusion" in question:
        answer["inclusion"] = verify_inclusion(*question["inclusion"])
    if "expand" in question:
        answer.update(expanded(question))
    print(json.dumps(answer), flush=True)
