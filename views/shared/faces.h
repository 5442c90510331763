#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTimer;

namespace meja {

/// The four faces of whatever is read: loading, empty, failed, filled. Loading shows itself only
/// after a moment, so that quick answers don't flicker.
class Faces : public QWidget
{
    Q_OBJECT

public:
    /// `filled` becomes a child.
    explicit Faces(QWidget *filled, QWidget *parent = nullptr);

    void showLoading(const QString &sentence);
    /// With an `action` there is a button as on the failed face.
    void showEmpty(const QString &sentence, const QString &hint = {}, const QString &action = {});
    /// What went wrong and what to do about it, with a button that asks again.
    void showFailed(const QString &sentence, const QString &hint, const QString &retry);
    void showFilled();

    [[nodiscard]] bool isFilled() const;
    [[nodiscard]] QString sentence() const; ///< Of the face that is shown; empty when filled.

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
    QTimer *m_patience;
};

} // namespace meja
