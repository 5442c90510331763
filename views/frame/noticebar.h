#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace meja {

/// A line of text above the pages, for a message that concerns no page. It stays until the user closes it
/// or it is replaced.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void showNotice(const QString &sentence);
    [[nodiscard]] QString sentence() const; ///< Empty while hidden.

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    QLabel *m_sentence;
    QToolButton *m_close;
};

} // namespace meja
