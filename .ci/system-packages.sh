#!/bin/sh
# Install the system libraries and fonts that Footbridge lacks, if we may.
#
#   .ci/system-packages.sh run|test|outside|bundle
#
# Says nothing when all are there. As root or with a sudo that asks no password
# it installs; otherwise it prints the one line to run and goes on, because the
# part that is missing may not be needed (a machine without a screen needs no
# X libraries). Never fails: what comes next says what it cannot do without.
#
# "a|b" means: either will do. Names ending in t64 are those of newer releases.
set -u
cd "$(dirname "$0")/.." || exit 1

qt="libgl1 libegl1 libxkbcommon0 libfontconfig1 libglib2.0-0|libglib2.0-0t64 libdbus-1-3"
x11="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-shape0
     libxcb-xkb1 libxcb-randr0 libxcb-sync1 libxkbcommon-x11-0"
wayland="libwayland-cursor0 libwayland-egl1"
sound="libasound2|libasound2t64 libpulse0"
fonts="fonts-noto-core fonts-liberation"
wanted="$qt $x11 $wayland $sound $fonts"

# The Python that .venv has or will have, and what it needs to make .venv.
if [ -x .venv/bin/python ]; then
    python=.venv/bin/python
else
    python=$(.ci/find-python.sh)
    case $? in
        1) wanted="$wanted python3.13-venv|python3.12-venv|python3.11-venv" ;;
        2) wanted="$wanted python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" ;;
    esac
fi

case ${1:-run} in
    test) wanted="$wanted xvfb xdotool pulseaudio binutils poppler-utils zbar-tools at-spi2-core dbus xauth python3-gi gir1.2-atspi-2.0" ;;
    outside)
        wanted="$wanted postgresql chromium libreoffice-calc-nogui poppler-utils"
        command -v npm >/dev/null || wanted="$wanted nodejs npm" ;;
    bundle)
        wanted="$wanted binutils"
        # Debian's python3 has libpython built in; a bundle needs it as a file.
        case $(readlink -f "${python:-/}") in
            /usr/bin/python3.*)
                library=libpython$(basename "$(readlink -f "$python")" | sed 's/^python//')
                wanted="$wanted $library|${library}t64" ;;
        esac ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not Debian or Ubuntu, so its system libraries (Qt's X11 libraries, fonts) are left to you; going on."
    exit 0
fi

either() { echo "$1" | tr '|' ' '; }

# shellcheck disable=SC2046,SC2086  # the lists are meant to fall into words
installed=" $(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $(either "$wanted") 2>/dev/null |
    sed -n 's/ installed$//p' | tr '\n' ' ')"

missing=
for choice in $wanted; do
    there=
    IFS='|'
    for name in $choice; do
        case $installed in *" $name "*) there=yes ;; esac
    done
    unset IFS
    [ -n "$there" ] || missing="$missing $choice"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root="env DEBIAN_FRONTEND=noninteractive"
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n env DEBIAN_FRONTEND=noninteractive"
else
    as_root=
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT

apt() { $as_root apt-get -o DPkg::Lock::Timeout=300 -q -y --no-install-recommends "$@" </dev/null >>"$log" 2>&1; }

if [ -n "$as_root" ]; then
    echo "Installing system libraries and fonts:$(echo "$missing" | sed 's/|[^ ]*//g') (once, a minute or two)."
    apt update || echo "The list of system packages could not be brought up to date; going on with what is there."
fi

# shellcheck disable=SC2046,SC2086
listed=" $(apt-cache pkgnames | grep -Fx $(printf -- '-e %s ' $(either "$missing")) | tr '\n' ' ')"
names=
unknown=
for choice in $missing; do
    known=
    for name in $(either "$choice"); do
        case $listed in *" $name "*) known=${known:-$name} ;; esac
    done
    if [ -n "$known" ]; then names="$names $known"; else unknown="$unknown $(either "$choice" | cut -d ' ' -f 1)"; fi
done

if [ -z "$as_root" ]; then
    echo "Some system packages are missing and need an administrator; going on without. To install them: sudo apt-get install$names$unknown"
    exit 0
fi
[ -z "$unknown" ] || echo "This machine's package lists do not have:$unknown; going on without."
# shellcheck disable=SC2086
if [ -n "$names" ] && ! apt install $names; then
    cat "$log"
    echo "The system packages could not be installed (see above); going on without. To try by hand: sudo apt-get install$names"
fi
