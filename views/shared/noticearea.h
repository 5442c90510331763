#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;

namespace meja {

/// The one place for short messages of a page, above the lower edge of its content. A message disappears by
/// itself; a state, such as the number of selected rows, stays until it changes. The texts follow the
/// language. Mouse events go to the content below.
class NoticeArea : public QWidget
{
    Q_OBJECT

public:
    using Text = std::function<QString()>;

    /// @param content the widget over which the messages are shown.
    explicit NoticeArea(QWidget *content);

    /// Shows a message for some seconds, then the state again.
    void showBriefly(const Text &message);
    /// Shows a state while there is no message. An empty function or text removes it.
    void setState(const Text &state);
    /// Removes the message.
    void clear();
    [[nodiscard]] QString text() const;

    /// How long messages stay, in milliseconds; for tests.
    void setDuration(int milliseconds) { m_timer.setInterval(milliseconds); }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showText();
    void place();

    QLabel *m_label;
    Text m_message;
    Text m_state;
    QTimer m_timer;
};

} // namespace meja
