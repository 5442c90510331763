#include "navigation.h"

#include "navigationbutton.h"
#include "plainlabel.h"
#include "resourcecatalogue.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace meja {

namespace {

constexpr int wideWidth = 196;
constexpr int narrowWidth = 48;
constexpr int minimumEntriesHeight = 60; ///< Two entries.

} // namespace

Navigation::Navigation(QWidget *parent)
    : QWidget(parent),
      m_scroll(new QScrollArea(this)),
      m_content(new QWidget(m_scroll)),
      m_entries(new QVBoxLayout),
      m_brand(new PlainLabel(QStringLiteral("Meja"), this)),
      m_palette(new NavigationButton(QStringLiteral("search"), this))
{
    m_brand->setFont(fontFor(TextRole::Title));
    m_brand->setContentsMargins(space::m, space::s, space::m, space::xs);
    m_palette->setCheckable(false);
    connect(m_palette, &QAbstractButton::clicked, this, &Navigation::paletteRequested);
    connect(m_palette, &NavigationButton::stepRequested, this, &Navigation::moveFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xs, space::xs, space::xs + 1, space::s);
    column->setSpacing(0);
    column->addWidget(m_brand);
    column->addWidget(m_palette);
    column->addWidget(m_scroll, 1);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addLayout(m_entries);
    content->addStretch();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false); // setWidget() has set it.
    m_scroll->setMinimumHeight(minimumEntriesHeight);
    layOut();
    retranslate();
}

void Navigation::setRole(Role role)
{
    removeEntries();
    for (const auto section : {Section::Sales, Section::Catalogue, Section::People, Section::Records})
        addSection(section, role);
    retranslate();
    layOut();
    setCurrent(m_current);
}

void Navigation::removeEntries()
{
    for (const Heading &heading : std::as_const(m_headings))
        delete heading.label;
    qDeleteAll(m_buttons);
    m_headings.clear();
    m_buttons.clear();
    m_order.clear();
}

void Navigation::addSection(Section section, Role role)
{
    bool first = true;
    for (const Resource &resource : resourceCatalogue()) {
        if (resource.section != section || !resource.isOpenTo(role))
            continue;
        if (first) {
            auto *label = new PlainLabel(m_content);
            label->setFont(fontFor(TextRole::Small));
            label->setForegroundRole(QPalette::PlaceholderText);
            m_entries->addWidget(label);
            m_headings.append({label, section});
        }
        first = false;
        addEntry(resource);
    }
}

void Navigation::addEntry(const Resource &resource)
{
    auto *button = new NavigationButton(resource.icon, m_content);
    connect(button, &NavigationButton::stepRequested, this, &Navigation::moveFocus);
    connect(button, &QAbstractButton::clicked, this, [this, name = resource.name] {
        setCurrent(m_current); // The click checked this button, but the page may stay the same.
        Q_EMIT opened(PageAddress{name});
    });
    m_entries->addWidget(button);
    m_buttons.insert(resource.name, button);
    m_order.append(resource.name);
}

void Navigation::setCurrent(const QString &resource)
{
    m_current = resource;
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setChecked(it.key() == resource);
    if (NavigationButton *button = m_buttons.value(resource))
        m_scroll->ensureWidgetVisible(button, 0, space::l);
}

void Navigation::setNarrow(bool narrow)
{
    m_narrow = narrow;
    layOut();
}

void Navigation::layOut()
{
    setFixedWidth(m_narrow ? narrowWidth : wideWidth);
    m_brand->setText(m_narrow ? QStringLiteral("M") : QStringLiteral("Meja"));
    m_palette->setNarrow(m_narrow);
    for (NavigationButton *button : std::as_const(m_buttons))
        button->setNarrow(m_narrow);
    for (const Heading &heading : std::as_const(m_headings)) {
        const int side = space::m;
        heading.label->setContentsMargins(side, m_narrow ? 0 : space::m, side, space::xs);
        heading.label->setFixedHeight(m_narrow ? space::m : heading.label->sizeHint().height());
    }
    retranslate();
}

void Navigation::retranslate()
{
    const auto title = [](Section section) {
        switch (section) {
        case Section::Sales:
            return tr("Sales");
        case Section::Catalogue:
            return tr("Catalogue");
        case Section::People:
            return tr("People");
        case Section::Records:
            return tr("History");
        }
        Q_UNREACHABLE();
    };
    //: Opens the command palette.
    m_palette->setLabel(tr("Go to…  Ctrl+K"));
    for (const Heading &heading : std::as_const(m_headings))
        heading.label->setText(m_narrow ? QString() : title(heading.section));
    for (const QString &name : std::as_const(m_order))
        m_buttons.value(name)->setLabel(findResource(name)->plural.text());
}

void Navigation::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

/// Moves the focus by this many entries, and not beyond the first and the last one.
void Navigation::moveFocus(int entries)
{
    QList<NavigationButton *> buttons = m_content->findChildren<NavigationButton *>();
    buttons.removeIf([](const NavigationButton *each) { return each->isHidden(); });
    buttons.prepend(m_palette);
    const auto focused = std::find_if(buttons.cbegin(), buttons.cend(),
                                      [](const NavigationButton *each) { return each->hasFocus(); });
    if (focused == buttons.cend())
        return;
    const qsizetype wanted = std::distance(buttons.cbegin(), focused) + entries;
    NavigationButton *next = buttons[std::clamp<qsizetype>(wanted, 0, buttons.size() - 1)];
    next->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(next, 0, space::l);
}

void Navigation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), colors().line);
}

} // namespace meja
