#!/bin/sh
# Run one part of the checks: one line with its time when all is well, all it said when not.
#
#   .ci/timed.sh NAME COMMAND...
name=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
start=$(date +%s)
"$@" >"$log" 2>&1
result=$?
taken=$(($(date +%s) - start))
if [ "$result" -ne 0 ]; then
    cat "$log"
    echo "$name: not right (${taken} s). To see it again: $*" >&2
else
    echo "$name: fine (${taken} s)"
fi
exit "$result"
