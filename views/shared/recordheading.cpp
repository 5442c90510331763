#include "recordheading.h"

#include "badge.h"
#include "icons.h"
#include "plainlabel.h"
#include "plaintooltip.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace meja {

namespace {

constexpr int headingHeight = 48;
constexpr int iconSize = 20;

} // namespace

RecordHeading::RecordHeading(const Resource &resource, QWidget *parent)
    : QWidget(parent),
      m_resource(resource),
      m_kind(new PlainLabel(this)),
      m_name(new PlainLabel(this)),
      m_note(new PlainLabel(this)),
      m_badgeRow(new QWidget(this))
{
    setFixedHeight(headingHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l + iconSize + space::s, 0, space::l, 0);
    row->setSpacing(space::s);
    row->addWidget(m_kind);
    row->addWidget(m_name);
    row->addWidget(m_badgeRow);
    row->addStretch();
    row->addWidget(m_note);
    auto *badges = new QHBoxLayout(m_badgeRow);
    badges->setContentsMargins(space::xs, 0, 0, 0);
    badges->setSpacing(space::xs + 2);
    m_name->setFont(fontFor(TextRole::Title));
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    retranslate();
}

void RecordHeading::setName(const QString &name)
{
    m_name->setText(name);
}

void RecordHeading::setNote(const QString &note)
{
    m_note->setText(note);
}

void RecordHeading::addAtEnd(QWidget *widget)
{
    layout()->addWidget(widget);
}

void RecordHeading::setStates(const QList<std::pair<const Column *, QString>> &states)
{
    m_states = states;
    while (m_badges.size() < states.size()) {
        m_badges.append(new Badge(m_badgeRow));
        m_badgeRow->layout()->addWidget(m_badges.constLast());
    }
    retranslate();
}

void RecordHeading::retranslate()
{
    m_kind->setText(m_resource.singular.text());
    m_kind->setPalette(mutedPalette());
    m_note->setPalette(mutedPalette());
    for (qsizetype i = 0; i < m_badges.size(); ++i) {
        const auto [column, code] = m_states.value(i);
        const Choice *choice = column ? column->choice(code) : nullptr;
        m_badges[i]->setState(choice ? choice->label.text() : QString(),
                              choice ? choice->tone : Tone::Neutral);
        if (choice)
            setPlainToolTip(m_badges[i], column->label.text());
    }
}

void RecordHeading::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void RecordHeading::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors().line);
    const QRect picture(space::l, (height() - iconSize) / 2, iconSize, iconSize);
    icon(m_resource.icon, colors().accent).paint(&painter, picture);
}

} // namespace meja
