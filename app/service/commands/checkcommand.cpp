#include "checkcommand.h"

#include "commandline.h"
#include "invariantcheck.h"
#include "visibletext.h"

#include <QCommandLineOption>

namespace meja {

namespace {

const QString maxRowsOption = QStringLiteral("max-rows");
const QString oldMaxRowsOption = QStringLiteral("most");
const QString defaultMaxRows = QStringLiteral("10");

void print(const Violations &violations, int maxRows)
{
    const Invariant &invariant = violations.invariant;
    const QString verdict = violations.rows.isEmpty() ? QStringLiteral("OK") : QStringLiteral("BROKEN");
    printLine(
        QStringLiteral("%1  %2  %3").arg(invariant.number, verdict.leftJustified(6), invariant.description));
    for (const QString &row : violations.rows)
        printLine(QStringLiteral("      ") + visibleText(row));
    if (violations.rows.size() == maxRows)
        printLine(QStringLiteral("      … there may be more; use --max-rows to list more rows"));
}

/// Checks all invariants; false when a row breaks one of them.
Result<bool> checkAll(Connection &connection, int maxRows)
{
    bool allHold = true;
    InvariantCheck check(connection);
    for (const Invariant &invariant : InvariantCheck::all()) {
        const auto violations = check.check(invariant, maxRows);
        if (!violations)
            return tl::unexpected(violations.error());
        print(*violations, maxRows);
        allHold = allHold && violations->rows.isEmpty();
    }
    return allHold;
}

} // namespace

QString CheckCommand::name() const
{
    return QStringLiteral("check");
}

QString CheckCommand::summary() const
{
    return QStringLiteral("Check the database against the business rules");
}

ExitCode CheckCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), QStringLiteral("Lists the rows that break a business rule. Changes nothing."));
    line.parser().addOption({maxRowsOption,
                             QStringLiteral("Maximum number of rows to list per rule; default 10."),
                             QStringLiteral("rows"), defaultMaxRows});
    QCommandLineOption oldName(oldMaxRowsOption, QString(), QStringLiteral("rows"), defaultMaxRows);
    oldName.setFlags(QCommandLineOption::HiddenFromHelp);
    line.parser().addOption(oldName);
    if (const auto parsed = line.parse(arguments); !parsed)
        return commandFailed("check", parsed.error(), ExitCode::Unchecked);
    bool isNumber = false;
    const bool usesOldName = line.parser().isSet(oldMaxRowsOption) && !line.parser().isSet(maxRowsOption);
    const QString rows = line.parser().value(usesOldName ? oldMaxRowsOption : maxRowsOption);
    const int maxRows = rows.toInt(&isNumber);
    if (!isNumber || maxRows < 1)
        return commandFailed("check",
                             usageError(QStringLiteral("--max-rows must be a number of 1 or more")).value(),
                             ExitCode::Unchecked);
    const auto settings = line.connectionSettings();
    if (!settings)
        return commandFailed("check", settings.error(), ExitCode::Unchecked);
    Connection connection(*settings);
    if (const auto opened = connection.open(); !opened)
        return commandFailed("check", opened.error(), ExitCode::Unchecked);
    const auto allHold = checkAll(connection, maxRows);
    if (!allHold)
        return commandFailed("check", allHold.error(), ExitCode::Unchecked);
    return *allHold ? ExitCode::Success : ExitCode::Violated;
}

} // namespace meja
