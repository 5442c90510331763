#pragma once

#include "column.h"
#include "partnerlinks.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace meja {

class Badge;

/// One value of a record on a page: text, a badge, or a link. It takes the keyboard focus: Up and Down go to
/// the next value, Enter opens a link, Ctrl+C copies the value. Numbers, phones, e-mails and addresses have a
/// copy button; phones a link to WhatsApp. A masked value shows an icon instead.
class ValueView : public QWidget
{
    Q_OBJECT

public:
    explicit ValueView(const Column &column, QWidget *parent = nullptr);

    /// @param value, linkKey the text from PostgreSQL; null for NULL.
    void setValue(const QString &value, const QString &linkKey, Role role);
    /// Shows a button that opens a page outside Meja. Empty: no button.
    void setPartnerLink(const std::optional<PartnerLink> &link);
    /// Shows at most this many lines of a long text, and a button for the rest.
    void setMaxLines(int lines);

    /// Marks the value as changed since the page was opened. Empty: not changed.
    void setEarlierValue(const std::optional<QString> &value);
    [[nodiscard]] bool isChanged() const { return m_earlier.has_value(); }

    [[nodiscard]] const Column &column() const { return m_column; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isMasked() const { return m_masked; }
    [[nodiscard]] bool isLink() const { return m_linkKey != 0; }
    [[nodiscard]] const std::optional<PartnerLink> &partnerLink() const { return m_partnerLink; }

    /// Opens the linked record, or the page outside Meja.
    void activate();
    /// Copies the selected text, or else the whole value.
    void copy();

Q_SIGNALS:
    void openRequested(const QString &resource, qint64 key);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showValue();
    void showButtons();
    void showLines();
    void toggleLines();
    [[nodiscard]] bool isCopied() const;
    [[nodiscard]] QString partnerName() const;
    [[nodiscard]] QToolButton *makeButton(const QString &iconName);
    void focusNeighbour(bool forward);
    [[nodiscard]] QString changeSentence() const;

    Column m_column;
    QString m_value;
    QString m_linksTo;
    std::optional<QString> m_earlier; ///< The value when the page was opened, if it has changed since.
    qint64 m_linkKey = 0;
    bool m_masked = false;
    bool m_expanded = false;
    int m_maxLines = 0; ///< 0: all.
    std::optional<PartnerLink> m_partnerLink;
    QLabel *m_text;
    QLabel *m_maskIcon;
    Badge *m_badge;
    QToolButton *m_copy;
    QToolButton *m_partner;
    QToolButton *m_more;
};

} // namespace meja
