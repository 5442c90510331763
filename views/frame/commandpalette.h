#pragma once

#include "focusrestorer.h"
#include "pageaddress.h"
#include "paletteentry.h"
#include "palettesearch.h"

#include <QList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QTimer;

namespace meja {

/// The command palette (Ctrl+K). Finds pages and actions by their names in either language, and the records
/// of all lists with a search after a typing delay. Results are grouped by list.
class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    /// @param source null disables the search for records.
    void setSource(RecordSource *source, Role role) { m_search->setSource(source, role); }

    /// Whether the role reads phone numbers and e-mails masked. Then the palette offers to look a complete
    /// one up instead of finding nothing.
    void setContactsMasked(bool masked) { m_contactsMasked = masked; }

    /// Opens the palette with these entries and an empty search box.
    void present(QList<PaletteEntry> entries);

    [[nodiscard]] QStringList titles() const; ///< Of the visible entries, without headings.
    /// What is shown instead of entries: that nothing matches, or that the search is running or failed.
    [[nodiscard]] QString message() const;

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
    void rebuild();
    void showMessage();
    void takeResults();
    [[nodiscard]] PaletteEntry contactEntry(const QString &contact);
    [[nodiscard]] PaletteEntry entryOf(const Resource &resource, const PaletteRecord &record);
    void appendGroup(const QString &heading, const QList<PaletteEntry> &entries);
    void moveCurrent(int step);
    void runCurrent();
    bool handleKey(int key);

    bool m_contactsMasked = false;
    bool m_opensFirst = false; ///< Enter was pressed before the results: open the first one.
    PaletteSearch *m_search;
    QList<PaletteEntry> m_entries;
    QList<PaletteEntry> m_shown;
    QWidget *m_panel;
    QLineEdit *m_box;
    QListWidget *m_list;
    QLabel *m_message;
    QTimer *m_typingDelay;
    FocusRestorer m_keyboard;
};

} // namespace meja
