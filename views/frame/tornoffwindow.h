#pragma once

#include <QWidget>

namespace meja {

class DeskPage;

/// A page in a window of its own; closing the window ends the page.
class TornOffWindow : public QWidget
{
    Q_OBJECT

public:
    explicit TornOffWindow(DeskPage *page);

Q_SIGNALS:
    void closing(); ///< The page is still there.

protected:
    void closeEvent(QCloseEvent *event) override;
};

} // namespace meja
