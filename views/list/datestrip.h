#pragma once

#include "listquery.h"
#include "recordsource.h"

#include <QWidget>

namespace meja {

/// The date hierarchy of a list: years, the months of a year, the days of a month, each with a bar for
/// its rows. A click goes one step down, the words on the left lead back up.
class DateStrip : public QWidget
{
    Q_OBJECT

public:
    DateStrip(RecordSource &source, QWidget *parent);
    ~DateStrip() override;

    /// Shows where this query's `dates` are. Its bars are asked for by `ask()`.
    void setQuery(const ListQuery &query);
    /// Asks for the bars, unless they are there or on their way. For when the rows are there: bars take
    /// longer, and a question for each letter of a search would keep the server from its rows.
    void ask();
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] const QList<DateBucket> &buckets() const { return m_buckets; }
    /// Where a bar stands, for whoever wants to click it.
    [[nodiscard]] QRect barArea(qsizetype place) const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Empty: all days.
    void rangeChosen(const std::optional<meja::DateRange> &range);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Crumb
    {
        QString text;
        std::optional<DateRange> range;
        QRect area;
    };

    void take(const DateHistogram &histogram);
    void layOutCrumbs();
    void paintBar(QPainter &painter, qsizetype place) const;
    void choose(qsizetype place);
    [[nodiscard]] qsizetype placeAt(const QPoint &point) const;
    [[nodiscard]] DateRange rangeOf(const DateBucket &bucket) const;
    [[nodiscard]] QString nameOf(const DateBucket &bucket) const;
    [[nodiscard]] QString describe(const DateBucket &bucket) const;
    [[nodiscard]] int barsLeft() const;

    RecordSource &m_source;
    Lane m_lane = Lane::next();
    ListQuery m_query;
    Granularity m_granularity = Granularity::Year;
    std::optional<DateRange> m_enclosing; ///< Whose parts the bars are.
    QList<DateBucket> m_buckets;
    QList<Crumb> m_crumbs;
    qint64 m_most = 0;
    bool m_exact = false;
    bool m_due = false; ///< Not asked for yet.
    bool m_loading = false;
    quint64 m_question = 0;
    qsizetype m_hovered = -1;
    qsizetype m_current = -1; ///< Of the keyboard.
};

} // namespace meja
