#include "valueview.h"

#include "badge.h"
#include "changewords.h"
#include "elidedlabel.h"
#include "formats.h"
#include "icons.h"
#include "onelinetext.h"
#include "plaintooltip.h"
#include "states.h"
#include "theme.h"
#include "tokens.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace meja {

namespace {

constexpr int valueIconSize = 14;
constexpr int buttonSize = 20;
constexpr int textSlack = 4; ///< Pixels that a label needs beyond the width of its text.

QString cell(const QString &text, const QColor &color)
{
    return QStringLiteral("<td style=\"padding-right:16px;padding-bottom:4px;color:%1\">%2</td>")
        .arg(color.name(), text.toHtmlEscaped());
}

/// A table with field, old value and new value.
QString changesTable(const QString &json)
{
    const QList<ChangeWords::Line> lines = ChangeWords(valueFormat()).lines(json);
    if (lines.isEmpty())
        return QStringLiteral("–");
    QString rows = QStringLiteral("<tr>") + cell(ValueView::tr("Field"), colors().muted) +
                   cell(ValueView::tr("Old"), colors().muted) + cell(ValueView::tr("New"), colors().muted) +
                   QStringLiteral("</tr>");
    for (const ChangeWords::Line &line : lines)
        rows += QStringLiteral("<tr>") + cell(line.field, colors().text) + cell(line.before, colors().muted) +
                cell(line.after, colors().text) + QStringLiteral("</tr>");
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\">%1</table>").arg(rows);
}

} // namespace

ValueView::ValueView(const Column &column, QWidget *parent)
    : QWidget(parent),
      m_column(column),
      m_text(new ElidedLabel(this)),
      m_maskIcon(new PlainLabel(this)),
      m_badge(new Badge(this)),
      m_copy(makeButton(QStringLiteral("copy"))),
      m_partner(makeButton(QStringLiteral("external-link"))),
      m_more(makeButton(QStringLiteral("chevron-down")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_badge);
    row->addWidget(m_text, 1000);
    for (QWidget *button : {m_more, m_partner, m_copy})
        row->addWidget(button, 0, Qt::AlignTop);
    row->addWidget(m_maskIcon);
    row->addStretch(1);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::ClickFocus);
    m_text->setFocusProxy(this);
    m_text->setWordWrap(column.type == ValueType::LongText || column.type == ValueType::Changes);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_maskIcon->hide();
    m_badge->hide();
    m_text->installEventFilter(this);
    connect(m_copy, &QToolButton::clicked, this, &ValueView::copy);
    connect(m_partner, &QToolButton::clicked, this, [this] { openPartnerLink(*m_partnerLink, m_value); });
    connect(m_more, &QToolButton::clicked, this, &ValueView::toggleLines);
}

QToolButton *ValueView::makeButton(const QString &iconName)
{
    auto *button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setIconSize({valueIconSize, valueIconSize});
    button->setFixedSize(buttonSize, buttonSize);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus); // The keys of the value do the same.
    button->hide();
    return button;
}

