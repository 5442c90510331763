#pragma once

#include <QMargins>
#include <QObject>
#include <QRect>

class QWidget;

namespace meja {

/// `wanted`, moved and shrunk so that the rectangle and a window frame around it are inside `available`.
[[nodiscard]] QRect fittedRect(const QRect &wanted, const QMargins &frame, const QRect &available);

/// Gives a window its size at the start, so that the window and its frame fit on a screen. The frame is
/// estimated before the window is shown and corrected once the window system has added it.
class WindowFitter : public QObject
{
    Q_OBJECT

public:
    explicit WindowFitter(QWidget &window);

    /// Restores `saved` from `QWidget::saveGeometry()`, or uses `defaultSize` if there is none. A saved place
    /// that no screen shows completely is moved onto the nearest screen.
    void restore(const QByteArray &saved, const QSize &defaultSize);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit(const QMargins &frame);

    QWidget &m_window;
    QRect m_assigned; ///< What `fit()` set; another geometry was chosen by somebody else and is kept.
};

} // namespace meja
