"""Counts elections with PyPI's votelib: a line of JSON in, a line of JSON out, for each.

Its converter takes rankings with gaps and with ties (sets), and puts those who are not named last
(`unranked_at_bottom`). Its widest paths take a plain number as the strength of a link: the votes for. To have links of
the same number told apart by the votes against, as Schulze does, it is asked a second time with numbers that stand in
that order. It elects who is better than the most others, which among several winners of the method may be some of them,
and nobody where nobody is better than anyone.
"""

import json
import sys

from votelib.convert import ApprovalToSimpleVotes, RankedToCondorcetVotes
from votelib.evaluate.condorcet import Schulze, SmithSet, pairwise_wins
from votelib.evaluate.core import Tie


def ranking(text):
    tiers = [tier.split("=") for tier in text.split(">")]
    return tuple(tier[0] if len(tier) == 1 else frozenset(tier) for tier in tiers)


def ranked(candidates, ballots):
    # It knows only candidates whom some ballot names: one that stands for nobody names all.
    votes = {(frozenset(candidates),): 0}
    for text, weight in ballots:
        votes[ranking(text)] = votes.get(ranking(text), 0) + weight
    found = RankedToCondorcetVotes(unranked_at_bottom=True).convert(votes)
    pairs = [(one, other) for one in candidates for other in candidates if one != other]
    prefer = {pair: found.get(pair, 0) for pair in pairs}
    plain = Schulze.widest_paths(prefer)
    # One more than all votes, so that one vote more for outweighs any number against.
    more = sum(votes.values()) + 1
    told_apart = {(one, other): prefer[one, other] * more - prefer[other, one] for one, other in pairs}
    better = set(pairwise_wins(Schulze.widest_paths(told_apart)))
    elected = []
    for one in Schulze().evaluate(told_apart, 1):
        elected += one if isinstance(one, Tie) else [one]
    return {
        "prefer": [[prefer.get((one, other), 0) for other in candidates] for one in candidates],
        "paths": [[plain.get((one, other), 0) for other in candidates] for one in candidates],
        "better": [[(one, other) in better for other in candidates] for one in candidates],
        "elected": sorted(elected),
        "smith": sorted(SmithSet().evaluate(prefer)),
    }


def approved(candidates, ballots):
    votes = {}
    for text, weight in ballots:
        votes[frozenset(text.split(","))] = votes.get(frozenset(text.split(",")), 0) + weight
    found = ApprovalToSimpleVotes().convert(votes)
    return {"approvals": [found.get(candidate, 0) for candidate in candidates]}


for line in sys.stdin:
    election = json.loads(line)
    count = approved if election.get("approval") else ranked
    print(json.dumps(count(election["candidates"], election["ballots"])))
