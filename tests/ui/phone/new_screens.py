"""Screens by hand with what came with the other apps and the newer skin, for test_phone_new_parts.py."""

from typing import Any

from kiosk.phone.faces import (
    BannerFace,
    ButtonFace,
    CardFace,
    CardsFace,
    Face,
    GridFace,
    IconFace,
    MomentFace,
    NoticeFace,
    OptionFace,
    OptionsFace,
    PanelFace,
    ScreenFace,
    TabFace,
    TextFace,
    TimelineFace,
    ToggleFace,
)
from kiosk.phone.world import Action

CONTINUE = Action("tap", "continue")
TITLE = "Check the details before sending your request"


def tap(name: str) -> Action:
    return Action("tap", name)


def app(label: str, icon: str, tint: str, *, dot: bool = False) -> IconFace:
    return IconFace(label, icon, tint, dot, Action("open", "apps", icon))


NOTICE = NoticeFace(
    "Messages",
    "bubble",
    "green",
    "NHSlogin",
    "Your code is 483 920. Do not share it with anyone.",
    Action("notice", "messages/text", "code-1"),
)
BANNER = BannerFace("Acting for Tom Okafor", "Switch to your profile", tap("banner/acting"))
TABS = tuple(
    TabFace(each.title(), each, each == "home", each == "messages", Action("tab", each))
    for each in ("home", "messages", "profile")
)
GRID = GridFace(
    (
        app("NHS App", "nhs-app", "blue"),
        app("Messages", "bubble", "green", dot=True),
        app("Email", "envelope", "yellow"),
        app("Web browser", "globe", "blue"),
        app("Settings", "cog", "grey"),
        app("App store", "bag", "purple"),
        app("Try it", "leaf", "no such tint"),
    )
)
TILES = CardsFace(
    "",
    "tiles",
    (
        CardFace("Prescriptions", "", 0, tap("prescriptions"), "prescription"),
        CardFace("Vaccinations", "", 0, tap("vaccinations"), "vaccination"),
        CardFace("Test results", "GP and hospital", 12, tap("results"), "results", "New"),
    ),
)
CARDS = CardsFace(
    "Monday 9 March 2026",
    "plain",
    (
        CardFace("10:20am", "Dr Lindqvist", 0, tap("slot"), "", "Face to face", "blue"),
        CardFace("Display", "Text size", 3, tap("display"), "text-larger", "Odd", "no such tone"),
    ),
)
TOGGLES = (
    ToggleFace("Messages", "", True, Action("switch", "messages")),
    ToggleFace("NHS App", "It says only that a new message is there.", False, Action("switch", "nhs-app")),
)
TIMELINE = TimelineFace(
    (
        MomentFace("Referred by your GP", "12 January 2026", True),
        MomentFace("Referral accepted", "The hospital has read the letter from your GP.", True),
        MomentFace("First appointment", "", False),
    )
)
BUBBLE = TextFace(("Your code is 483 920. We never ask you for it by phone.",), "bubble")
FORM: tuple[Face, ...] = (
    TextFace(("Tell us what you need.",)),
    OptionsFace(
        "m",
        True,
        "Select all that you need",
        "",
        tuple(
            OptionFace(name, ("28 tablets", "Once a day"), False, "", Action("toggle", "m", name))
            for name in ("amlodipine 5mg tablets", "ramipril 2.5mg capsules", "simvastatin 40mg tablets")
        ),
    ),
    ButtonFace("Continue", "primary", CONTINUE),
)


def screen(key: str, title: str, *faces: Face, back: bool = True, **more: Any) -> ScreenFace:
    """A screen on a phone that has its own keys; `tabs` and header only when asked for."""
    more.setdefault("gestures", True)
    header = {name: more.pop(name, "") for name in ("lozenge", "help")}
    tabs = more.pop("tabs", ())
    return ScreenFace(key, header["lozenge"], header["help"], title, back, None, faces, tabs, **more)


IN_APP: dict[str, Any] = {"lozenge": "PRACTICE", "help": "App help", "tabs": TABS}
TASK: dict[str, Any] = {"lozenge": "PRACTICE", "help": "App help", "skin": "tiles"}
PANEL = PanelFace("Your request was sent", "We sent it to your surgery.")

SCREENS: dict[str, ScreenFace] = {
    "home": screen("phone/home", "", GRID, back=False),
    "home with news": screen("phone/home", "", GRID, back=False, notice=NOTICE),
    "news": screen("app/code", "Enter the code", *FORM, notice=NOTICE, **IN_APP),
    "banner": screen("app/menu", "Prescriptions", CARDS, banner=BANNER, **IN_APP),
    "both": screen("app/both", "Prescriptions", *FORM, banner=BANNER, notice=NOTICE, **IN_APP),
    "safe page": screen("web/surgery", "Your surgery", BUBBLE, address="https://www.practice.example"),
    "false page": screen("web/false", "A refund", *FORM, address="http://nhs-refund.example/claim/today"),
    "start page": screen("web/start", "Start page", CARDS, back=False, address="Start page"),
    "switches": screen("settings/notices", "Notifications", *TOGGLES),
    "timeline": screen("app/referral", "Your referral", TIMELINE, **IN_APP),
    "bubble": screen("messages/one", "NHSlogin", BUBBLE),
    "tiles": screen("app/home", "Home", TILES, back=False, skin="tiles", **IN_APP),
    "task": screen("app/check", TITLE, *FORM, close="cross", **TASK),
    "task for another": screen("app/note", "Add a note", *FORM, close="cross", banner=BANNER, **TASK),
    "done": screen("app/done", "Your request was sent", PANEL, back=False, close="done", **TASK),
    "leaving": screen("app/check", TITLE, *FORM, close="cross", leaving=True, **TASK),
    "leaving without keys": screen(
        "app/k", TITLE, *FORM, close="cross", leaving=True, gestures=False, **TASK
    ),
    "bare": screen("app/log-in", "Log in", *FORM, back=False, gestures=False),
    "task without keys": screen("app/t", TITLE, *FORM, close="cross", gestures=False, **TASK),
}
