"""A second verifier of what an Ownaccord instance signs, written from docs/evidence.md alone.

It shares no code with the instance and needs nothing but Python 3.9 and PyPI's `cryptography`:

    python3 -m verify FILE|DIR ... [--jwks FILE] [--did FILE ...] [--log-key KEY|FILE] [--checkpoint FILE] [--json]
"""
