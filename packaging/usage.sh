# Functions for the scripts in this folder: --help, argument errors and folders without write access.
# shellcheck shell=bash

script=$(realpath "$0")
readonly script

# Prints the comment at the top of the script if the first argument is --help.
helpIfAsked()
{
    [ "${1:-}" = --help ] || return 0
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$script"
    exit 0
}

refuse()
{
    echo "${script##*/}: $*; 'packaging/${script##*/} --help' lists the options" >&2
    exit 2
}

takesNoArguments()
{
    helpIfAsked "$@"
    [ $# -eq 0 ] || refuse "unexpected argument '$1'"
}

# needsValue OPTION [VALUE…]
needsValue()
{
    [ -n "${2:-}" ] || refuse "$1 needs a value"
}

# Creates a folder, or ends with a message that names the file that we cannot write and its owner: needsFolder FOLDER
needsFolder()
{
    local foreign=$1 me
    me=$(id -un 2>/dev/null || id -u)
    mkdir -p "$1" 2>/dev/null || until [ -e "$foreign" ]; do foreign=$(dirname "$foreign"); done
    foreign=$(find "$foreign" ! -uid "$(id -u)" ! -writable -print -quit 2>/dev/null)
    [ -n "$foreign" ] || [ ! -w "$1" ] || return 0
    foreign=${foreign:-$1}
    echo "${script##*/}: $foreign belongs to $(stat --format %U "$foreign"), and $me cannot write to it;" \
        "run this as that user, use a clone of your own, or change the owner: sudo chown -R $me '$1'" >&2
    exit 1
}
