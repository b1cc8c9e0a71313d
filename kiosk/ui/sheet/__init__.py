"""Paper: the sheet that a learner takes home, and the slip with a picture code."""
