#pragma once

#include "focusrestorer.h"
#include "pageaddress.h"
#include "paletteentry.h"
#include "recordsource.h"

#include <QList>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QTimer;

namespace meja {

/// The command palette (Ctrl+K). Finds pages and actions by their names in either language, and records
/// by number or name with a database query after a typing delay.
class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    /// @param source null disables record search. @param resources the resources whose records are found, in
    /// the order of the results.
    void setSource(RecordSource *source, const QStringList &resources);

    /// Whether the role reads phone numbers and e-mails masked. Then the palette offers to look a complete
    /// one up instead of finding nothing.
    void setContactsMasked(bool masked) { m_contactsMasked = masked; }

    /// Opens the palette with these entries and an empty search box.
    void present(QList<PaletteEntry> entries);

    [[nodiscard]] QStringList titles() const; ///< Of the visible entries.

Q_SIGNALS:
    void recordChosen(const meja::PageAddress &address);
    void contactChosen(const QString &contact); ///< A complete phone number or e-mail to look up.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void dismiss();
    void filter();
    void lookUp();
    void addContact(const QString &contact);
    void addRecords(const QString &resource, const QList<Suggestion> &found);
    void append(const PaletteEntry &entry);
    void runCurrent();
    bool handleKey(int key);

    RecordSource *m_source = nullptr;
    bool m_contactsMasked = false;
    QStringList m_resources;
    QList<Lane> m_lanes;     ///< One per resource.
    quint64 m_requestId = 0; ///< Results of an older request are discarded.
    QList<PaletteEntry> m_entries;
    QList<PaletteEntry> m_shown;
    QWidget *m_panel;
    QLineEdit *m_box;
    QListWidget *m_list;
    QTimer *m_typingDelay;
    FocusRestorer m_keyboard;
};

} // namespace meja
