#pragma once

#include "statement.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// An identifier in double quotes.
[[nodiscard]] QString quotedName(const QString &identifier);

/// Collects the values of a statement during composition. Each value becomes a placeholder and is bound,
/// never inserted into the text.
class SqlText
{
public:
    /// Adds a value and returns its placeholder for the text. A null text is bound as NULL.
    QString place(const QString &value);
    QString place(qint64 value) { return place(QString::number(value)); }
    /// Adds an array and returns its placeholder, for `any(…)`.
    QString placeArray(const QStringList &values);

    /// The statement with the value of every placeholder that the text contains.
    [[nodiscard]] Statement statement(const QString &text) const;

private:
    struct Value
    {
        QString text = {};
        QStringList texts = {};
        bool isArray = false;
    };
    QString add(Value value);

    QList<Value> m_values;
};

} // namespace meja
