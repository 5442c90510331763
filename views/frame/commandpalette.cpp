#include "commandpalette.h"

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

constexpr int sheetWidth = 560;
constexpr int sheetHeight = 420;
constexpr int sheetTop = 72; // Right below a list's filters: all bars of its date strip lie behind.
constexpr qsizetype recordsPerResource = 5;
constexpr qsizetype shortestLookUp = 3;
constexpr std::chrono::milliseconds typingPause{120};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QWidget(window),
      m_sheet(new QWidget(this)),
      m_box(new QLineEdit(m_sheet)),
      m_list(new QListWidget(m_sheet)),
      m_pause(new QTimer(this))
{
    auto *column = new QVBoxLayout(m_sheet);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->addWidget(m_box);
    column->addWidget(m_list, 1);
    m_box->setMinimumHeight(36);
    m_box->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_pause->setSingleShot(true);
    m_pause->setInterval(typingPause);
    m_box->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_box, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_pause, &QTimer::timeout, this, &CommandPalette::lookUp);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::setSource(RecordSource *source, const QStringList &resources)
{
    ++m_question;
    m_source = source;
    m_resources = resources;
    m_lanes.clear();
    for (qsizetype i = 0; i < resources.size(); ++i)
        m_lanes.append(Lane::next());
}

void CommandPalette::present(QList<PaletteEntry> entries)
{
    if (!isVisible())
        m_keyboard.borrow();
    m_entries = std::move(entries);
    m_box->setPlaceholderText(tr("A page, an order number, a name, an action…"));
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
    const int width = std::min(sheetWidth, this->width() - 2 * space::xl);
    const int height = std::min(sheetHeight, this->height() - 4 * space::xl);
    m_sheet->setGeometry((this->width() - width) / 2, std::min(sheetTop, this->height() / 8), width, height);
}

void CommandPalette::dismiss()
{
    ++m_question;
    m_pause->stop();
    hide();
    m_keyboard.giveBack(*parentWidget());
}

void CommandPalette::filter()
{
    ++m_question;
    m_shown.clear();
    m_list->clear();
    for (const PaletteEntry &entry : std::as_const(m_entries)) {
        if (entry.answersTo(m_box->text()))
            append(entry);
    }
    m_list->setCurrentRow(0);
    m_pause->stop();
    if (m_source && m_box->text().trimmed().size() >= shortestLookUp)
        m_pause->start();
}

void CommandPalette::lookUp()
{
    if (!m_source)
        return;
    for (qsizetype i = 0; i < m_resources.size(); ++i) {
        const QString resource = m_resources[i];
        whenReady(m_source->suggest(m_lanes[i], resource, m_box->text().trimmed()), this,
                  [this, resource, question = m_question](const Result<QList<Suggestion>> &found) {
                      if (found && question == m_question)
                          addRecords(resource, *found);
                  });
    }
}

void CommandPalette::addRecords(const QString &resource, const QList<Suggestion> &found)
{
    const Resource *described = findResource(resource);
    for (const Suggestion &each : found.first(std::min(found.size(), recordsPerResource))) {
        const PageAddress address{resource, each.key};
        append({each.title, described->singular.text(), {}, described->icon, [this, address] {
                    Q_EMIT recordChosen(address);
                }});
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
    stylepaint::panel(painter, m_sheet->geometry(), colors().surface, colors().strongLine);
}

} // namespace meja
