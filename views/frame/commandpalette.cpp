#include "commandpalette.h"

#include "contactlookup.h"
#include "icons.h"
#include "palettedelegate.h"
#include "resourcecatalogue.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"
#include "whenready.h"

#include <QKeyEvent>
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
constexpr qsizetype recordsPerResource = 5;
constexpr qsizetype minLookUpLength = 3;
constexpr std::chrono::milliseconds typingDelay{120};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QWidget(window),
      m_panel(new QWidget(this)),
      m_box(new QLineEdit(m_panel)),
      m_list(new QListWidget(m_panel)),
      m_typingDelay(new QTimer(this))
{
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->addWidget(m_box);
    column->addWidget(m_list, 1);
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
    hide();
}

void CommandPalette::setSource(RecordSource *source, const QStringList &resources)
{
    ++m_requestId;
    m_source = source;
    m_resources = resources;
    m_lanes.clear();
    for (qsizetype i = 0; i < resources.size(); ++i)
        m_lanes.append(Lane::next());
}

void CommandPalette::present(QList<PaletteEntry> entries)
{
    if (!isVisible())
        m_keyboard.save();
    m_entries = std::move(entries);
    m_box->setPlaceholderText(tr("Search pages, order numbers, names and actions"));
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

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int width = std::min(panelWidth, this->width() - 2 * space::xl);
    const int height = std::min(panelHeight, this->height() - 4 * space::xl);
    m_panel->setGeometry((this->width() - width) / 2, std::min(panelTop, this->height() / 8), width, height);
}

void CommandPalette::dismiss()
{
    ++m_requestId;
    m_typingDelay->stop();
    hide();
    m_keyboard.restore(*parentWidget());
}

void CommandPalette::filter()
{
    ++m_requestId;
    m_shown.clear();
    m_list->clear();
    for (const PaletteEntry &entry : std::as_const(m_entries)) {
        if (entry.matches(m_box->text()))
            append(entry);
    }
    if (m_contactsMasked && ContactLookup::isWholeContact(m_box->text()))
        addContact(m_box->text().trimmed());
    m_list->setCurrentRow(0);
    m_typingDelay->stop();
    if (m_source && m_box->text().trimmed().size() >= minLookUpLength)
        m_typingDelay->start();
}

void CommandPalette::lookUp()
{
    if (!m_source)
        return;
    for (qsizetype i = 0; i < m_resources.size(); ++i) {
        const QString resource = m_resources[i];
        whenReady(m_source->suggest(m_lanes[i], resource, m_box->text().trimmed()), this,
                  [this, resource, requestId = m_requestId](const Result<QList<Suggestion>> &found) {
                      if (found && requestId == m_requestId)
                          addRecords(resource, *found);
                  });
    }
}

void CommandPalette::addContact(const QString &contact)
{
    //: Entry of the command palette; %1 is a typed phone number or e-mail, which the role reads masked.
    append({.title = tr("Look up the customer with %1").arg(contact),
            .hint = tr("Look-ups are logged"),
            .iconName = QStringLiteral("users"),
            .run = [this, contact] { Q_EMIT contactChosen(contact); }});
}

void CommandPalette::addRecords(const QString &resource, const QList<Suggestion> &found)
{
    const Resource *described = findResource(resource);
    for (const Suggestion &each : found.first(std::min(found.size(), recordsPerResource))) {
        const PageAddress address{resource, each.key};
        append({.title = each.title,
                .hint = described->singular.text(),
                .iconName = described->icon,
                .run = [this, address] { Q_EMIT recordChosen(address); }});
    }
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void CommandPalette::append(const PaletteEntry &entry)
{
    m_shown.append(entry);
    auto *item = new QListWidgetItem(icon(entry.iconName), entry.title, m_list);
    item->setData(PaletteDelegate::HintRole, entry.hint);
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const auto run = m_shown[row].run;
    dismiss();
    run();
}

bool CommandPalette::handleKey(int key)
{
    const int rows = m_list->count();
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(m_list->currentRow() + 1, rows - 1));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0));
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
