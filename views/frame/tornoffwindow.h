#pragma once

#include "shortcuttable.h"

#include <QWidget>

namespace meja {

class DesktopPage;

/// A page in its own window. Closing the window deletes the page.
class TornOffWindow : public QWidget
{
    Q_OBJECT

public:
    explicit TornOffWindow(DesktopPage *page);

    /// The end of the window's title, after the title of the page.
    void setTitleSuffix(const QString &suffix);
    [[nodiscard]] DesktopPage *page() const { return m_page; }

Q_SIGNALS:
    void closing(); ///< Emitted before the page is deleted.
    void paletteRequested();
    void shortcutsRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void runShortcut(ShortcutAction action);
    void updateTitle();

    DesktopPage *m_page;
    QString m_suffix;
};

} // namespace meja
