"""What went wrong on the staff pages, in the language of the page. The log has the detail, in English."""

import errno
from collections.abc import Iterator

from kiosk.language.catalogue import N_

FULL = N_("staff/trouble", "There is not enough space. Make some space, or take another stick.")
CLOSED = N_("staff/trouble", "Nothing can be written there. Is the stick locked? Take another stick.")
GONE = N_("staff/trouble", "The stick is not there any more. Put it in again.")
NOTHING_YET = N_(
    "staff/trouble", "Nothing was recorded on this tablet yet. Touch a language on its first page."
)
TOO_EARLY = N_("staff/trouble", "There is nothing to share yet. The month that goes on now is not shared.")
OTHER = N_("staff/trouble", "Something went wrong. Please try again. The log of this tablet says more.")

_BY_NUMBER = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), CLOSED),
    **dict.fromkeys((errno.ENOENT, errno.EIO, errno.ENODEV, errno.ENXIO), GONE),
}


def told(error: BaseException) -> tuple[str, str]:
    """The words for an error; often the disk's own error, which says most, is the cause of ours."""
    from kiosk.figures.build import NothingToShare
    from kiosk.progress.trouble import NothingRecorded

    for each in _causes(error):
        if isinstance(each, NothingToShare):
            return TOO_EARLY
        if isinstance(each, NothingRecorded):
            return NOTHING_YET
        if isinstance(each, OSError) and each.errno in _BY_NUMBER:
            return _BY_NUMBER[each.errno]
    return OTHER


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
