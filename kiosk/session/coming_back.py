"""How a guest gets a picture code, and how somebody comes back with theirs.

Whoever records answers on another thread; `Session.bring` carries each answer to the page's.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from kiosk.session.picture_code import LENGTH, make_code, written
from kiosk.session.visit import News, Visit, better

if TYPE_CHECKING:
    from kiosk.progress.learner import Learner
    from kiosk.session.session import Session

MOST_TRIES = 50  # even with half of all codes given away, one of these is free


class ComingBack:
    """The codes of one tablet. Every method returns at once; `Session.visit` tells what came of it."""

    def __init__(self, session: "Session", chance: Random | None = None) -> None:
        self._session = session
        self._chance = chance or SystemRandom()

    # A code for a guest

    def begin_code(self) -> None:
        """Make a code that this tablet does not know, and link the session that is on."""
        visit = self._session.visit
        if not visit.code and not visit.making:
            visit.making, visit.no_place = True, False
            self._try(visit, MOST_TRIES)

    def _try(self, visit: Visit, tries: int) -> None:
        code = make_code(self._chance)
        self._ask(code, partial(self._tried, visit, code, tries))

    def _tried(self, visit: Visit, code: str, tries: int, learner: "Learner | None") -> None:
        if visit is not self._session.visit:
            return  # the person has gone
        if learner is None:
            visit.making, visit.is_new = False, True
            self._link(visit, code)
        elif tries > 1:
            self._try(visit, tries - 1)
        else:
            visit.making, visit.no_place = False, True

    # Four pictures from paper

    def enter(self, picture: str) -> None:
        """A picture was touched; after the fourth it is looked up."""
        visit = self._session.visit
        if len(visit.entered) == LENGTH:
            return
        visit.entered = (*visit.entered, picture)
        if len(visit.entered) == LENGTH:
            code = written(visit.entered)
            self._ask(code, partial(self._found, visit, code))

    def take_back(self) -> None:
        """The last picture was not meant; nothing while all four are being looked up."""
        visit = self._session.visit
        if len(visit.entered) < LENGTH:
            visit.entered = visit.entered[:-1]

    def try_again(self) -> None:
        """Back to no picture."""
        self._session.visit.entered, self._session.visit.unknown = (), False

    def go_on(self) -> None:
        """The pictures are not known here, and may be from another tablet: practice is kept with them."""
        self.come_back(written(self._session.visit.entered))

    def come_back(self, code: str, learner: "Learner | None" = None) -> None:
        """Somebody is here again: what they did, and their language unless they chose one just now."""
        session, visit = self._session, self._session.visit
        visit.entered, visit.unknown = (), False
        if learner is not None:
            visit.earlier, visit.news = learner, News.BACK
            _restore(session, learner)
        session.arrive()
        self._link(visit, code)

    def _found(self, visit: Visit, code: str, learner: "Learner | None") -> None:
        if visit is not self._session.visit or "-".join(visit.entered) != code:
            return  # the person has gone, or went back
        if learner is None:
            visit.unknown = True
        else:
            self.come_back(code, learner)

    # Both

    def _link(self, visit: Visit, code: str) -> None:
        session = self._session
        visit.code = code
        session.recorder.link(session.arrive(), code, partial(session.bring, partial(_keep, visit)))

    def _ask(self, code: str, then: "Callable[[Learner | None], None]") -> None:
        session = self._session
        session.recorder.known(code, lambda learner: session.bring(partial(then, learner)))


def _keep(visit: Visit) -> None:
    visit.kept = True


def _restore(session: "Session", learner: "Learner") -> None:
    from kiosk.player.play import Way

    for lesson, finished in learner.lessons.items():
        session.done = better(session.done, lesson, Way(finished.way))
    here = {language.tag for language in session.languages}
    if learner.language in here and not session.visit.chose_language:
        session.set_comfort(replace(session.comfort, language=learner.language))
