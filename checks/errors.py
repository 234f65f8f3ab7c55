"""What can be wrong with a user's rules."""


class AturanError(ValueError):
    """A user's rule file that cannot be used; the message says why, in Indonesian."""
