"""The version, read by the build backend and written into every record."""

__version__ = "0.1.0"
