# Read by the scripts beside it: what they answer to --help and to words they do not know.
# shellcheck shell=bash

script=$(realpath "$0")
readonly script

# The comment at a script's head says how it is called.
helpIfAsked()
{
    [ "${1:-}" = --help ] || return 0
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$script"
    exit 0
}

refuse()
{
    echo "${script##*/}: $*; 'packaging/${script##*/} --help' says what there is" >&2
    exit 2
}

takesNoWords()
{
    helpIfAsked "$@"
    [ $# -eq 0 ] || refuse "it takes no '$1'"
}

# needsValue OPTION [VALUE…]
needsValue()
{
    [ -n "${2:-}" ] || refuse "$1 needs a value"
}
