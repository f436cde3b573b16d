"""What is called how in a data folder: for those who need to know no more than that."""

from typing import Final

NAME: Final = "network.json"
ASIDE: Final = ".netui"
"""The folder of what git doesn't keep."""
