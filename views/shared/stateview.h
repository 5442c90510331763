#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTimer;

namespace meja {

/// Shows content or its state: loading, empty or failed. Pages and their parts use it. "Loading" appears
/// after a short delay, so that fast responses do not flicker.
class StateView : public QWidget
{
    Q_OBJECT

public:
    /// `filled` becomes a child.
    explicit StateView(QWidget *filled, QWidget *parent = nullptr);

    void showLoading(const QString &sentence);
    /// @param action the text of a button that emits `retryRequested`; empty: no button.
    void showEmpty(const QString &sentence, const QString &hint = {}, const QString &action = {});
    /// Shows what failed and what the user can do. @param retry the text of the retry button; empty: no
    /// button.
    void showFailed(const QString &sentence, const QString &hint, const QString &retry);
    void showFilled();

    [[nodiscard]] bool isFilled() const;
    [[nodiscard]] QString sentence() const; ///< Of the visible state; empty when filled.

Q_SIGNALS:
    void retryRequested();

private:
    void showNotice(const QString &iconName, const QString &sentence, const QString &hint);

    QStackedLayout *m_stack;
    QWidget *m_filled;
    QWidget *m_notice;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_hint;
    QPushButton *m_retry;
    QTimer *m_loadingTimer;
};

} // namespace meja
