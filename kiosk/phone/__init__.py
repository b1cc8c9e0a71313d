"""The simulated phone: an immutable world, what can be touched, and what a touch leads to."""
