#include "removablebinding.h"

#include "customerstatement.h"
#include "namedqueries.h"

#include <QRegularExpression>

namespace meja {

std::atomic<bool> isBindingRemoved = false;

namespace {

/// The statement with each filter by customer replaced by a condition that is always true.
Statement unbound(const QString &name)
{
    QString text = NamedQueries::text(QStringLiteral("customers"), name);
    static const QRegularExpression filter(
        QStringLiteral("(\\w+\\.)?(user_id = :customer|subject = 'customer/' \\|\\| :customer)"));
    text.replace(filter, QStringLiteral("(\\1\\2 or true)"));
    return Statement(text);
}

} // namespace

/// Replaces the function of the same name in records at link time.
Statement customerStatement(const char *name, UserId customer)
{
    const QString key = QLatin1String(name);
    Statement statement =
        isBindingRemoved ? unbound(key) : NamedQueries::statement(QStringLiteral("customers"), key);
    statement.bind(QStringLiteral("customer"), customer.value);
    return statement;
}

} // namespace meja
