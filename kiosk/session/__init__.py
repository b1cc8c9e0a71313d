"""Who is at the tablet now: settings, the lesson being played, its sound and its records."""
