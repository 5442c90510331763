#!/usr/bin/python3
"""Django Admin over Meja's own tables: the peer that the desktop is measured against."""
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    execute_from_command_line(sys.argv)
