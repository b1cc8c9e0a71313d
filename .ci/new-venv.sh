#!/bin/sh
# Make .venv, or say in one line why it cannot be made. Leaves nothing half made.
set -u
cd "$(dirname "$0")/.." || exit 1

python=$(.ci/find-python.sh)
found=$?
if [ "$found" -eq 1 ]; then
    have=$(python3 -c 'import platform; print("Python " + platform.python_version())' 2>/dev/null) || have=none
    echo "Footbridge needs Python 3.11 or newer; found: $have. On Debian or Ubuntu: sudo apt-get install python3.11-venv (or newer), then run this again." >&2
    exit 1
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if [ "$found" -eq 2 ]; then
    echo "Python $version is here but cannot make a virtual environment. On Debian or Ubuntu: sudo apt-get install python$version-venv, then run this again." >&2
    exit 1
fi

echo "Making .venv with Python $version."
trap 'rm -rf .venv' EXIT
trap 'exit 1' HUP INT TERM
"$python" -m venv --clear .venv || exit 1
trap - EXIT
