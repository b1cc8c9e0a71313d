#!/bin/sh
# Install what the outside tests take from npm into .ci/npm/node_modules: programs
# that are not ours and that we never ship.
#
#   .ci/npm-packages.sh
#
# Says nothing when all is there. Where CI is set, what is missing is a fault;
# elsewhere it says so in one line, and those tests are skipped.
set -u
cd "$(dirname "$0")/npm" || exit 1

give_up() {
    [ -z "${CI:-}" ] || { echo "$1" >&2; exit 1; }
    echo "$1 Going on without."
    exit 0
}

installed=node_modules/.footbridge-lock
cmp -s package-lock.json "$installed" && exit 0

command -v npm >/dev/null || give_up "npm is missing. On Debian or Ubuntu: sudo apt-get install nodejs npm."
echo "Installing the programs from npm that check what Footbridge writes (once, about 170 MB)."
# The server asks for an older Node; it runs on those of today.
npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error </dev/null >/dev/null ||
    give_up "The programs from npm could not be installed (see above)."
cp package-lock.json "$installed"
