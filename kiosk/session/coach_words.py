"""Everything that the coach says by itself. The lessons say the rest."""

from kiosk.language.catalogue import N_

# Note: {label} is the English wording on the practice phone; keep it as it is.
ACTIONS = {
    "tap": N_("coach", "Tap {label}."),
    "tick": N_("coach", "Tick {label}."),
    "untick": N_("coach", "Take the tick away from {label}. Tap it again."),
    "choose": N_("coach", "Choose {label}."),
    "write": N_("coach", "Tap the box under {label}. Then write."),
    "erase": N_("coach", "Take away what is in the box under {label}."),
    "open": N_("coach", "Tap the message from {label}."),
    "back": N_("coach", "Tap {label} at the top of the phone."),
    "help": N_("coach", "Tap {label} at the top of the phone."),
    "tab": N_("coach", "Tap {label} at the bottom of the phone."),
}

MESSAGES = {
    "good": N_("coach", "That worked."),
    "where": N_("coach", "Look for the ring on the phone. It is around {label}."),
    "show": N_("coach", "Look at the hand on the phone. It taps {label}. Now you do it."),
    "did": N_("coach", "I tapped {label} for you. Now you know where it is."),
    "ask": N_("coach", "Touch what you want to ask about. Nothing will happen."),
    "verdict-right": N_("coach", "Yes, that is right. You can tap it now."),
    "verdict-not-needed": N_("coach", "That does no harm. But you do not need it now."),
    "verdict-away": N_("coach", "Not that one. It leads somewhere else."),
    "not-now": N_("coach", "You do not need that now. Nothing has changed."),
    "elsewhere": N_("coach", "That opened something else. That is fine. Nothing is broken."),
    "just-watch": N_("coach", "You can just watch. Tap Next to go on."),
    "offer": N_("coach", "Shall we look at a wrong turn that many people take? You can come back from it."),
    "mistake-over": N_("coach", "You came back from it. You cannot break anything."),
}

# After these, the coach also says what to do instead.
THEN_NEXT = frozenset({"verdict-not-needed", "verdict-away", "not-now"})
