"""Who may know whom: the table of rooms from the house style, as data."""

# The longest matching folder names the room of a file.
FOLDERS = {
    "models/domain": "domain",
    "models/services": "services",
    "models/repositories": "repositories",
    "models/gateways": "gateways",
    "models/resources": "resources",
    "models/tables": "tables",
    "views": "views",
    "app/http": "http",
    "app/desktop": "desktop",
    "app/service": "service",
    "app/shop": "shop",
    "app/sandbox": "sandbox",
    "resources": "assets",
    "translations": "assets",
    "tests": "tests",
}

ALL = {"domain", "services", "repositories", "gateways", "resources", "tables", "views", "assets"}

# Rooms whose headers a room may include and whose targets it may link itself. Its own is understood.
MAY_KNOW = {
    "domain": set(),
    "services": {"domain"},
    "repositories": {"domain", "resources", "assets"},
    "gateways": {"domain"},
    "resources": {"domain"},
    "tables": {"domain", "resources", "services"},
    "views": {"domain", "resources", "services", "tables", "assets"},
    "http": set(),
    "desktop": ALL,
    "service": ALL - {"tables", "views"} | {"http"},
    "shop": ALL - {"tables", "views", "gateways"},
    "sandbox": {"http"},
    "assets": set(),
}

# Qt modules a room may use.
MAY_USE_QT = {
    "domain": {"Core"},
    "services": {"Core"},
    "repositories": {"Core", "Sql"},
    "gateways": {"Core", "Network"},
    "resources": {"Core"},
    "tables": {"Core"},
    "views": {"Core", "Gui", "Widgets", "Charts"},
    "http": {"Core"},
    "desktop": {"Core", "DBus", "Gui", "Widgets", "Network", "Sql", "Charts"},
    "service": {"Core", "Network", "Sql"},
    "shop": {"Core", "Network"},
    "sandbox": {"Core", "Network"},
    "assets": {"Core"},
}

# Targets of Qt's own that are no module.
QT_PLUMBING = {"Platform"}

# Tests that compile files of rooms once more, by the test's folder.
MAY_COMPILE = {
    "tests/simulation": {"domain", "services"},
}

# Headers from elsewhere that only some rooms may include, by the beginning of their name.
FOREIGN_HEADERS = {
    "libpq": {"repositories"},
    "openssl/": {"repositories", "gateways", "service", "sandbox", "http"},
    "jwt.h": {"service"},
    "boost/": {"http"},
    "boost/json/": {"service"},
    "prometheus/": {"service"},
}

# What must not be found in a program at all, however far down it is linked:
# target names, Qt modules and pieces of source file names.
MUST_NOT_CONTAIN = {
    "meja": {"targets": ("httpserver",), "sources": ("midtrans", "rajaongkir", "komerce")},
    "meja-service": {"targets": ("views", "tables", "Qt6::Widgets", "Qt6::Charts", "Qt6::Gui")},
    "meja-shop": {"targets": ("views", "tables", "gateways", "Qt6::Widgets")},
    "meja-sandbox": {"targets": ("domain", "gateways", "repositories", "services", "resources")},
}

LONGEST_FILE = 600
