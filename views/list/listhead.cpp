#include "listhead.h"

#include "chiprow.h"
#include "conditiontext.h"
#include "datestrip.h"
#include "failuretext.h"
#include "filterbar.h"
#include "formats.h"
#include "icons.h"
#include "plainlabel.h"
#include "plaintooltip.h"
#include "searchbox.h"
#include "theme.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace meja {

namespace {

const QLatin1StringView searchId("search");
const QLatin1StringView datesId("dates");
const QLatin1StringView conditionId("filter:");
constexpr int searchWidth = 300;

QString numberText(qint64 rows, bool exact)
{
    const QString number = valueFormat().number(rows);
    return exact ? number : QStringLiteral("≈ ") + number;
}

} // namespace

ListHead::ListHead(RecordSource &source, const Resource &resource, Role role, QWidget *parent)
    : QWidget(parent),
      m_resource(resource),
      m_search(new SearchBox(this)),
      m_filters(new FilterBar(source, resource, role, this)),
      m_chips(new ChipRow(this)),
      m_dates(new DateStrip(source, this)),
      m_problem(new PlainLabel(this)),
      m_count(new PlainLabel(this)),
      m_range(new PlainLabel(this)),
      m_failure(new PlainLabel(this)),
      m_retry(new QToolButton(this)),
      m_calendar(addTool(QStringLiteral("calendar"))),
      m_columns(addTool(QStringLiteral("columns"))),
      m_refresh(addTool(QStringLiteral("refresh")))
{
    build();
    retranslate();
    connect(m_chips, &ChipRow::removed, this, &ListHead::removeChip);
    connect(m_chips, &ChipRow::cleared, this, &ListHead::cleared);
    connect(m_retry, &QToolButton::clicked, this, &ListHead::retryRequested);
    connect(m_refresh, &QToolButton::clicked, this, &ListHead::refreshRequested);
}

QToolButton *ListHead::addTool(const QString &iconName)
{
    auto *tool = new QToolButton(this);
    tool->setIcon(icon(iconName));
    tool->setAutoRaise(true);
    tool->setFixedSize(height::control, height::control);
    tool->setFocusPolicy(Qt::TabFocus);
    return tool;
}

void ListHead::build()
{
    auto *tools = new QHBoxLayout;
    m_tools = tools;
    tools->setSpacing(space::xs);
    m_search->setFixedWidth(searchWidth);
    tools->addWidget(m_search);
    tools->addSpacing(space::s);
    tools->addWidget(m_filters, 1);
    for (QToolButton *tool : {m_calendar, m_columns, m_refresh})
        tools->addWidget(tool);

    auto *line = new QHBoxLayout;
    line->setSpacing(space::m);
    line->addStrut(height::compactRow);
    m_line = line;
    m_count->setFont(fontFor(TextRole::Strong));
    m_count->setObjectName(QStringLiteral("count"));
    m_range->setForegroundRole(QPalette::PlaceholderText);
    m_failure->setObjectName(QStringLiteral("failure"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_count, m_range, m_failure, m_retry})
        line->addWidget(widget);
    line->addSpacing(space::s);
    line->addWidget(m_dates, 1);
    m_retry->hide();
    m_dates->setVisible(!m_resource.dateColumn.isEmpty());
    m_calendar->setVisible(!m_resource.dateColumn.isEmpty());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::xs);
    column->setSpacing(space::xs);
    column->addLayout(tools);
    m_problem->setFont(fontFor(TextRole::Strong));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addLayout(line);
    column->addWidget(m_chips);
}

void ListHead::retranslate()
{
    const auto name = [](QWidget *widget, const QString &text, const QString &keys) {
        widget->setAccessibleName(text);
        setPlainToolTip(widget, keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys));
    };
    name(m_calendar, tr("Go to date"), QStringLiteral("Ctrl+G"));
    name(m_columns, tr("Columns"), {});
    name(m_refresh, tr("Refresh"), QStringLiteral("F5"));
    m_retry->setText(tr("Try again"));
    m_search->setPlaceholderText(tr("Search %1  ( / )").arg(m_resource.plural.text().toLower()));
}

