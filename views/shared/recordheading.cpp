#include "recordheading.h"

#include "badge.h"
#include "elidedlabel.h"
#include "icons.h"
#include "plainlabel.h"
#include "plaintooltip.h"
#include "recordactions.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace meja {

namespace {

constexpr int headingHeight = 48;
constexpr int headingIconSize = 20;

} // namespace

RecordHeading::RecordHeading(const Resource &resource, QWidget *parent)
    : QWidget(parent),
      m_resource(resource),
      m_back(new QToolButton(this)),
      m_kind(new PlainLabel(this)),
      m_name(new ElidedLabel(this)),
      m_note(new ElidedLabel(this)),
      m_badgeRow(new QWidget(this)),
      m_actions(new RecordActions(this))
{
    setFixedHeight(headingHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s, 0, space::l, 0);
    row->setSpacing(space::s);
    row->addWidget(m_back);
    row->addSpacing(space::xs + headingIconSize);
    row->addWidget(m_kind);
    row->addWidget(m_name);
    row->addWidget(m_badgeRow);
    row->addStretch();
    row->addWidget(m_note);
    row->addWidget(m_actions);
    auto *badges = new QHBoxLayout(m_badgeRow);
    badges->setContentsMargins(space::xs, 0, 0, 0);
    badges->setSpacing(space::xs + 2);
    m_name->setFont(fontFor(TextRole::Title));
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_back->setAutoRaise(true);
    m_back->setIcon(icon(QStringLiteral("arrow-left")));
    m_back->setFocusPolicy(Qt::TabFocus);
    m_back->hide();
    connect(m_back, &QToolButton::clicked, this, &RecordHeading::backRequested);
    retranslate();
}

void RecordHeading::setReturnTitle(const QString &title)
{
    m_returnTitle = title;
    m_back->setVisible(!title.isEmpty());
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
    //: %1 is the title of the page to which the button returns.
    m_back->setAccessibleName(tr("Back to %1").arg(m_returnTitle));
    setPlainToolTip(m_back, tr("Back to %1 (Esc)").arg(m_returnTitle));
    m_kind->setText(m_resource.singular.text());
    m_kind->setPalette(mutedPalette());
    m_note->setPalette(mutedPalette());
    for (qsizetype i = 0; i < m_badges.size(); ++i) {
        const auto [column, code] = m_states.value(i);
        const Choice *choice = column ? column->choice(code) : nullptr;
        // A yes-or-no column is a state while it is true.
        const bool isTrue = column && column->type == ValueType::Boolean && code == QLatin1String("t");
        m_badges[i]->setState(choice   ? choice->label.text()
                              : isTrue ? column->label.text()
                                       : QString(),
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
    const QRect picture(m_kind->x() - space::s - headingIconSize, (height() - headingIconSize) / 2,
                        headingIconSize, headingIconSize);
    icon(m_resource.icon, colors().accent).paint(&painter, picture);
}

} // namespace meja
