#include "commandpalette.h"

#include "contactlookup.h"
#include "failuretext.h"
#include "icons.h"
#include "palettedelegate.h"
#include "plainlabel.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace meja {

namespace {

constexpr int panelWidth = 560;
constexpr int panelHeight = 420;
constexpr int panelTop = 72; // Below a list's filters: the panel covers the whole date strip.
constexpr qsizetype minLookUpLength = 3;
constexpr std::chrono::milliseconds typingDelay{120};
constexpr int entryRole = Qt::UserRole + 10; ///< The index in the shown entries; -1: a heading.

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QWidget(window),
      m_search(new PaletteSearch(this)),
      m_panel(new QWidget(this)),
      m_box(new QLineEdit(m_panel)),
      m_list(new QListWidget(m_panel)),
      m_message(new PlainLabel(m_panel)),
      m_typingDelay(new QTimer(this))
{
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->addWidget(m_box);
    column->addWidget(m_list, 1);
    column->addWidget(m_message, 1);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignTop);
    m_message->setMargin(space::s);
    m_box->setMinimumHeight(36);
    m_box->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_typingDelay->setSingleShot(true);
    m_typingDelay->setInterval(typingDelay);
    m_box->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_box, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_typingDelay, &QTimer::timeout, this, &CommandPalette::lookUp);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    connect(m_search, &PaletteSearch::changed, this, &CommandPalette::takeResults);
    hide();
}

void CommandPalette::present(QList<PaletteEntry> entries)
{
    if (!isVisible())
        m_keyboard.save();
    m_entries = std::move(entries);
    m_box->setPlaceholderText(tr("Search everything: orders, customers, products, waybills, pages"));
    m_box->setAccessibleName(tr("Go to"));
    m_box->clear();
    filter();
    place();
    show();
    raise();
    m_box->setFocus();
}

QStringList CommandPalette::titles() const
{
    QStringList titles;
    for (const PaletteEntry &entry : m_shown)
        titles.append(entry.title);
    return titles;
}

QString CommandPalette::message() const
{
    return m_message->isVisibleTo(m_panel) ? m_message->text() : QString();
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int width = std::min(panelWidth, this->width() - 2 * space::xl);
    const int height = std::min(panelHeight, this->height() - 4 * space::xl);
    m_panel->setGeometry((this->width() - width) / 2, std::min(panelTop, this->height() / 8), width, height);
}

void CommandPalette::dismiss()
{
    m_search->discard();
    m_typingDelay->stop();
    hide();
    m_keyboard.restore(*parentWidget());
}

void CommandPalette::filter()
{
    m_opensFirst = false;
    m_search->discard();
    m_typingDelay->stop();
    if (m_box->text().trimmed().size() >= minLookUpLength && !m_search->groups().isEmpty())
        m_typingDelay->start();
    m_shown.clear();
    rebuild();
}

void CommandPalette::lookUp()
{
    m_typingDelay->stop();
    m_search->start(m_box->text().trimmed());
    rebuild();
}

void CommandPalette::takeResults()
{
    rebuild();
    if (!m_opensFirst)
        return;
    if (const auto first = m_search->first()) {
        dismiss();
        Q_EMIT recordChosen(first->address);
    } else if (!m_search->isRunning()) {
        m_opensFirst = false;
    }
}

