# Read by the scripts beside it: what they answer to --help, to words they do not know and to folders of others.
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

# Makes a folder, or ends and says whose file it is that we may not write: needsFolder FOLDER
needsFolder()
{
    local foreign=$1 me
    me=$(id -un 2>/dev/null || id -u)
    mkdir -p "$1" 2>/dev/null || until [ -e "$foreign" ]; do foreign=$(dirname "$foreign"); done
    foreign=$(find "$foreign" ! -uid "$(id -u)" ! -writable -print -quit 2>/dev/null)
    [ -n "$foreign" ] || [ ! -w "$1" ] || return 0
    foreign=${foreign:-$1}
    echo "${script##*/}: $foreign belongs to $(stat --format %U "$foreign"), and $me may not write there;" \
        "work as that user, in a clone of your own, or give it away: sudo chown -R $me '$1'" >&2
    exit 1
}
