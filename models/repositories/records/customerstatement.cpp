#include "customerstatement.h"

#include "namedqueries.h"

namespace meja {

Statement customerStatement(const char *name, UserId customer)
{
    Statement statement = NamedQueries::statement(QStringLiteral("customers"), QLatin1String(name));
    statement.bind(QStringLiteral("customer"), customer.value);
    return statement;
}

} // namespace meja
