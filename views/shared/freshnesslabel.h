#pragma once

#include "plainlabel.h"

#include <QDateTime>

namespace meja {

class ChangeFeed;

/// Shows up to which time a page is current, and warns when updates have stopped. For every page that shows
/// data of the database.
class FreshnessLabel : public PlainLabel
{
    Q_OBJECT

public:
    /// @param feed null when the page does not update itself.
    explicit FreshnessLabel(const ChangeFeed *feed, QWidget *parent = nullptr);

    /// The page has read its data now.
    void setReadNow();
    /// Whether it shows the warning.
    [[nodiscard]] bool isWarning() const { return m_isWarning; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateText();
    void showText(const QString &text, const QString &toolTip, bool isWarning);

    const ChangeFeed *m_feed;
    QDateTime m_readAt;
    bool m_isWarning = false;
};

/// `18.32`, in the time zone of the store; with seconds `18.32.05`.
[[nodiscard]] QString storeTimeText(const QDateTime &time, bool withSeconds = false);

} // namespace meja