void ListHead::addBesideRefresh(QWidget *widget)
{
    m_tools->insertWidget(m_tools->indexOf(m_refresh), widget);
}

void ListHead::addBesideCount(QWidget *widget)
{
    m_line->insertWidget(m_line->indexOf(m_range) + 1, widget);
}

void ListHead::openUnder(QWidget *popup, const QToolButton &button)
{
    popup->adjustSize();
    popup->move(button.mapToGlobal(QPoint(button.width() - popup->width(), button.height() + 2)));
    popup->show();
    popup->setFocus();
}

void ListHead::showState(const ListState &state)
{
    if (std::exchange(m_shownSearch, state.query.search) != state.query.search)
        m_search->show(state.query.search);
    m_filters->setQuery(state.query, state.titles);
    showChips(state);
    if (!m_resource.dateColumn.isEmpty())
        m_dates->setQuery(state.query);
}

void ListHead::showChips(const ListState &state)
{
    QList<ChipRow::Chip> chips;
    if (!state.query.search.isEmpty())
        chips.append({searchId, tr("Search: %1").arg(state.query.search)});
    if (state.query.dates)
        chips.append({datesId, tr("Dates: %1").arg(daysText(*state.query.dates))});
    for (const Condition &each : state.query.conditions)
        chips.append({conditionId + each.column, conditionText(m_resource, each, state.titles)});
    m_chips->setChips(chips);
}

void ListHead::removeChip(const QString &id)
{
    if (id == searchId)
        Q_EMIT searchRemoved();
    else if (id == datesId)
        Q_EMIT datesRemoved();
    else
        Q_EMIT conditionRemoved(id.mid(conditionId.size()));
}

/// An exact number is shown as such, whatever led to it. While a search runs, the rows found so far.
QString ListHead::countOf(const ListStatus &status) const
{
    const bool isShown = status.loadState == LoadState::Filled || status.loadState == LoadState::Empty;
    if (isShown && status.exactRows)
        return m_resource.countText(status.rows);
    const QString percent = QString::number(static_cast<int>(status.progress * 100));
    if (status.searching)
        return tr("%1 found so far · %2 %").arg(numberText(status.rows, true), percent);
    if (status.stopped)
        return tr("%1 found, stopped at %2 %").arg(numberText(status.rows, true), percent);
    if (!isShown || !status.measured || status.rows == 0)
        return {};
    if (status.growing)
        return tr("%1 or more found").arg(numberText(status.rows, true));
    return QStringLiteral("≈ ") + m_resource.countText(status.rows);
}

void ListHead::explainCount(const ListStatus &status)
{
    const bool isEstimate = m_count->text().startsWith(u'≈');
    setPlainToolTip(m_count,
                    isEstimate ? tr("Estimated; the exact number appears when it is counted") : QString());
    setPlainToolTip(m_range, status.exactPositions
                                 ? QString()
                                 : tr("The position is estimated; the rows themselves are exact"));
}

void ListHead::showStatus(const ListStatus &status)
{
    m_count->setText(countOf(status));
    explainCount(status);
    m_search->setProgress(status.progress, status.searching);
    if (!status.loading)
        m_dates->loadBars();
    const bool hasError = status.error && status.loadState == LoadState::Filled;
    m_retry->setVisible(hasError);
    if (hasError)
        m_failure->setText(failureSentence(*status.error));
    else if (m_retry->isVisibleTo(this))
        m_failure->clear();
}

void ListHead::showRange(qint64 first, qint64 last, const ListStatus &status)
{
    const bool filled = status.loadState == LoadState::Filled;
    m_range->setVisible(filled);
    const ValueFormat &format = valueFormat();
    m_range->setText(
        QStringLiteral("%1–%2").arg(numberText(first, status.exactPositions), format.number(last)));
}

void ListHead::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    m_search->setAccessibleDescription(sentence);
}

QString ListHead::problemText() const
{
    return m_problem->text();
}

QString ListHead::countText() const
{
    return m_count->text();
}

} // namespace meja
