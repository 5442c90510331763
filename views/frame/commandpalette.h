#pragma once

#include "keyboardloan.h"
#include "pageaddress.h"
#include "paletteentry.h"
#include "recordsource.h"

#include <QList>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QTimer;

namespace meja {

/// Ctrl+K: pages and actions by their words in either language, and records by number or name, found
/// in the database while one types.
class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    /// Resources whose records are looked up, most wanted first; null forgets the source.
    void setSource(RecordSource *source, const QStringList &resources);

    /// Opens with these entries and an empty box.
    void present(QList<PaletteEntry> entries);

    [[nodiscard]] QStringList titles() const; ///< Of the lines that are shown.

Q_SIGNALS:
    void recordChosen(const meja::PageAddress &address);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void dismiss();
    void filter();
    void lookUp();
    void addRecords(const QString &resource, const QList<Suggestion> &found);
    void append(const PaletteEntry &entry);
    void runCurrent();
    bool handleKey(int key);

    RecordSource *m_source = nullptr;
    QStringList m_resources;
    QList<Lane> m_lanes; ///< One per resource.
    quint64 m_question = 0;
    QList<PaletteEntry> m_entries;
    QList<PaletteEntry> m_shown;
    QWidget *m_sheet;
    QLineEdit *m_box;
    QListWidget *m_list;
    QTimer *m_pause;
    KeyboardLoan m_keyboard;
};

} // namespace meja
