#include "checkcommand.h"

#include "commandline.h"
#include "invariantcheck.h"

namespace meja {

namespace {

const QString mostOption = QStringLiteral("most");

ExitCode fail(const Error &error)
{
    printError(QStringLiteral("meja-service check: %1").arg(error.detail));
    return ExitCode::Unchecked;
}

void tell(const Violations &violations, int most)
{
    const Invariant &invariant = violations.invariant;
    const QString verdict = violations.rows.isEmpty() ? QStringLiteral("OK") : QStringLiteral("BROKEN");
    printLine(
        QStringLiteral("%1  %2  %3").arg(invariant.number, verdict.leftJustified(6), invariant.promise));
    for (const QString &row : violations.rows)
        printLine(QStringLiteral("      ") + row);
    if (violations.rows.size() == most)
        printLine(QStringLiteral("      … perhaps more; --most names them"));
}

Result<bool> isSound(Connection &connection, int most)
{
    bool sound = true;
    InvariantCheck check(connection);
    for (const Invariant &invariant : InvariantCheck::all()) {
        const auto violations = check.check(invariant, most);
        if (!violations)
            return tl::unexpected(violations.error());
        tell(*violations, most);
        sound = sound && violations->rows.isEmpty();
    }
    return sound;
}

} // namespace

QString CheckCommand::name() const
{
    return QStringLiteral("check");
}

QString CheckCommand::summary() const
{
    return QStringLiteral("Hold the database against the rules of the domain");
}

ExitCode CheckCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), QStringLiteral("Names every row that breaks a rule of the domain. Reads only."));
    line.parser().addOption({mostOption,
                             QStringLiteral("Rows to name of each rule at most, 10 unless given."),
                             QStringLiteral("rows"), QStringLiteral("10")});
    if (const auto parsed = line.parse(arguments); !parsed)
        return fail(parsed.error());
    bool isNumber = false;
    const int most = line.parser().value(mostOption).toInt(&isNumber);
    if (!isNumber || most < 1)
        return fail({ErrorKind::Invalid, QStringLiteral("--most takes a number from 1"), {}});
    const auto settings = line.connectionSettings();
    if (!settings)
        return fail(settings.error());
    Connection connection(*settings);
    if (const auto opened = connection.open(); !opened)
        return fail(opened.error());
    const auto sound = isSound(connection, most);
    if (!sound)
        return fail(sound.error());
    return *sound ? ExitCode::Success : ExitCode::Violated;
}

} // namespace meja
