#pragma once

#include "plainevaluator.h"
#include "readersession.h"

#include <QRandomGenerator>

namespace meja {

/// A random query: its text as a user types it, and its meaning.
struct Question
{
    ListQuery query;
    QList<PlainTerm> terms;
    ReadingManner manner;

    /// For the message of a failed test.
    [[nodiscard]] QString described() const;
};

/// Generates random queries for a list from a seed: searches, filters and orders that its resource allows,
/// mostly with existing values, in every spelling.
class Questioner
{
public:
    Questioner(quint32 seed, const PlainEvaluator &list);

    Question question();
    QRandomGenerator &random() { return m_random; }

private:
    template <class T>
    T anyOf(const QList<T> &items)
    {
        return items[m_random.bounded(items.size())];
    }
    /// True once in `times`.
    bool now(int times) { return m_random.bounded(times) == 0; }

    [[nodiscard]] bool mayAsk(const Column &column) const;
    PlainValue anyValue(const Column &column);
    QString anyText();
    QString textOf(const Column &column, bool isWholeValue);
    QString partOf(const QString &whole);
    QString codeOf(const Column &column);
    QString phoneSpelled(const QString &phone);
    QDate dayNear(const Column &column);

    PlainTerm term();
    PlainTerm termOf(const Column &column);
    PlainTerm numbers(const Column &column);
    PlainTerm tenths(const Column &column);
    PlainTerm days(const Column &column);
    PlainTerm phone();
    QString spelled(const PlainTerm &term);
    QString spelledText(const QString &text, bool behindField);
    QString spelledNumbers(const PlainTerm &term);
    QString spelledNumber(std::optional<qint64> number);
    QString spelledTenths(const PlainTerm &term);
    QString compared(const char *sign, const QString &value);
    QString fieldOf(const QString &column);
    QString spelledDays(const PlainTerm &term);
    QString spelledRange(const PlainTerm &term);
    QString spelledDay(QDate day);

    Condition condition(const Filter &filter);
    QStringList someValues(const Column &column, FilterKind kind);
    QList<SortLevel> order();
    ReadingManner manner();

    QRandomGenerator m_random;
    const PlainEvaluator &m_list;
    qsizetype m_row = 0; ///< The row from which most values are taken.
    const Resource &m_resource;
    Role m_role;
    QList<Column> m_columns; ///< The columns that the role may query.
};

} // namespace meja
