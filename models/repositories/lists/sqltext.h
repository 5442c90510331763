#pragma once

#include "statement.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// An identifier in double quotes.
[[nodiscard]] QString quotedName(const QString &identifier);

/// The values of a statement that is being composed: each is given a place, never pasted.
class SqlText
{
public:
    /// The place of a value, to be written into the text; a null text is NULL.
    QString place(const QString &value);
    QString place(qint64 value) { return place(QString::number(value)); }
    /// The place of an array, to be written into `any(…)`.
    QString placeArray(const QStringList &values);

    /// The text with every place that stands in it bound.
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
