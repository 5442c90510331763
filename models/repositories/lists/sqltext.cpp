#include "sqltext.h"

namespace meja {

namespace {

QString nameOf(qsizetype index)
{
    return QStringLiteral("v%1_").arg(index);
}

} // namespace

QString quotedName(const QString &identifier)
{
    QString escaped = identifier;
    return u'"' + escaped.replace(u'"', QLatin1String("\"\"")) + u'"';
}

QString SqlText::place(const QString &value)
{
    return add({.text = value});
}

QString SqlText::placeArray(const QStringList &values)
{
    return add({.texts = values, .isArray = true});
}

Statement SqlText::statement(const QString &text) const
{
    Statement statement(text);
    const QStringList places = statement.unbound();
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const QString name = nameOf(i);
        if (!places.contains(name))
            continue;
        if (m_values[i].isArray)
            statement.bind(name, m_values[i].texts);
        else
            statement.bind(name, m_values[i].text);
    }
    return statement;
}

QString SqlText::add(Value value)
{
    m_values.append(std::move(value));
    return u':' + nameOf(m_values.size() - 1);
}

} // namespace meja
