#pragma once

#include "listquery.h"
#include "recordsource.h"

#include <QWidget>

namespace meja {

/// The date hierarchy of a list: years, months of a year, or days of a month, with a bar for the rows of
/// each. A click on a bar filters by it; the breadcrumbs at the left return to the higher levels.
class DateStrip : public QWidget
{
    Q_OBJECT

public:
    DateStrip(RecordSource &source, QWidget *parent);
    ~DateStrip() override;

    /// Shows the level that this query's `dates` belong to. `loadBars()` loads its bars.
    void setQuery(const ListQuery &query);
    /// Loads the bars unless they are loaded or loading. Call it after the rows have arrived: a histogram
    /// takes longer, and a histogram query for each typed letter would delay the rows.
    void loadBars();
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] const QList<DateBucket> &buckets() const { return m_buckets; }
    /// The area of a bar, for tests that click it.
    [[nodiscard]] QRect barArea(qsizetype place) const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// @param range empty: all dates.
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
        std::optional<DateRange> range = {}; ///< Empty: all dates.
        QRect area = {};
    };

    void showHistogram(const DateHistogram &histogram);
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
    std::optional<DateRange> m_enclosing; ///< The year or month that the bars divide; empty: all years.
    QList<DateBucket> m_buckets;
    QList<Crumb> m_crumbs;
    qint64 m_maxRows = 0;
    bool m_exact = false;
    bool m_barsNeeded = false; ///< The bars of this query have not been requested.
    bool m_loading = false;
    quint64 m_requestId = 0;
    qsizetype m_hovered = -1;
    qsizetype m_current = -1; ///< The bar with the keyboard cursor.
};

} // namespace meja
