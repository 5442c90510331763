#pragma once

#include <QLineEdit>
#include <QTimer>

class QToolButton;

namespace meja {

/// The search box of a list. Emits the text shortly after the last change, or immediately on Enter. Shows the
/// progress of a search in parts, with a button that stops it.
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchBox(QWidget *parent = nullptr);

    /// Shows a text without emitting `searched`.
    void show(const QString &search);
    using QLineEdit::show;
    /// Shows the searched fraction of the list (0–1); `running` shows the stop button.
    void setProgress(double part, bool running);

    static constexpr int typingDelayMs = 10; ///< Joins the changes of one key press or paste.

Q_SIGNALS:
    void searched(const QString &search);
    void stopRequested();
    void left(); ///< Enter or Down was pressed: the focus should move to the rows.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void emitSearch();
    void retranslate();

    QTimer m_typingDelay;
    QToolButton *m_stop;
    QString m_emitted;
    double m_part = 1.0;
    bool m_running = false;
};

} // namespace meja