void ValueView::setValue(const QString &value, const QString &linkKey, Role role)
{
    m_value = value;
    m_linksTo = m_column.linksTo;
    m_linkKey = m_linksTo.isEmpty() ? 0 : linkKey.toLongLong();
    if (const auto target =
            m_column.type == ValueType::RecordName ? ChangeWords::target(value) : std::nullopt) {
        m_linksTo = target->resource;
        m_linkKey = target->key;
    }
    m_masked = m_column.isMaskedFor(role) && !value.isEmpty();
    if (m_column.type == ValueType::Phone)
        m_partnerLink = m_masked ? std::nullopt : whatsAppChat(value);
    setFocusPolicy(value.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    showValue();
}

void ValueView::setPartnerLink(const std::optional<PartnerLink> &link)
{
    m_partnerLink = link;
    showButtons();
}

void ValueView::setMaxLines(int lines)
{
    m_maxLines = lines;
    showLines();
}

void ValueView::setEarlierValue(const std::optional<QString> &value)
{
    if (m_earlier == value)
        return;
    m_earlier = value;
    showValue();
    update();
}

QString ValueView::changeSentence() const
{
    const QString earlier =
        m_earlier->isEmpty() ? QStringLiteral("–") : valueFormat().text(m_column, *m_earlier);
    return tr("Changed since you opened this page. Before: %1").arg(earlier);
}

QString ValueView::text() const
{
    // Long texts keep their line breaks.
    return m_column.type == ValueType::LongText ? m_value : valueFormat().text(m_column, m_value);
}

void ValueView::showValue()
{
    const bool isLong = m_column.type == ValueType::LongText;
    const QString shown = m_value.isEmpty() ? QStringLiteral("–") : isLong ? text() : oneLineText(text());
    const Choice *choice = isState(m_column) ? m_column.choice(m_value) : nullptr;
    const bool isRich = m_column.type == ValueType::Changes;
    m_badge->setVisible(choice != nullptr);
    m_text->setVisible(choice == nullptr);
    if (choice)
        m_badge->setState(shown, choice->tone);
    QPalette colored = palette();
    if (isLink())
        colored.setColor(m_text->foregroundRole(), colors().link);
    m_text->setPalette(colored);
    m_text->setCursor(isLink() ? Qt::PointingHandCursor : Qt::IBeamCursor);
    m_text->setTextFormat(isRich ? Qt::RichText : Qt::PlainText);
    m_text->setText(isRich ? changesTable(m_value) : shown);
    const int textWidth = m_text->fontMetrics().horizontalAdvance(shown) + textSlack;
    m_text->setMaximumWidth(isRich || shown.contains(u'\n') ? QWIDGETSIZE_MAX : textWidth);
    setAccessibleName(QStringLiteral("%1: %2").arg(m_column.label.text(), shown));
    m_text->setAccessibleName(accessibleName());
    m_text->setAccessibleDescription(m_earlier ? changeSentence() : QString());
    setPlainToolTip(this, m_earlier ? changeSentence() : QString());
    if (m_earlier)
        setPlainToolTip(m_text, changeSentence());
    m_maskIcon->setVisible(m_masked);
    if (m_masked) {
        m_maskIcon->setPixmap(icon(QStringLiteral("eye-off")).pixmap(valueIconSize));
        setPlainToolTip(m_maskIcon, tr("Masked: only admins and auditors can see the full value"));
    }
    showButtons();
    showLines();
}

/// Whether people often need the value elsewhere, so that it has a copy button.
bool ValueView::isCopied() const
{
    const bool isNumber = m_column.type == ValueType::Code || m_column.type == ValueType::Phone ||
                          m_column.type == ValueType::Email;
    return !m_value.isEmpty() && !m_masked && (isNumber || m_column.name.endsWith(QLatin1String("address")));
}

QString ValueView::partnerName() const
{
    if (m_column.type == ValueType::Phone)
        return tr("Open chat in WhatsApp");
    return m_partnerLink && m_partnerLink->needsNumber ? tr("Copy and open the courier's tracking page")
                                                       : tr("Open the courier's tracking page");
}

void ValueView::showButtons()
{
    m_copy->setVisible(isCopied());
    m_partner->setVisible(m_partnerLink.has_value());
    m_partner->setIcon(icon(m_column.type == ValueType::Phone ? QStringLiteral("message")
                                                              : QStringLiteral("external-link")));
    m_copy->setAccessibleName(tr("Copy value"));
    m_partner->setAccessibleName(partnerName());
    setPlainToolTip(m_copy, tr("Copy value (Ctrl+C)"));
    setPlainToolTip(m_partner, partnerName());
}

void ValueView::showLines()
{
    const int limit = m_maxLines * m_text->fontMetrics().lineSpacing();
    const int wanted = m_text->heightForWidth(m_text->width());
    const bool isCut = m_maxLines > 0 && !m_value.isEmpty() && wanted > limit;
    m_more->setVisible(isCut);
    m_text->setMaximumHeight(isCut && !m_expanded ? limit : QWIDGETSIZE_MAX);
    m_text->setAlignment(isCut ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignLeft | Qt::AlignVCenter);
    m_more->setAccessibleName(m_expanded ? tr("Show less") : tr("Show all"));
    setPlainToolTip(m_more, m_more->accessibleName());
}

void ValueView::toggleLines()
{
    m_expanded = !m_expanded;
    showLines();
}

void ValueView::activate()
{
    if (isLink())
        Q_EMIT openRequested(m_linksTo, m_linkKey);
    else if (m_partnerLink)
        openPartnerLink(*m_partnerLink, m_value);
    else if (m_more->isVisible())
        toggleLines();
}

void ValueView::copy()
{
    QGuiApplication::clipboard()->setText(m_text->hasSelectedText() ? m_text->selectedText() : text());
}

void ValueView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *copyAction = menu.addAction(icon(QStringLiteral("copy")), tr("Copy value"));
    copyAction->setEnabled(!m_value.isEmpty());
    connect(copyAction, &QAction::triggered, this, &ValueView::copy);
    if (isLink())
        connect(menu.addAction(icon(QStringLiteral("external-link")), tr("Open")), &QAction::triggered, this,
                &ValueView::activate);
    if (m_partnerLink)
        connect(menu.addAction(m_partner->icon(), partnerName()), &QAction::triggered, m_partner,
                &QToolButton::click);
    menu.exec(event->globalPos());
}

