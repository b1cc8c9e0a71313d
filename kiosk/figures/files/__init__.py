"""Figures and records as files, for spreadsheets and other programs."""
