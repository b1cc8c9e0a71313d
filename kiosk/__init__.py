"""Footbridge: practise NHS digital services on a tablet, before you need them for real."""

__version__ = "0.1.0"
