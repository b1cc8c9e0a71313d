"""The codebook: what every column of the export means. The headers are taken from here."""

EVENTS = {
    "device_id": "the tablet: a random id",
    "epoch": "a run of numbers; a new one begins when the tablet is set up or its records were damaged",
    "seq": "the number of the event, from 1 without gaps in each epoch; this is the order",
    "id": "the event's own id, the same wherever it is copied",
    "session_id": "the visit of one learner: a random id; it says nothing about who it was",
    "kind": "what happened",
    "lesson": "the id of the lesson",
    "lesson_version": "which version of the lesson",
    "step": "the id of the step in the lesson",
    "way": "watch (shown), together (step by step) or alone (on my own)",
    "language": "the language of the coach",
    "rung": "the most help used: 0 none, 1 a hint, 2 pointed at, 3 shown, 4 done for the learner",
    "misses": "taps that did not lead on, as told with this event",
    "unaided": "1 without any help, 0 with help, empty where it does not apply",
    "detail": "an id that says more about this kind of event; for confidence: before or after practising, "
    "and from 1 (not sure at all) to 5 (very sure)",
    "wall_ms": "the tablet's clock in milliseconds since 1970 UTC; it may have been wrong",
    "mono_ms": "a clock that never jumps, in milliseconds; compare only within one boot_id",
    "boot_id": "one start of the program",
}

SESSIONS = {
    "session_id": "the visit of one learner, as in events.csv",
    "started": "date and time of the first event, in UTC, by the tablet's clock",
    "minutes": "from the first event to the last, to a tenth of a minute",
    "languages": "every language of the coach that was used, with a space between",
    "lessons_finished": "how many different lessons were finished",
    "lessons_finished_on_their_own": "how many of these were finished alone (on my own) without any help",
    "learner": "the session_id of this person's first visit, the same at each of their visits; empty for "
    "guests. It is not their picture code, and nobody can come back with it",
}

LESSONS = {
    "lesson": "the id of the lesson",
    "way": "watch, together or alone; each has a row of its own",
    "started": "how often it was started",
    "finished": "how often it was finished",
    "finished_unaided": "how often it was finished without any help",
    "help_used": "how often help was asked for (events help-used)",
    "misses": "how many taps did not lead on (events miss)",
}

COLUMNS = {
    "file": "the name of the file",
    "column": "the name of the column",
    "meaning": "what it says",
}

FILES = {"events.csv": EVENTS, "sessions.csv": SESSIONS, "lessons.csv": LESSONS, "columns.csv": COLUMNS}
