#pragma once

#include <QWidget>

namespace meja {

class DesktopPage;

/// A page in its own window. Closing the window deletes the page.
class TornOffWindow : public QWidget
{
    Q_OBJECT

public:
    explicit TornOffWindow(DesktopPage *page);

Q_SIGNALS:
    void closing(); ///< Emitted before the page is deleted.

protected:
    void closeEvent(QCloseEvent *event) override;
};

} // namespace meja
