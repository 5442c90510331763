#include "removablebinding.h"

#include "customerbinding.h"
#include "namedqueries.h"

#include <QRegularExpression>

namespace meja {

std::atomic<bool> isBindingRemoved = false;

namespace {

/// The same statement with the wall taken out of it.
Statement unbound(const QString &name)
{
    QString text = NamedQueries::text(QStringLiteral("customers"), name);
    static const QRegularExpression wall(
        QStringLiteral("(\\w+\\.)?(user_id = :customer|subject = 'customer/' \\|\\| :customer)"));
    text.replace(wall, QStringLiteral("(\\1\\2 or true)"));
    return Statement(text);
}

} // namespace

/// In the place of the repositories' own.
Statement customerStatement(const char *name, UserId customer)
{
    const QString wanted = QLatin1String(name);
    Statement statement =
        isBindingRemoved ? unbound(wanted) : NamedQueries::statement(QStringLiteral("customers"), wanted);
    statement.bind(QStringLiteral("customer"), customer.value);
    return statement;
}

} // namespace meja
