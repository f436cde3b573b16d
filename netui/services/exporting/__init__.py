"""Exports: the whole network as JSON, the contacts as CSV; written to a file whole or not at all."""

from netui.services.exporting.export import ExportFileError, ExportFormat, export

__all__ = ["ExportFileError", "ExportFormat", "export"]
