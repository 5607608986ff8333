"""Counts elections with PyPI's schulze-condorcet: a line of JSON in, a line of JSON out, for each.

It wants every candidate named in every vote: those who are not are put last, side by side, as its users are told to.
It knows no weights: a vote that stands for several is repeated. Its default strength of a link, `winning_votes`, is
Schulze's: votes for, then fewer votes against.
"""

import json
import sys

from schulze_condorcet import pairwise_preference, schulze_evaluate

for line in sys.stdin:
    election = json.loads(line)
    candidates = election["candidates"]
    votes = []
    for text, weight in election["ballots"]:
        named = text.replace("=", ">").split(">")
        rest = [candidate for candidate in candidates if candidate not in named]
        votes += [">".join([text] + ["=".join(rest)] * bool(rest))] * weight
    prefer = pairwise_preference(votes, candidates)
    print(json.dumps({
        "prefer": [[prefer[one, other] for other in candidates] for one in candidates],
        "order": [tier.split("=") for tier in schulze_evaluate(votes, candidates).split(">")],
    }))
