#pragma once

#include "column.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace meja {

class Badge;

/// One value of a record on a page: selectable text, a badge, or a link. A masked value shows an icon.
class ValueView : public QWidget
{
    Q_OBJECT

public:
    explicit ValueView(const Column &column, QWidget *parent = nullptr);

    /// @param value, linkKey the text from PostgreSQL; null for NULL.
    void setValue(const QString &value, const QString &linkKey, Role role);

    /// Marks the value as changed since the page was opened. Empty: not changed.
    void setEarlierValue(const std::optional<QString> &value);
    [[nodiscard]] bool isChanged() const { return m_earlier.has_value(); }

    [[nodiscard]] const Column &column() const { return m_column; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isMasked() const { return m_masked; }
    [[nodiscard]] bool isLink() const { return m_linkKey != 0; }

    void activate();

Q_SIGNALS:
    void openRequested(const QString &resource, qint64 key);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showValue();
    [[nodiscard]] QString changeSentence() const;
    [[nodiscard]] QString markup(const QString &shown) const;

    Column m_column;
    QString m_value;
    QString m_linksTo;
    std::optional<QString> m_earlier; ///< The value when the page was opened, if it has changed since.
    qint64 m_linkKey = 0;
    bool m_masked = false;
    QLabel *m_text;
    QLabel *m_maskIcon;
    Badge *m_badge;
};

} // namespace meja
