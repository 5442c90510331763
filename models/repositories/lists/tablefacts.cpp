#include "tablefacts.h"

#include "namedqueries.h"

#include <algorithm>

namespace meja {

bool TableFacts::hasIndexBeginningWith(const QStringList &columns) const
{
    return std::any_of(indexes.cbegin(), indexes.cend(),
                       [&](const QStringList &index) { return index.mid(0, columns.size()) == columns; });
}

Result<SchemaFacts> readSchemaFacts(Connection &connection)
{
    const QString file = QStringLiteral("lists");
    const auto results = connection.runAll({NamedQueries::statement(file, QStringLiteral("required_columns")),
                                            NamedQueries::statement(file, QStringLiteral("plain_indexes"))});
    if (!results)
        return tl::unexpected(results.error());
    const ResultSet &columns = results->at(0);
    const ResultSet &indexes = results->at(1);
    SchemaFacts facts;
    for (int row = 0; row < columns.rowCount(); ++row)
        facts[columns.text(row, 0)].notNull.insert(columns.text(row, 1));
    for (int row = 0; row < indexes.rowCount(); ++row)
        facts[indexes.text(row, 0)].indexes.append(indexes.text(row, 1).split(u' '));
    return facts;
}

} // namespace meja
