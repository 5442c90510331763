#pragma once

#include "desktoppages.h"
#include "resource.h"

#include <QStringList>
#include <QTimer>

#include <optional>

class QLabel;

namespace meja {

class FreshnessLabel;
class StateView;
class RecordHeading;

/// The base class of pages that show one record under a heading. It loads the record, shows its name and
/// reports failures; derived classes show the content below the heading. While the page is shown, it reads
/// the record again after changes, and marks what changed since the page was opened or refreshed.
class RecordPage : public DesktopPage
{
    Q_OBJECT

public:
    ~RecordPage() override;

    [[nodiscard]] PageAddress address() const override { return {m_resource.name, m_key}; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return m_resource.icon; }
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] bool hasFailed() const override { return m_failure.has_value(); }

    /// Whether the list from which this record was opened has a record before and after it.
    void setNeighbours(bool previous, bool next);
    /// Copies a link that opens this record: `meja://orders/MJ4K7Q2X`, `meja://products/5`.
    void copyLink() const;

Q_SIGNALS:
    void previousRequested();
    void nextRequested();

protected:
    /// @param columns the columns to load; the first one is the record's name.
    RecordPage(const Resource &resource, qint64 key, const DesktopContext &context, QStringList columns,
               QWidget *parent);

    /// Adds `body` below the heading and loads the record. Derived classes call it once, in their
    /// constructor.
    void start(QWidget *body);

    [[nodiscard]] const Resource &resource() const { return m_resource; }
    [[nodiscard]] qint64 key() const { return m_key; }
    [[nodiscard]] const DesktopContext &context() const { return m_context; }
    [[nodiscard]] const QStringList &columns() const { return m_columns; }
    [[nodiscard]] const std::optional<Record> &record() const { return m_record; }
    /// The value of that column; null while no record is loaded.
    [[nodiscard]] QString value(const QString &column) const;
    [[nodiscard]] RecordHeading &heading() { return *m_heading; }
    void openRecord(const QString &resource, qint64 key);

    /// Loads the other parts of the page again.
    virtual void refreshParts() = 0;
    [[nodiscard]] virtual bool arePartsSettled() const = 0;
    virtual void showRecord(const Record &record) = 0;
    /// Reads those of the other parts again that the changes concern.
    virtual void takeChanges(const RowChanges &changes) = 0;
    /// Marks the fields that differ from the record when the page was opened.
    virtual void markChanges(const Record &record, const Record &opened) = 0;
    /// Sets all texts again, after the language, the colours or the record changed.
    virtual void retranslate();

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QString recordName() const;
    void collect(const RowChanges &changes);
    void readChanges();
    [[nodiscard]] bool concernsRecord(const RowChanges &changes) const;
    void showChanges();
    void load();
    void showResult(const Result<Record> &record);

    const Resource &m_resource;
    qint64 m_key;
    DesktopContext m_context;
    QStringList m_columns;
    Lane m_lane = Lane::next();
    std::optional<Record> m_record;
    std::optional<Record> m_opened; ///< The record when the page was opened or refreshed.
    RowChanges m_pending;
    QTimer m_changeTimer; ///< Collects changes that arrive together.
    std::optional<Error> m_failure;
    bool m_loading = false;
    bool m_followsChange = false; ///< The request follows a change; a failure keeps the old content.
    RecordHeading *m_heading;
    QLabel *m_changedFields;
    FreshnessLabel *m_freshness;
    StateView *m_stateView = nullptr;
};

} // namespace meja
