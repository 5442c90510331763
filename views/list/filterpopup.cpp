#include "filterpopup.h"

#include "choicespopup.h"
#include "dayspopup.h"
#include "plainlabel.h"
#include "presenceboxes.h"
#include "presencepopup.h"
#include "rangepopup.h"
#include "relatedpopup.h"
#include "theme.h"
#include "tokens.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace meja {

namespace {

FilterPopup *makePopup(FilterKind kind, const FilterContext &context, QWidget *parent)
{
    switch (kind) {
    case FilterKind::Choices:
        return new ChoicesPopup(context, parent);
    case FilterKind::Range:
        return new RangePopup(context, parent);
    case FilterKind::Dates:
        return new DaysPopup(context, parent);
    case FilterKind::Related:
        return new RelatedPopup(context, parent);
    case FilterKind::Presence:
        return new PresencePopup(context, parent);
    }
    Q_UNREACHABLE();
}

} // namespace

FilterPopup::FilterPopup(const FilterContext &context, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_context(context), m_column(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Filter by %1").arg(context.column.label.text()));
    m_column->setContentsMargins(space::s, space::s, space::s, space::s);
    m_column->setSpacing(space::s);
    auto *title = new PlainLabel(context.column.label.text(), this);
    title->setFont(fontFor(TextRole::Strong));
    m_column->addWidget(title);
}

FilterPopup *FilterPopup::make(FilterKind kind, const FilterContext &context, QWidget *parent)
{
    FilterPopup *popup = makePopup(kind, context, parent);
    if (context.column.optional && kind != FilterKind::Presence)
        popup->addPresence();
    // Without a dialog around it, a button would not react to Enter.
    for (QPushButton *button : popup->findChildren<QPushButton *>())
        button->setAutoDefault(true);
    return popup;
}

void FilterPopup::addPresence()
{
    m_presence = new PresenceBoxes(m_context.column.name, current(), this);
    m_column->addWidget(m_presence);
    connect(m_presence, &PresenceBoxes::chosen, this, [this](const std::optional<Condition> &condition) {
        clearChoice();
        Q_EMIT changed(condition);
    });
}

void FilterPopup::choose(const std::optional<Condition> &condition)
{
    if (m_presence)
        m_presence->clear();
    Q_EMIT changed(condition);
}

void FilterPopup::showEmptyCount(const QString &rows)
{
    if (m_presence)
        m_presence->showEmptyCount(rows);
}

std::optional<Condition> FilterPopup::current() const
{
    for (const Condition &each : m_context.query.conditions) {
        if (each.column == m_context.column.name)
            return each;
    }
    return std::nullopt;
}

void FilterPopup::keyPressEvent(QKeyEvent *event)
{
    const bool done = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (done || event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace meja
