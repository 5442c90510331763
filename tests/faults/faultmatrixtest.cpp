#include "faultpoint.h"
#include "partnerfault.h"

#include <QFile>
#include <QTest>

using namespace meja;

/// Every fault for every call at every step, one at a time, on PostgreSQL and the sandbox. The final state
/// must be the same as without the fault. docs/faultmatrix.md contains the results and must be identical to
/// them.
class FaultMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesTheSameFinalState_data();
    void reachesTheSameFinalState();
    void matchesTheDocument();

private:
    void activateFault(const FaultPoint &point, const PartnerFault &fault);

    struct Cell
    {
        QString result;
        QString end;
        friend bool operator==(const Cell &, const Cell &) = default;
    };
    QString document() const;
    QString table(int point) const;

    ShopFixture m_fixture;
    QMap<std::pair<int, int>, Cell> m_cells; ///< By fault point and fault.
};

void FaultMatrixTest::reachesTheSameFinalState_data()
{
    QTest::addColumn<int>("pointIndex");
    QTest::addColumn<int>("faultIndex");
    for (int pointIndex = 0; pointIndex < faultPoints().size(); ++pointIndex) {
        const FaultPoint &point = faultPoints()[pointIndex];
        for (int faultIndex = 0; faultIndex < partnerFaults().size(); ++faultIndex)
            QTest::addRow("%s, %s, %s", qPrintable(point.procedure), qPrintable(point.step),
                          qPrintable(partnerFaults()[faultIndex].name))
                << pointIndex << faultIndex;
    }
}

/// Activates the fault only for the call of this fault point.
void FaultMatrixTest::activateFault(const FaultPoint &point, const PartnerFault &fault)
{
    SandboxProcess &sandbox = m_fixture.sandbox();
    PartnerSpy &spy = m_fixture.services().spy;
    const QString product = point.endpoint.section(QLatin1Char('.'), 0, 0);
    spy.before(point.endpoint, point.number, [&sandbox, &point, &fault, product] {
        if (fault.answer.isEmpty())
            sandbox.setPort(product, false);
        else
            sandbox.addFault({.endpoint = point.endpoint,
                              .answer = fault.answer,
                              .hasEffect = fault.hasEffect,
                              .more = fault.more});
    });
    spy.after(point.endpoint, point.number, [&sandbox, &fault, product] {
        sandbox.clearFaults();
        if (fault.answer.isEmpty())
            sandbox.setPort(product, true);
    });
}

void FaultMatrixTest::reachesTheSameFinalState()
{
    QFETCH(const int, pointIndex);
    QFETCH(const int, faultIndex);
    const FaultPoint &point = faultPoints()[pointIndex];
    const PartnerFault &fault = partnerFaults()[faultIndex];
    m_fixture.begin(fault.isSlow);
    FixtureOrder order = m_fixture.placeOrder();
    point.set(m_fixture, order);
    const int before = m_fixture.services().spy.count(point.endpoint);
    activateFault(point, fault);
    point.run(m_fixture, order);
    Cell cell{.result = m_fixture.services().spy.resultOf(point.endpoint, before + point.number),
              .end = m_fixture.end(order)};
    // Closing the port also closes idle connections. If the gateway used one of them, the outcome would be
    // unknown.
    if (fault.answer.isEmpty() && cell.result == QLatin1String("unknown"))
        cell.result = QStringLiteral("unavailable");
    m_cells.insert({pointIndex, faultIndex}, cell);
    QVERIFY2(!cell.result.isEmpty(), "the call was never made");
    QCOMPARE(m_fixture.violatedInvariant(order), QString());
    QCOMPARE(cell.end, point.end);
}

QString FaultMatrixTest::table(int pointIndex) const
{
    QList<std::pair<Cell, QStringList>> rows;
    for (int faultIndex = 0; faultIndex < partnerFaults().size(); ++faultIndex) {
        const Cell cell = m_cells.value({pointIndex, faultIndex});
        const auto existing =
            std::find_if(rows.begin(), rows.end(), [&](const auto &row) { return row.first == cell; });
        if (existing == rows.end())
            rows.append({cell, {partnerFaults()[faultIndex].name}});
        else
            existing->second.append(partnerFaults()[faultIndex].name);
    }
    QString text = QStringLiteral("| Fault | Gateway result | Final state |\n|---|---|---|\n");
    for (const auto &[cell, faults] : rows)
        text += QStringLiteral("| %1 | %2 | %3 |\n")
                    .arg(faults.join(QStringLiteral("; ")), cell.result, cell.end);
    return text;
}

QString FaultMatrixTest::document() const
{
    QString text = QStringLiteral(
        "# The fault matrix\n\n"
        "For every fault of a partner, every call and every step: what the gateway returns and how the "
        "procedure ends. One fault at a\n"
        "time, on PostgreSQL and the sandbox. `tests/faults/faultmatrixtest` generates this page and fails "
        "if the page differs;\n"
        "`MEJA_WRITE_FAULT_MATRIX=1` makes it write the page.\n\n"
        "The final state lists our records and, after the semicolon, the effects at the partners.\n");
    QString procedure;
    for (int pointIndex = 0; pointIndex < faultPoints().size(); ++pointIndex) {
        const FaultPoint &point = faultPoints()[pointIndex];
        if (point.procedure != procedure)
            text += QStringLiteral("\n## %1\n").arg(point.procedure);
        procedure = point.procedure;
        text += QStringLiteral("\n**%1** – `%2`\n\n").arg(point.step, point.endpoint) + table(pointIndex);
    }
    return text;
}

void FaultMatrixTest::matchesTheDocument()
{
    if (m_cells.size() != faultPoints().size() * partnerFaults().size())
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
