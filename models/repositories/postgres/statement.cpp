#include "statement.h"

#include <QtGlobal>

namespace meja {

namespace {

bool isNameStart(QChar c)
{
    return c == u'_' || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || (c >= u'0' && c <= u'9');
}

/// The index after the quoted text, comment or cast that starts at `at`; `at` itself when none starts there.
qsizetype skipOpaque(QStringView text, qsizetype at)
{
    const auto after = [&](QStringView terminator, qsizetype from) {
        const qsizetype found = text.indexOf(terminator, from);
        return found < 0 ? text.size() : found + terminator.size();
    };
    const QStringView rest = text.mid(at);
    if (rest.startsWith(u'\'') || rest.startsWith(u'"'))
        return after(rest.first(1), at + 1);
    if (rest.startsWith(u"--"))
        return after(u"\n", at);
    if (rest.startsWith(u"/*"))
        return after(u"*/", at);
    if (rest.startsWith(u"::"))
        return at + 2;
    if (rest.startsWith(u"$$"))
        return after(u"$$", at + 2);
    return at;
}

QByteArray arrayLiteral(const QStringList &texts)
{
    QStringList quoted;
    for (const QString &text : texts) {
        QString escaped = text;
        escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
        quoted.append(u'"' + escaped + u'"');
    }
    return '{' + quoted.join(u',').toUtf8() + '}';
}

} // namespace

Statement::Statement(const QString &text)
{
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size();) {
        if (const qsizetype end = skipOpaque(text, at); end != at) {
            at = end;
        } else if (text[at] == u':' && at + 1 < text.size() && isNameStart(text[at + 1])) {
            m_sql += QStringView(text).mid(from, at - from).toUtf8();
            from = ++at;
            while (at < text.size() && isNamePart(text[at]))
                ++at;
            m_sql += '$' + QByteArray::number(indexOf(text.mid(from, at - from)) + 1);
            from = at;
        } else {
            ++at;
        }
    }
    m_sql += QStringView(text).mid(from).toUtf8();
}

Statement Statement::fixed(const QString &text)
{
    Statement statement(text);
    statement.m_isFixed = true;
    return statement;
}

Statement &Statement::bind(const QString &name, const QString &text)
{
    const auto index = m_names.indexOf(name);
    Q_ASSERT_X(index >= 0, "Statement::bind", qPrintable(name));
    m_values[index] = text.isNull() ? QByteArray() : text.toUtf8();
    if (!text.isNull() && m_values[index].isNull())
        m_values[index] = QByteArray("");
    m_bound[index] = true;
    return *this;
}

Statement &Statement::bind(const QString &name, qint64 number)
{
    return bind(name, QString::number(number));
}

Statement &Statement::bind(const QString &name, bool value)
{
    return bind(name, value ? QStringLiteral("true") : QStringLiteral("false"));
}

Statement &Statement::bind(const QString &name, const QStringList &texts)
{
    return bind(name, QString::fromUtf8(arrayLiteral(texts)));
}

Statement &Statement::bindNull(const QString &name)
{
    return bind(name, QString());
}

QVarLengthArray<const char *, 32> Statement::parameters() const
{
    QVarLengthArray<const char *, 32> values;
    for (const QByteArray &value : m_values)
        values.append(value.isNull() ? nullptr : value.constData());
    return values;
}

QStringList Statement::unbound() const
{
    QStringList names;
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        if (!m_bound[i])
            names.append(m_names[i]);
    }
    return names;
}

int Statement::indexOf(const QString &name)
{
    const auto known = m_names.indexOf(name);
    if (known >= 0)
        return static_cast<int>(known);
    m_names.append(name);
    m_values.append(QByteArray());
    m_bound.append(false);
    return static_cast<int>(m_names.size() - 1);
}

} // namespace meja
