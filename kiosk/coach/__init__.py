"""The coach: always knows the way from where the learner is, because it is computed."""
