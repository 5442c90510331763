#!/usr/bin/env python3
"""Seeds one violation of each kind into a small tree and checks that modulecheck reports it."""
import os
import tempfile
import unittest
from pathlib import Path

import modulecheck

CLEAN_LINKS = [
    "target domain STATIC_LIBRARY {source}/models/domain",
    "public domain Qt6::Core",
    "target resources STATIC_LIBRARY {source}/models/resources",
    "direct resources domain",
    "public resources domain",
    "target postgres STATIC_LIBRARY {source}/models/repositories/postgres",
    "direct postgres domain",
    "direct postgres Qt6::Sql",
    "public postgres domain",
    "public postgres $<LINK_ONLY:Qt6::Sql>",
    "target lists STATIC_LIBRARY {source}/models/repositories/lists",
    "direct lists resources",
    "direct lists postgres",
    "public lists resources",
    "public lists postgres",
    "target records STATIC_LIBRARY {source}/models/repositories/records",
    "direct records postgres",
    "public records postgres",
    "target schema STATIC_LIBRARY {source}/models/repositories/schema",
    "direct schema postgres",
    "source schema migrator.cpp",
    "target partners STATIC_LIBRARY {source}/models/gateways/partners",
    "direct partners domain",
    "source partners midtrans.cpp",
    "target views STATIC_LIBRARY {source}/views",
    "direct views resources",
    "target meja EXECUTABLE {source}/app/desktop",
    "direct meja views",
    "direct meja lists",
    "target meja-service EXECUTABLE {source}/app/service",
    "direct meja-service records",
    "direct meja-service partners",
    "target meja-shop EXECUTABLE {source}/app/shop",
    "direct meja-shop postgres",
    "target meja-sandbox EXECUTABLE {source}/app/sandbox",
    "target httpserver STATIC_LIBRARY {source}/app/http",
    "direct httpserver Boost::headers",
    "direct meja-sandbox Qt6::Network",
    "direct meja-sandbox httpserver",
]


class ModuleCheckTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.source = Path(folder.name, "tree")
        self.qt = Path(folder.name, "qt6")
        for header in ("QtCore/QString", "QtSql/QSqlQuery", "QtWidgets/QWidget", "QtNetwork/QNetworkReply"):
            (self.qt / header).parent.mkdir(parents=True, exist_ok=True)
            (self.qt / header).touch()
        self.links = list(CLEAN_LINKS)
        self.write("models/domain/rupiah.h", "#pragma once\n#include <QString>\n")
        self.write("models/resources/resource.h", '#pragma once\n#include "rupiah.h"\n')
        self.write("models/repositories/postgres/orders.h", '#include "rupiah.h"\n#include <QSqlQuery>\n')
        self.write("models/gateways/partners/midtrans.h", '#include "rupiah.h"\n#include <QNetworkReply>\n')
        self.write("models/repositories/records/ledger.h", '#include "orders.h"\n')
        self.write("views/page.h", '#include "resource.h"\n#include <QWidget>\n')
        self.write("app/desktop/main.cpp", '#include "page.h"\n#include "orders.h"\n')
        self.write("packaging/run", "#!/bin/sh\n", 0o755)

    def write(self, name, text, mode=0o644):
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(mode)

    def found(self):
        file = self.source / "build/dev/links.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(self.links).format(source=self.source), encoding="utf-8")
        return modulecheck.problems(str(self.source), str(file), str(self.qt))

    def assert_found(self, *pieces):
        found = self.found()
        self.assertTrue(any(all(piece in line for piece in pieces) for line in found), (pieces, found))
        return found

    def test_a_clean_tree_passes(self):
        self.assertEqual(self.found(), [])

    def test_includes_of_another_module(self):
        for name, header, module in [
            ("models/domain/order.cpp", "resource.h", "resources"),
            ("models/domain/order.cpp", "../resources/resource.h", "resources"),
            ("models/resources/order.cpp", "orders.h", "postgres"),
            ("models/tables/order.cpp", "orders.h", "postgres"),
            ("views/order.cpp", "orders.h", "postgres"),
            ("views/order.cpp", "midtrans.h", "partners"),
            ("models/services/requests/order.cpp", "orders.h", "postgres"),
            ("app/desktop/order.cpp", "ledger.h", "records"),
            ("app/desktop/order.cpp", "midtrans.h", "partners"),
            ("models/repositories/lists/order.cpp", "ledger.h", "records"),
            ("app/sandbox/main.cpp", "rupiah.h", "domain"),
            ("app/sandbox/main.cpp", "midtrans.h", "partners"),
        ]:
            with self.subTest(name=name, header=header):
                self.write(name, f'#include "{header}"\n')
                self.assertEqual(len(self.assert_found(name, f"must not use {module}")), 1)
                os.remove(self.source / name)

    def test_qt_modules_and_foreign_headers(self):
        for name, header in [
            ("models/domain/order.cpp", "QWidget"),
            ("models/tables/order.cpp", "QSqlQuery"),
            ("views/order.cpp", "QSqlQuery"),
            ("views/order.cpp", "QNetworkReply"),
            ("views/order.cpp", "libpq-fe.h"),
            ("models/repositories/lists/order.cpp", "libpq-fe.h"),
            ("app/desktop/order.cpp", "QSqlQuery"),
            ("app/desktop/order.cpp", "QNetworkReply"),
            ("app/service/main.cpp", "QWidget"),
        ]:
            with self.subTest(name=name, header=header):
                self.write(name, f"#include <{header}>\n")
                self.assert_found(name, "must not", header)
                os.remove(self.source / name)

    def test_the_long_form_of_a_qt_include_anywhere(self):
        self.write("tests/order.cpp", "#include <QtSql/QSqlQuery>\n")
        self.assert_found("tests/order.cpp", "write <QSqlQuery>")

    def test_includes_by_other_paths(self):
        self.write("models/domain/rupiah.cpp", "")
        self.write("models/domain/ports/port.h", "")
        for include in ['"../../models/domain/rupiah.cpp"', "<rupiah.h>", "<ports/port.h>",
                        '"../http/../../models/domain/rupiah.h"', '"../../../elsewhere/../domain/rupiah.h"',
                        f'"{self.source}/models/domain/rupiah.h"']:
            with self.subTest(include=include):
                self.write("app/sandbox/main.cpp", f"#include {include}\n")
                self.assert_found("app/sandbox/main.cpp", "must not use domain")
        (self.source / "app/sandbox/near").symlink_to("../../models/domain")
        self.write("app/sandbox/main.cpp", '#include "near/rupiah.h"\n')
        self.assert_found("app/sandbox/main.cpp", "must not use domain")

    def test_includes_that_cannot_be_read(self):
        self.write("app/sandbox/main.cpp", "#include HEADER\n")
        self.assert_found("app/sandbox/main.cpp", "cannot read", "HEADER")

    def test_code_outside_of_all_modules(self):
        for name in ("app/tool/main.cpp", "models/newmodule/order.h", "packaging/helper.cpp",
                     "models/repositories/new/x.cpp", "models/services/new/x.cpp", "models/gateways/new/x.cpp",
                     "models/repositories/x.cpp", "models/services/x.h", "models/gateways/x.h"):
            with self.subTest(name=name):
                self.write(name, "")
                self.assert_found(name, "in no module")
        self.write("app/sandbox/all.inc", "")
        self.assert_found("app/sandbox/all.inc", ".cpp or .h")

    def test_sources_of_another_module(self):
        for line, pieces in [
            ("source meja-sandbox ../../models/domain/rupiah.cpp", ("meja-sandbox", "must not compile models/domain")),
            ("source meja-sandbox $<$<BOOL:1>:../../models/domain/rupiah.cpp>", ("meja-sandbox", "must not compile")),
            ("source meja-sandbox {source}/models/domain/rupiah.cpp", ("meja-sandbox", "must not compile")),
            ("source meja-sandbox /elsewhere/rupiah.cpp", ("meja-sandbox", "must not compile")),
            ("source meja-sandbox $<TARGET_OBJECTS:domain>", ("target meja-sandbox", "must not link domain")),
            ("target stray STATIC_LIBRARY {source}/app\nsource stray stray.cpp", ("target stray", "in no module")),
            ("target spare EXECUTABLE {source}/tests/views\nsource spare ../../models/domain/rupiah.cpp",
             ("target spare", "must not compile")),
        ]:
            with self.subTest(line=line):
                self.links.append(line)
                self.assert_found(*pieces)
                self.links.pop()

    def test_sources_that_are_generated(self):
        self.links += ["target mutant OBJECT_LIBRARY {source}/tests/simulation",
                       "source mutant {source}/build/dev/tests/simulation/mutants/A/models/domain/rupiah.cpp",
                       "source meja-sandbox {source}/build/dev/app/sandbox/generated.cpp",
                       "source meja-sandbox main.cpp"]
        self.assertEqual(self.found(), [])

    def test_links_in_other_notations(self):
        for link in ("$<$<CONFIG:Release>:domain>", "$<BUILD_INTERFACE:domain>", "$<IF:$<BOOL:1>,domain,httpserver>",
                     "-ldomain", "{source}/build/dev/models/domain/libdomain.a", "$<1:httpserver;domain>"):
            with self.subTest(link=link):
                self.links.append("direct meja-sandbox " + link)
                self.assert_found("target meja-sandbox", "must not link domain")
                self.links.pop()

    def test_a_program_that_does_not_exist(self):
        self.links = [line for line in self.links if "meja-shop" not in line]
        self.assert_found("program meja-shop does not exist")

    def test_links_of_a_module(self):
        for link, pieces in [
            ("direct views lists", ("target views", "must not link lists")),
            ("direct views partners", ("target views", "must not link partners")),
            ("direct views Qt6::Sql", ("target views", "Qt6::Sql")),
            ("direct domain Qt6::Network", ("target domain", "Qt6::Network")),
            ("direct resources lists", ("target resources", "must not link lists")),
            ("direct meja-sandbox domain", ("target meja-sandbox", "must not link domain")),
            ("direct meja-sandbox partners", ("target meja-sandbox", "must not link partners")),
        ]:
            with self.subTest(link=link):
                self.links.append(link)
                self.assert_found(*pieces)
                self.links.pop()

    def test_public_links_of_a_linked_target(self):
        self.links += ["direct views helper", "target helper STATIC_LIBRARY {source}/views/helper",
                       "public helper lists"]
        self.assert_found("target views", "must not link lists")

    def test_contents_of_a_program_over_several_links(self):
        self.links += ["target helper STATIC_LIBRARY {source}/models/repositories/postgres",
                       "public postgres $<LINK_ONLY:helper>"]
        for link, pieces in [
            ("direct helper Qt6::Widgets", ("program meja-service", "Qt6::Widgets")),
            ("direct helper partners", ("program meja must", "midtrans.cpp")),
            ("direct helper records", ("program meja must", "records")),
            ("direct helper schema", ("program meja must", "migrator.cpp")),
            ("source helper transaction.cpp", ("program meja must", "transaction.cpp")),
            ("source helper scramverifier.cpp", ("program meja must", "scramverifier.cpp")),
        ]:
            with self.subTest(link=link):
                self.links.append(link)
                self.assert_found(*pieces)
                self.links.pop()

    def test_data_of_a_test(self):
        self.write("tests/order.cpp", 'const QString folder = QFINDTESTDATA("orders");\n')
        self.assert_found("tests/order.cpp", "must not use QFINDTESTDATA")

    def test_contents_that_are_not_listed(self):
        self.links += ["target exporter STATIC_LIBRARY {source}/models/repositories/lists",
                       "target exporterdata OBJECT_LIBRARY {source}/models/repositories/lists"]
        for link, item in [
            ("direct meja exporter", "exporter"),
            ("public postgres $<LINK_ONLY:exporter>", "exporter"),
            ("direct lists $<$<CONFIG:Release>:exporter>", "exporter"),
            ("source lists $<TARGET_OBJECTS:exporterdata>", "exporterdata"),
            ("direct lists Qt6::Svg", "Qt6::Svg"),
            ("direct lists CURL::libcurl", "CURL::libcurl"),
            ("direct lists -lcurl", "curl"),
        ]:
            with self.subTest(link=link):
                self.links.append(link)
                self.assert_found(f"program meja contains {item}; MAY_CONTAIN")
                self.links.pop()

    def test_files(self):
        self.write("models/domain/long.cpp", "\n" * 601)
        self.write("packaging/script", "#!/bin/sh\n", 0o644)
        self.write("models/domain/odd.h", "", 0o755)
        self.assert_found("long.cpp", "601 lines")
        self.assert_found("packaging/script", "not executable")
        self.assert_found("odd.h", "#! line")


if __name__ == "__main__":
    unittest.main()
