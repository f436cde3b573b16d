"""netui: a terminal application to tend a professional network, giving before asking."""

__version__ = "0.1.0"