/// Shows the matching entries and the records found so far. The chosen entry stays chosen.
void CommandPalette::rebuild()
{
    const int row = m_list->currentRow();
    const int chosen = row < 0 || m_shown.isEmpty() ? -1 : m_list->item(row)->data(entryRole).toInt();
    const auto before = chosen < 0 ? PaletteEntry() : m_shown[chosen];
    m_shown.clear();
    m_list->clear();
    QList<PaletteEntry> entries;
    for (const PaletteEntry &entry : std::as_const(m_entries)) {
        if (entry.matches(m_box->text()))
            entries.append(entry);
    }
    if (m_contactsMasked && ContactLookup::isWholeContact(m_box->text()))
        entries.append(contactEntry(m_box->text().trimmed()));
    appendGroup(tr("Pages and actions"), entries);
    for (const PaletteSearch::Group &group : m_search->groups()) {
        QList<PaletteEntry> records;
        for (const PaletteRecord &record : group.records)
            records.append(entryOf(*group.resource, record));
        appendGroup(group.resource->plural.text(), records);
    }
    const auto same = std::find_if(m_shown.cbegin(), m_shown.cend(), [&](const PaletteEntry &each) {
        return each.title == before.title && each.hint == before.hint && each.iconName == before.iconName;
    });
    for (int i = 0; i < m_list->count(); ++i) {
        const int entry = m_list->item(i)->data(entryRole).toInt();
        if (entry == (same == m_shown.cend() ? 0 : static_cast<int>(same - m_shown.cbegin())))
            m_list->setCurrentRow(i);
    }
    showMessage();
}

void CommandPalette::showMessage()
{
    m_list->setVisible(!m_shown.isEmpty());
    m_message->setVisible(m_shown.isEmpty());
    if (m_typingDelay->isActive() || m_search->isRunning())
        m_message->setText(tr("Searching…"));
    else if (m_search->error())
        m_message->setText(failureSentence(*m_search->error()));
    else
        m_message->setText(
            tr("Nothing matches “%1”. Try a number, a name or fewer words.").arg(m_box->text().trimmed()));
}

PaletteEntry CommandPalette::contactEntry(const QString &contact)
{
    //: Entry of the command palette; %1 is a typed phone number or e-mail, which the role reads masked.
    return {.title = tr("Look up the customer with %1").arg(contact),
            .hint = tr("Look-ups are logged"),
            .iconName = QStringLiteral("users"),
            .run = [this, contact] { Q_EMIT contactChosen(contact); }};
}

PaletteEntry CommandPalette::entryOf(const Resource &resource, const PaletteRecord &record)
{
    return {.title = record.title,
            .hint = record.detail,
            .iconName = resource.icon,
            .run = [this, address = record.address] { Q_EMIT recordChosen(address); }};
}

void CommandPalette::appendGroup(const QString &heading, const QList<PaletteEntry> &entries)
{
    if (entries.isEmpty())
        return;
    auto *title = new QListWidgetItem(heading, m_list);
    title->setFlags(Qt::NoItemFlags);
    title->setData(entryRole, -1);
    title->setData(PaletteDelegate::HeadingRole, true);
    for (const PaletteEntry &entry : entries) {
        auto *item = new QListWidgetItem(icon(entry.iconName), entry.title, m_list);
        item->setData(PaletteDelegate::HintRole, entry.hint);
        item->setData(entryRole, static_cast<int>(m_shown.size()));
        m_shown.append(entry);
    }
}

void CommandPalette::moveCurrent(int step)
{
    for (int row = m_list->currentRow() + step; row >= 0 && row < m_list->count(); row += step) {
        if (m_list->item(row)->data(entryRole).toInt() >= 0)
            return m_list->setCurrentRow(row);
    }
}

/// Enter before the results: the first one opens when it arrives.
void CommandPalette::runCurrent()
{
    const int row = m_list->currentRow();
    const int entry = row < 0 ? -1 : m_list->item(row)->data(entryRole).toInt();
    if (entry < 0) {
        m_opensFirst = m_typingDelay->isActive() || m_search->isRunning();
        if (m_typingDelay->isActive())
            lookUp();
        return;
    }
    const auto run = m_shown[entry].run;
    dismiss();
    run();
}

bool CommandPalette::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_box && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event)->key());
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::mousePressEvent(QMouseEvent *)
{
    dismiss();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, 90));
    stylepaint::panel(painter, m_panel->geometry(), colors().surface, colors().strongLine);
}

} // namespace meja
