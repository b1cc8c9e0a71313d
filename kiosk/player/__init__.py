"""The lesson as a pure machine: advance(play, event) → (play, effects)."""
