"""The demo: a made-up network with two years of life, told relative to today."""

from netui.services.demo.folder import write_demo
from netui.services.demo.rows import demo_rows

__all__ = ["demo_rows", "write_demo"]
