#include "valueview.h"

#include "badge.h"
#include "changewords.h"
#include "formats.h"
#include "icons.h"
#include "plainlabel.h"
#include "plaintooltip.h"
#include "theme.h"
#include "tokens.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace meja {

namespace {

constexpr int iconSize = 14;

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
      m_text(new QLabel(this)),
      m_maskIcon(new PlainLabel(this)),
      m_badge(new Badge(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_badge);
    row->addWidget(m_text, 1);
    row->addWidget(m_maskIcon);
    row->addStretch();
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setWordWrap(column.type == ValueType::LongText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_maskIcon->hide();
    m_badge->hide();
    m_text->installEventFilter(this);
    connect(m_text, &QLabel::linkActivated, this, &ValueView::activate);
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
    showValue();
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
    const QString shown = m_value.isEmpty() ? QStringLiteral("–") : text();
    const Choice *choice = m_column.type == ValueType::Choice ? m_column.choice(m_value) : nullptr;
    m_badge->setVisible(choice != nullptr);
    m_text->setVisible(choice == nullptr);
    if (choice)
        m_badge->setState(shown, choice->tone);
    const bool isRich = isLink() || m_column.type == ValueType::Changes;
    m_text->setTextFormat(isRich ? Qt::RichText : Qt::PlainText);
    m_text->setTextInteractionFlags(isLink() ? Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard
                                             : Qt::TextSelectableByMouse);
    m_text->setText(isRich ? markup(shown) : shown);
    setPlainToolTip(m_text, m_column.type == ValueType::LongText ? QString() : shown);
    m_text->setAccessibleName(QStringLiteral("%1: %2").arg(m_column.label.text(), shown));
    m_text->setAccessibleDescription(m_earlier ? changeSentence() : QString());
    setPlainToolTip(this, m_earlier ? changeSentence() : QString());
    if (m_earlier)
        setPlainToolTip(m_text, changeSentence());
    m_maskIcon->setVisible(m_masked);
    if (m_masked) {
        m_maskIcon->setPixmap(icon(QStringLiteral("eye-off")).pixmap(iconSize));
        setPlainToolTip(m_maskIcon, tr("Masked: only admins and auditors can see the full value"));
    }
}

QString ValueView::markup(const QString &shown) const
{
    if (m_column.type == ValueType::Changes)
        return changesTable(m_value);
    return QStringLiteral("<a href=\"open\" style=\"text-decoration:none;color:%1\">%2</a>")
        .arg(colors().link.name(), shown.toHtmlEscaped());
}

void ValueView::activate()
{
    if (isLink())
        Q_EMIT openRequested(m_linksTo, m_linkKey);
}

void ValueView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *copy = menu.addAction(icon(QStringLiteral("copy")), tr("Copy value"));
    copy->setEnabled(!m_value.isEmpty());
    QAction *open = isLink() ? menu.addAction(icon(QStringLiteral("external-link")), tr("Open")) : nullptr;
    const QAction *chosen = menu.exec(event->globalPos());
    if (chosen == copy)
        QGuiApplication::clipboard()->setText(text());
    else if (chosen && chosen == open)
        activate();
}

/// Enter opens a focused link.
bool ValueView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    const bool isKey = event->type() == QEvent::KeyPress && isLink();
    const int key = isKey ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    activate();
    return true;
}

void ValueView::paintEvent(QPaintEvent *)
{
    if (m_earlier)
        QPainter(this).fillRect(rect(), colors().tone(Tone::Warning).tint);
    if (!m_text->hasFocus() || !isLink())
        return;
    // A line below the text: a focus ring would cover the first letter.
    const int lineWidth = std::min(m_text->sizeHint().width(), m_text->width());
    QPainter(this).fillRect(m_text->x(), height() - 2, lineWidth, 2, colors().focus);
}

void ValueView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        showValue();
}

} // namespace meja
