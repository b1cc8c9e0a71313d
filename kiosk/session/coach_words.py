"""Everything that the coach says by itself. The lessons say the rest."""

from kiosk.language.catalogue import N_

# Note: {label}, {wanted} and {place} are English words on the practice phone, {value} is to be typed
# there; keep them as they are.
ACTIONS = {
    "tap": N_("coach", "Tap {label}."),
    "tick": N_("coach", "Tick {label}."),
    "untick": N_("coach", "Take the tick away from {label}. Tap it again."),
    "choose": N_("coach", "Choose {label}."),
    "write": N_("coach", "Tap the box under {label}. Then write."),
    "erase": N_("coach", "Take away what is in the box under {label}."),
    "type": N_("coach", "Type {value} in the box under {label}."),
    "switch-on": N_("coach", "Tap {label}, to turn it on."),
    "switch-off": N_("coach", "Tap {label}, to turn it off."),
    "notice": N_("coach", "Tap the message at the top of the phone. It is from {label}."),
    "home": N_("coach", "Tap the round button at the very bottom of the phone. It shows all your apps."),
    "wait": N_("coach", "Wait a moment. Something comes by itself. You do not have to do anything."),
    "close": N_("coach", "Tap {label}, at the top of the phone."),
    "exit": N_("coach", "Tap {label}."),
    "stay": N_("coach", "Tap {label}."),
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
    "verdict-away-opens": N_("coach", "Not that one. It opens {place}."),
    "not-now": N_("coach", "You do not need that now. Nothing has changed."),
    "not-now-opens": N_("coach", "That opens {place}. You do not need it now."),
    "elsewhere": N_("coach", "This is {place}. That is fine. Nothing is broken."),
    "found-under": N_("coach", "You will find {wanted} under {label}."),
    "nearly": N_("coach", "Nearly. Touch the middle of {label}."),
    "nothing-there": N_("coach", "There is nothing to touch there. Nothing has changed."),
    "held": N_("coach", "A short touch is enough. You can lift your finger."),
    "just-watch": N_("coach", "You can just watch. Tap Next to go on."),
    "offer": N_("coach", "Shall we look at a wrong turn that many people take? You can come back from it."),
    "start-again": N_("coach", "That way leads somewhere else. I put the phone back to its start for you."),
    "mistake-over": N_("coach", "You came back from it. You cannot break anything."),
}

# After these, the coach also says what to do instead.
THEN_NEXT = frozenset({"verdict-not-needed", "verdict-away", "not-now"})
