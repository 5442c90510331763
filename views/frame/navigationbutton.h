#pragma once

#include <QAbstractButton>

namespace meja {

/// One entry of the navigation: an icon and a word, the word as a tool tip when there is no room.
class NavigationButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit NavigationButton(const QString &iconName, QWidget *parent = nullptr);

    void setWord(const QString &word);
    void setNarrow(bool narrow);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_narrow = false;
};

} // namespace meja
