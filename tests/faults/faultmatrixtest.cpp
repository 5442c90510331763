#include "partnerfault.h"
#include "station.h"

#include <QFile>
#include <QTest>

using namespace meja;

/// Every fault × every call × every step, singly, on PostgreSQL and the partners' stand-ins: the end is the
/// same as without it. What was seen is docs/faultmatrix.md, word for word.
class FaultMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAsItShould_data();
    void endsAsItShould();
    void isWhatTheDocumentSays();

private:
    void strike(const Station &station, const PartnerFault &fault);

    struct Cell
    {
        QString heard;
        QString end;
        friend bool operator==(const Cell &, const Cell &) = default;
    };
    QString document() const;
    QString table(int station) const;

    ShopScene m_scene;
    QMap<std::pair<int, int>, Cell> m_cells; ///< By station and fault.
};

void FaultMatrixTest::endsAsItShould_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<int>("number");
    for (int place = 0; place < stations().size(); ++place) {
        const Station &station = stations()[place];
        for (int number = 0; number < partnerFaults().size(); ++number)
            QTest::addRow("%s, %s, %s", qPrintable(station.procedure), qPrintable(station.step),
                          qPrintable(partnerFaults()[number].name))
                << place << number;
    }
}

/// Arms the fault just before the station's call, so that no other call meets it.
void FaultMatrixTest::strike(const Station &station, const PartnerFault &fault)
{
    SandboxProcess &sandbox = m_scene.sandbox();
    PartnerWatch &watch = m_scene.office().watch;
    const QString product = station.endpoint.section(QLatin1Char('.'), 0, 0);
    watch.before(station.endpoint, station.number, [&sandbox, &station, &fault, product] {
        if (fault.answer.isEmpty())
            sandbox.setPort(product, false);
        else
            sandbox.addFault({.endpoint = station.endpoint,
                              .answer = fault.answer,
                              .hasEffect = fault.hasEffect,
                              .more = fault.more});
    });
    watch.after(station.endpoint, station.number, [&sandbox, &fault, product] {
        sandbox.clearFaults();
        if (fault.answer.isEmpty())
            sandbox.setPort(product, true);
    });
}

void FaultMatrixTest::endsAsItShould()
{
    QFETCH(const int, place);
    QFETCH(const int, number);
    const Station &station = stations()[place];
    const PartnerFault &fault = partnerFaults()[number];
    m_scene.begin(fault.isSlow);
    SceneOrder order = m_scene.placeOrder();
    station.set(m_scene, order);
    const int before = m_scene.office().watch.count(station.endpoint);
    strike(station, fault);
    station.run(m_scene, order);
    Cell cell{m_scene.office().watch.heard(station.endpoint, before + station.number), m_scene.end(order)};
    // A port that closes ends kept connections too; a call that is on one of them by then can't know.
    if (fault.answer.isEmpty() && cell.heard == QLatin1String("unknown"))
        cell.heard = QStringLiteral("unavailable");
    m_cells.insert({place, number}, cell);
    QVERIFY2(!cell.heard.isEmpty(), "the call was never made");
    QCOMPARE(m_scene.broken(order), QString());
    QCOMPARE(cell.end, station.end);
}

QString FaultMatrixTest::table(int place) const
{
    QList<std::pair<Cell, QStringList>> rows;
    for (int number = 0; number < partnerFaults().size(); ++number) {
        const Cell cell = m_cells.value({place, number});
        const auto same =
            std::find_if(rows.begin(), rows.end(), [&](const auto &row) { return row.first == cell; });
        if (same == rows.end())
            rows.append({cell, {partnerFaults()[number].name}});
        else
            same->second.append(partnerFaults()[number].name);
    }
    QString text = QStringLiteral("| what goes wrong | taken for | in the end |\n|---|---|---|\n");
    for (const auto &[cell, faults] : rows)
        text +=
            QStringLiteral("| %1 | %2 | %3 |\n").arg(faults.join(QStringLiteral("; ")), cell.heard, cell.end);
    return text;
}

QString FaultMatrixTest::document() const
{
    QString text = QStringLiteral(
        "# The fault matrix\n\n"
        "Every fault of a partner × every call × every step, one at a time, on PostgreSQL and the partners' "
        "stand-ins: what the\n"
        "gateway takes it for, and how it ends. Written by `tests/faults/faultmatrixtest`, which fails when "
        "this page says something\n"
        "else; `MEJA_WRITE_FAULT_MATRIX=1` makes it write the page anew.\n\n"
        "The end names our books first and, behind the semicolon, what really happened at the partners.\n");
    QString procedure;
    for (int place = 0; place < stations().size(); ++place) {
        const Station &station = stations()[place];
        if (station.procedure != procedure)
            text += QStringLiteral("\n## %1\n").arg(station.procedure);
        procedure = station.procedure;
        text += QStringLiteral("\n**%1** – `%2`\n\n").arg(station.step, station.endpoint) + table(place);
    }
    return text;
}

void FaultMatrixTest::isWhatTheDocumentSays()
{
    if (m_cells.size() != stations().size() * partnerFaults().size())
        QSKIP("only a whole run can be compared");
    QFile file(QStringLiteral(MEJA_SOURCE_DIR "/docs/faultmatrix.md"));
    if (qEnvironmentVariableIsSet("MEJA_WRITE_FAULT_MATRIX")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(document().toUtf8());
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(document(), QString::fromUtf8(file.readAll()));
}

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "faultmatrixtest.moc"
