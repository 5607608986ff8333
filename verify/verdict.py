"""How a check ends: good, refused with a code, or not checked because something is missing."""


class Refused(Exception):
    """It does not hold."""

    def __init__(self, code, why=""):
        super().__init__(f"{code} {why}".strip())
        self.code = code


class Unchecked(Exception):
    """Something is missing that it takes to tell."""

    def __init__(self, code, why=""):
        super().__init__(f"{code} {why}".strip())
        self.code = code
