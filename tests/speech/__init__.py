"""Tests of the speech, with the real voice and real processes."""
