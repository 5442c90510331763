#include "columnnames.h"

#include "commandline.h"

#include <QStringList>

namespace meja {

namespace {

tl::unexpected<Error> unknownColumn(const QString &sentence, const QStringList &names)
{
    return usageError(sentence + QLatin1String("; available: ") + names.join(QLatin1String(", ")));
}

} // namespace

Result<> ColumnNames::check(const QString &option, const QString &name) const
{
    const Column *column = m_resource.column(name);
    if (column && column->isOpenTo(m_role))
        return {};
    QStringList names;
    for (const Column &each : m_resource.columns) {
        if (each.isOpenTo(m_role))
            names.append(each.name);
    }
    return unknownColumn(QStringLiteral("--%1: %2 have no column '%3'").arg(option, m_resource.name, name),
                         names);
}

Result<> ColumnNames::checkOrder(const SortLevel &level) const
{
    if (const auto known = check(QStringLiteral("order"), level.column); !known)
        return known;
    if (m_resource.isOrderedBy(level) || m_resource.column(level.column)->isMaskedFor(m_role))
        return {};
    QStringList names;
    for (const Column &each : m_resource.columns) {
        if (each.isOpenTo(m_role) && !each.isMaskedFor(m_role) && m_resource.isOrderedBy({each.name}))
            names.append(each.name);
    }
    return unknownColumn(
        QStringLiteral("--order: %1 cannot be sorted by '%2'").arg(m_resource.name, level.column), names);
}

} // namespace meja
