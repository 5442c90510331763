#pragma once

#include <QLineEdit>
#include <QTimer>

class QToolButton;

namespace meja {

/// The search box of a list: tells what was typed once a key press or a paste is through, at once on Enter,
/// and shows how far a search in parts is, with a button that stops it.
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchBox(QWidget *parent = nullptr);

    /// Shows a text without telling of it.
    void show(const QString &search);
    using QLineEdit::show;
    /// Shows the part (0–1) that was looked through; `running` offers to stop.
    void setProgress(double part, bool running);

    static constexpr int kPauseMs = 10;

Q_SIGNALS:
    void searched(const QString &search);
    void stopRequested();
    void left(); ///< Enter or Down: on to the rows.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tell();
    void retranslate();

    QTimer m_pause;
    QToolButton *m_stop;
    QString m_told;
    double m_part = 1.0;
    bool m_running = false;
};

} // namespace meja
