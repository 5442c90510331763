#pragma once

#include "readersession.h"
#include "referenceevaluator.h"

#include <QRandomGenerator>

namespace meja {

/// A random query: its text as a user types it, and its meaning.
struct GeneratedQuery
{
    ListQuery query;
    QList<ReferenceTerm> terms;
    ReadingOptions options;

    /// For the message of a failed test.
    [[nodiscard]] QString described() const;
};

/// Generates random queries for a list from a seed: searches, filters and orders that its resource allows,
/// mostly with existing values, in every spelling.
class QueryGenerator
{
public:
    QueryGenerator(quint32 seed, const ReferenceEvaluator &list);

    GeneratedQuery generated();
    QRandomGenerator &random() { return m_random; }

private:
    template <class T>
    T anyOf(const QList<T> &items)
    {
        return items[m_random.bounded(items.size())];
    }
    /// True once in `times`.
    bool now(int times) { return m_random.bounded(times) == 0; }

    [[nodiscard]] bool mayQuery(const Column &column) const;
    ReferenceValue anyValue(const Column &column);
    QString anyText();
    QString textOf(const Column &column, bool isWholeValue);
    QString partOf(const QString &whole);
    QString codeOf(const Column &column);
    QString phoneSpelled(const QString &phone);
    QDate dayNear(const Column &column);

    ReferenceTerm term();
    ReferenceTerm termOf(const Column &column);
    ReferenceTerm numbers(const Column &column);
    ReferenceTerm tenths(const Column &column);
    ReferenceTerm days(const Column &column);
    ReferenceTerm phone();
    QString spelled(const ReferenceTerm &term);
    QString spelledText(const QString &text, bool behindField);
    QString spelledNumbers(const ReferenceTerm &term);
    QString spelledNumber(std::optional<qint64> number);
    QString spelledTenths(const ReferenceTerm &term);
    QString compared(const char *sign, const QString &value);
    QString fieldOf(const QString &column);
    QString spelledDays(const ReferenceTerm &term);
    QString spelledRange(const ReferenceTerm &term);
    QString spelledDay(QDate day);

    Condition condition(const Filter &filter);
    QStringList someValues(const Column &column, FilterKind kind);
    QList<SortLevel> order();
    ReadingOptions options();

    QRandomGenerator m_random;
    const ReferenceEvaluator &m_list;
    qsizetype m_row = 0; ///< The row from which most values are taken.
    const Resource &m_resource;
    Role m_role;
    QList<Column> m_columns; ///< The columns that the role may query.
};

} // namespace meja