/// A click opens a link; a double click selects the whole value, which has no words.
bool ValueView::eventFilter(QObject *watched, QEvent *event)
{
    const bool isMouse =
        event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonDblClick;
    if (!isMouse || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
        return QWidget::eventFilter(watched, event);
    if (isLink()) {
        if (event->type() == QEvent::MouseButtonRelease)
            activate();
        return true;
    }
    const bool isWhole = m_column.type != ValueType::LongText && m_column.type != ValueType::Changes;
    if (event->type() != QEvent::MouseButtonDblClick || !isWhole)
        return QWidget::eventFilter(watched, event);
    m_text->setSelection(0, static_cast<int>(m_text->text().size()));
    return true;
}

void ValueView::focusInEvent(QFocusEvent *event)
{
    update();
    if (event->reason() == Qt::MouseFocusReason)
        return;
    for (QWidget *each = parentWidget(); each; each = each->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(each))
            area->ensureWidgetVisible(this);
    }
}

void ValueView::focusOutEvent(QFocusEvent *)
{
    update();
}

/// Moves the focus to the value before or after this one, in the order of Tab.
void ValueView::focusNeighbour(bool forward)
{
    const auto step = [forward](const QWidget *from) {
        return forward ? from->nextInFocusChain() : from->previousInFocusChain();
    };
    for (QWidget *each = step(this); each != this; each = step(each)) {
        auto *value = qobject_cast<ValueView *>(each);
        if (value && value->isVisible() && value->focusPolicy() != Qt::NoFocus)
            return value->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    }
}

void ValueView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return activate();
    case Qt::Key_Down:
    case Qt::Key_Up:
        return focusNeighbour(event->key() == Qt::Key_Down);
    default:
        QWidget::keyPressEvent(event);
    }
}

void ValueView::paintEvent(QPaintEvent *)
{
    if (m_earlier)
        QPainter(this).fillRect(rect(), colors().tone(Tone::Warning).tint);
    if (!hasFocus())
        return;
    // A line below the value: a focus ring would cover the first letter.
    const QWidget &shown = m_badge->isVisible() ? *static_cast<QWidget *>(m_badge) : *m_text;
    const int lineWidth = std::min(shown.sizeHint().width(), shown.width());
    QPainter(this).fillRect(shown.x(), height() - 2, lineWidth, 2, colors().focus);
}

void ValueView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showLines();
}

void ValueView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        showValue();
}

} // namespace meja
