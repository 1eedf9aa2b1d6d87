# shellcheck shell=bash
# How the steps of CI are run: one after the other, or beside each other where they share nothing.
# A step that hangs is stopped, and its name is told. Sourced by `.ci/run`.

# step NAME MINUTES: the commands on standard input, of which they themselves see nothing.
step() {
    local began=$SECONDS status
    echo "== $1"
    timeout --kill-after=30s "${2}m" bash -euo pipefail -c "$(cat)" </dev/null || {
        status=$?
        case $status in
            124 | 137) echo "$1: stopped after $2 minutes; something hangs, or the machine is too slow" >&2 ;;
            *) echo "$1: failed" >&2 ;;
        esac
        exit "$status"
    }
    echo "-- $1: $((SECONDS - began)) s"
}

begun=()
kept=$(mktemp -d)
trap 'for one in "${begun[@]}"; do kill "$one" 2>/dev/null || true; done; rm -rf "$kept"' EXIT

# begin NAME MINUTES: the same beside what is begun next; `finish` tells what it said.
begin() {
    local commands
    commands=$(cat)
    step "$1" "$2" <<<"$commands" >"$kept/${#begun[@]}" 2>&1 &
    begun+=($!)
}

# finish: wait for all that was begun and tell what each said, whole; where one failed, so does this.
finish() {
    local failed=0 number
    for number in "${!begun[@]}"; do
        wait "${begun[number]}" || failed=$?
        cat "$kept/$number"
    done
    begun=()
    ((failed == 0)) || exit "$failed"
}
