#include "recordactions.h"

#include "icons.h"
#include "plaintooltip.h"
#include "tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace meja {

namespace {

constexpr int actionButtonSize = 28;

} // namespace

RecordActions::RecordActions(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    m_link = addButton(QStringLiteral("link"), &RecordActions::linkRequested);
    m_previous = addButton(QStringLiteral("arrow-up"), &RecordActions::previousRequested);
    m_next = addButton(QStringLiteral("arrow-down"), &RecordActions::nextRequested);
    m_refresh = addButton(QStringLiteral("refresh"), &RecordActions::refreshRequested);
    m_previous->hide();
    m_next->hide();
    retranslate();
}

QToolButton *RecordActions::addButton(const QString &iconName, void (RecordActions::*clicked)())
{
    auto *button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setFixedSize(actionButtonSize, actionButtonSize);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, clicked);
    return button;
}

void RecordActions::setNeighbours(bool previous, bool next)
{
    m_previous->setEnabled(previous);
    m_next->setEnabled(next);
    m_previous->show();
    m_next->show();
}

void RecordActions::retranslate()
{
    const auto name = [](QToolButton *button, const QString &text, const QString &keys) {
        button->setAccessibleName(text);
        setPlainToolTip(button, keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys));
    };
    name(m_link, tr("Copy link"), {});
    name(m_previous, tr("Previous record"), {});
    name(m_next, tr("Next record"), {});
    name(m_refresh, tr("Refresh"), QStringLiteral("F5"));
}

void RecordActions::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meja
