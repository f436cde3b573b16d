"""Real git for what the doctor says of repositories, with nothing of the user's."""

from tests.services.sync.conftest import first_pair, own_git, pair, remote

__all__ = ["first_pair", "own_git", "pair", "remote"]
