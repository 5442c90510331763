"""Which module may use which: the module table of CONTRIBUTING.md as data."""

# The module of a file is that of the longest folder that contains it. Folders that contain several modules have no entry,
# so that the check reports a new folder in them.
FOLDERS = {
    "models/domain": "domain",
    "models/services/books": "books",
    "models/services/requests": "requests",
    "models/services/worker": "worker",
    "models/concurrency": "concurrency",
    "models/repositories/postgres": "postgres",
    "models/repositories/transactions": "transactions",
    "models/repositories/changes": "changes",
    "models/repositories/lists": "lists",
    "models/repositories/records": "records",
    "models/repositories/audit": "audit",
    "models/repositories/accounts": "accounts",
    "models/repositories/schema": "schema",
    "models/gateways/http": "gatewayhttp",
    "models/gateways/partners": "partners",
    "models/gateways/staffapi": "staffclient",
    "models/resources": "resources",
    "models/tables": "tables",
    "views": "views",
    "app/http": "http",
    "app/instance": "instance",
    "app/desktop": "desktop",
    "app/service": "service",
    "app/shop": "shop",
    "app/sandbox": "sandbox",
    "resources": "assets",
    "translations": "assets",
    "tests": "tests",
}

# Modules whose headers a module may include and whose targets it may link, besides its own.
MAY_USE = {
    "concurrency": set(),
    "domain": set(),
    "books": {"domain"},
    "requests": {"domain", "books"},
    "worker": {"domain", "books"},
    "postgres": {"domain", "concurrency"},
    "lists": {"domain", "concurrency", "resources", "postgres", "assets"},
    "changes": {"domain", "concurrency", "resources", "postgres", "assets"},
    "audit": {"domain", "postgres", "assets"},
    "transactions": {"domain", "postgres"},
    "accounts": {"domain", "postgres", "transactions", "assets"},
    "records": {"domain", "postgres", "accounts", "assets"},
    "schema": {"domain", "postgres", "transactions", "assets"},
    "gatewayhttp": {"domain", "concurrency"},
    "partners": {"domain", "gatewayhttp"},
    "staffclient": {"domain", "gatewayhttp"},
    "resources": {"domain"},
    "tables": {"domain", "resources", "concurrency"},
    "views": {"domain", "resources", "tables", "concurrency", "assets"},
    "http": set(),
    "instance": set(),
    "desktop": {"domain", "concurrency", "resources", "postgres", "changes", "lists", "tables", "views", "instance", "staffclient"},
    "service": {"domain", "books", "requests", "worker", "concurrency", "resources", "postgres", "lists", "audit",
                "accounts", "records", "schema", "gatewayhttp", "partners", "http", "assets"},
    "shop": {"domain", "concurrency", "postgres", "assets"},
    "sandbox": {"http"},
    "assets": set(),
}

# Qt modules that a module may use.
MAY_USE_QT = {
    "domain": {"Core"},
    "books": {"Core"},
    "requests": {"Core"},
    "worker": {"Core"},
    "concurrency": {"Core"},
    "postgres": {"Core", "Sql"},
    "transactions": {"Core"},
    "lists": {"Core"},
    "changes": {"Core"},
    "audit": {"Core"},
    "accounts": {"Core"},
    "records": {"Core"},
    "schema": {"Core"},
    "gatewayhttp": {"Core", "Network"},
    "partners": {"Core", "Network"},
    "staffclient": {"Core", "Network"},
    "resources": {"Core"},
    "tables": {"Core"},
    "views": {"Core", "Gui", "Widgets", "Charts"},
    "http": {"Core"},
    "instance": {"Core", "Network"},
    "desktop": {"Core", "DBus", "Gui", "Widgets", "Charts"},
    "service": {"Core", "Network", "Sql"},
    "shop": {"Core", "Network"},
    "sandbox": {"Core", "Network"},
    "assets": {"Core"},
}

# Targets of Qt that are not Qt modules and that any module may link.
QT_INTERNAL_TARGETS = {"Platform"}

# Modules whose files the targets of a test folder may compile again, by folder.
MAY_COMPILE = {}

# Third-party headers that only some modules may include, by the prefix of their name.
FOREIGN_HEADERS = {
    "libpq": {"postgres", "accounts"},
    "openssl/": {"partners", "service", "sandbox", "http"},
    "jwt.h": {"service"},
    "boost/": {"http"},
    "boost/json/": {"service"},
    "prometheus/": {"service"},
}

# Targets, Qt modules and parts of source file names that a program must not contain, directly or through other targets.
# A part that begins with "/" must be at the beginning of the file name.
# The desktop reads with the login of its user. It must contain nothing that writes or that calls a partner. It asks the
# service to write (staffclient).
MUST_NOT_CONTAIN = {
    "meja": {"targets": ("httpserver", "transactions", "records", "audit", "accounts", "schema", "partners", "books",
                         "requests", "worker", "sql_queries", "sql_migrations", "sql_seed"),
             "sources": ("midtrans", "rajaongkir", "komerce", "seed", "migrat", "scramverifier", "staffaccount",
                         "/transaction.")},
    "meja-service": {"targets": ("views", "tables", "Qt6::Widgets", "Qt6::Charts", "Qt6::Gui")},
    "meja-shop": {"targets": ("views", "tables", "gatewayhttp", "partners", "lists", "records", "schema",
                              "Qt6::Widgets")},
    "meja-sandbox": {"targets": ("domain", "gatewayhttp", "partners", "postgres", "books", "requests", "worker",
                                 "resources")},
}

# All targets and libraries that a program may contain, directly or through other targets. Any other one is reported.
MAY_CONTAIN = {
    "meja": {
        "meja", "desktop", "instance", "views", "tables", "resources", "changes", "lists", "postgres", "concurrency", "domain", "meja_warnings",
        "sql_reading", "sql_reading_resources_1", "icon_resources", "icon_resources_resources_1",
        "translation_resources", "translation_resources_resources_1", "gatewayhttp", "staffclient",
        "Qt6::Core", "Qt6::DBus", "Qt6::Network", "Qt6::Platform", "Qt6::Sql", "Qt6::Widgets", "Qt6Keychain::Qt6Keychain",
        "PostgreSQL::PostgreSQL", "Threads::Threads", "tl::expected",
    },
}

# Symbols and SQL statements that the linked desktop must not contain, as regular expressions. desktopsymbols.py also checks
# that it finds each of them in meja-service.
DESKTOP_HAS_NO_SYMBOL = (
    *(rf"\bmeja::{name}\b" for name in (
        "Transaction", "StaffAccounts", "scramVerifier", "Migrator", "Seeder", "InvariantCheck", "StaffRequests",
        "WebhookInbox", "MidtransGateway", "KomerceGateway")),
    r"\bPQencryptPasswordConn\b",
    r"\bQNetworkAccessManager\b",  # Qt Network is only for the socket of app/instance.
    *(rf"\bqInitResources_{name}\b" for name in ("sql_queries", "sql_migrations", "sql_seed")),
)
DESKTOP_HAS_NO_STATEMENT = (
    r"\binsert\s+into\s+[\w.\"]+",
    r"\bupdate\s+[\w.\"]+(?:\s+(?:as\s+)?\w+)?\s+set\s+\w+",
    r"\bdelete\s+from\s+[\w.\"]+",
)
# Nor may it contain the addresses and the keys of the partners.
DESKTOP_HAS_NO_TEXT = (
    r"\bapi\.midtrans\.com\b",
    r"\bkomerce\.id\b",
    r"\bmidtrans_server_key\b",
    r"\b(?:komerce|rajaongkir)_key\b",
)

MAX_FILE_LINES = 600
