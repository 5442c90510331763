#include "listpage.h"

#include "columnsettings.h"
#include "columnspopup.h"
#include "contactlookup.h"
#include "dateperiod.h"
#include "datestrip.h"
#include "daylocator.h"
#include "emptytext.h"
#include "failuretext.h"
#include "filterbar.h"
#include "freshnesslabel.h"
#include "listchanges.h"
#include "listcolumns.h"
#include "listhead.h"
#include "newrowsbar.h"
#include "noticearea.h"
#include "rowcopier.h"
#include "searchbox.h"
#include "searchproblemtext.h"
#include "shortcuttable.h"
#include "sortrules.h"
#include "stateview.h"
#include "storeclock.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace meja {

namespace {

/// The sort order and filters that the user last used in this list.
ListState storedState(const Resource &resource, const DesktopContext &context)
{
    const ColumnSettings settings(context.settings.store(), context.session, resource.name);
    const ListState stored = ListState::fromJson(settings.query());
    return {.query = {.resource = resource.name,
                      .conditions = stored.query.conditions,
                      .order = stored.query.order},
            .titles = stored.titles};
}

QDate storeDay()
{
    return StoreClock().at(QDateTime::currentSecsSinceEpoch()).day;
}

} // namespace

ListPage::ListPage(const Resource &resource, const DesktopContext &context, QWidget *parent)
    : ListPage(resource, context, storedState(resource, context), parent)
{}

ListPage::ListPage(const Resource &resource, const DesktopContext &context, const ListState &state,
                   QWidget *parent)
    : DesktopPage(parent),
      m_resource(resource),
      m_context(context),
      m_contacts(new ContactLookup(resource, context, this)),
      m_model(new RecordTableModel(context.source, resource, this)),
      m_view(new RecordView),
      m_dayLocator(new DayLocator(context.source, this)),
      m_head(new ListHead(context.source, resource, context.session.role, this)),
      m_freshness(new FreshnessLabel(context.changes, this)),
      m_newRows(new NewRowsBar(resource, this)),
      m_changes(new ListChanges(context.source, *m_model, this)),
      m_stateView(new StateView(m_view, this)),
      m_notices(new NoticeArea(m_stateView)),
      m_copier(new RowCopier(context.source, resource, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_stateView, 1);
    m_head->addBesideRefresh(m_freshness);
    m_head->addBesideCount(m_newRows);
    m_view->setModel(m_model);
    m_columns =
        new ListColumns({context.settings.store(), context.session, resource.name}, *m_model, *m_view, this);
    setAccessibleNames();
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connectHead();
    connectRows();
    connectMenus();
    connectChanges();
    addShortcuts();
    applySettings();
    restore(state);
}

void ListPage::connectHead()
{
    connect(&m_head->search(), &SearchBox::searched, this, &ListPage::search);
    connect(&m_head->search(), &SearchBox::stopRequested, m_model, &RecordTableModel::stop);
    connect(&m_head->search(), &SearchBox::left, this, &ListPage::finishSearch);
    connect(m_contacts, &ContactLookup::found, this, &ListPage::showContacts);
    connect(m_contacts, &ContactLookup::failed, this, &ListPage::showContactFailure);
    connect(&m_head->filters(), &FilterBar::conditionChanged, this, &ListPage::setCondition);
    connect(&m_head->filters(), &FilterBar::titleKnown, this,
            [this](const QString &name, const QString &title) { m_state.titles.insert(name, title); });
    connect(&m_head->dates(), &DateStrip::rangeChosen, this, &ListPage::setDates);
    connect(m_head, &ListHead::searchRemoved, this, &ListPage::clearSearch);
    connect(m_head, &ListHead::datesRemoved, this, [this] { setDates({}); });
    connect(m_head, &ListHead::conditionRemoved, this,
            [this](const QString &name) { setCondition(name, {}); });
    connect(m_head, &ListHead::cleared, this, &ListPage::clearAll);
    connect(m_head, &ListHead::retryRequested, m_model, &RecordTableModel::retry);
    connect(m_head, &ListHead::refreshRequested, this, &ListPage::refresh);
    connect(&m_head->columnsButton(), &QToolButton::clicked, this, &ListPage::openColumns);
    connect(&m_head->calendarButton(), &QToolButton::clicked, this, &ListPage::openCalendar);
    connect(m_stateView, &StateView::retryRequested, this, &ListPage::retry);
    m_nextDay.setSingleShot(true);
    connect(&m_nextDay, &QTimer::timeout, this, &ListPage::startDay);
}

void ListPage::connectRows()
{
    connect(m_model, &RecordTableModel::statusChanged, this, &ListPage::showStatus);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ListPage::showOrder);
    connect(m_model, &RecordTableModel::placed, this, &ListPage::showPlaced);
    connect(m_view, &RecordView::visibleRowsChanged, m_model, &RecordTableModel::ensureVisible);
    connect(m_view, &RecordView::visibleRowsChanged, this, &ListPage::showRange);
    connect(m_view, &RecordView::rowOpened, this, [this](int row) {
        if (const Record *record = m_model->record(row))
            Q_EMIT openRequested({m_resource.name, record->key});
    });
    connect(m_view, &RecordView::linkFollowed, this, [this](const QString &resource, qint64 key) {
        Q_EMIT openRequested({resource, key});
    });
    connect(&m_view->header(), &RecordHeader::sortRequested, this, &ListPage::sortBy);
    connect(&m_view->header(), &RecordHeader::orderRequested, this,
            [this](int section, bool further, Qt::SortOrder order) {
                if (const Column *column = m_model->columnAt(section))
                    orderBy(*column, further,
                            order == Qt::AscendingOrder ? SortDirection::Ascending
                                                        : SortDirection::Descending);
            });
    connect(m_columns, &ListColumns::changed, this, &ListPage::savedStateChanged);
    connect(m_dayLocator, &DayLocator::found, this, &ListPage::showPlace);
}

void ListPage::addShortcuts()
{
    makeShortcuts(*this, ShortcutPlace::List, [this](ShortcutAction action) {
        if (action == ShortcutAction::Search)
            focusSearch();
        else if (action == ShortcutAction::FilterColumn)
            filterCurrentColumn();
        else if (action == ShortcutAction::GoToDate)
            openCalendar();
        else if (action == ShortcutAction::ShowNewRows)
            showNewRows();
    });
}

void ListPage::focusSearch()
{
    m_head->search().setFocus();
    m_head->search().selectAll();
}

void ListPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_head->retranslate();
        m_model->retranslate();
        m_head->showState(m_state);
        if (!m_head->problemText().isEmpty())
            showProblem();
        showStatus();
        setAccessibleNames();
        Q_EMIT titleChanged();
    }
    DesktopPage::changeEvent(event);
}

void ListPage::setAccessibleNames()
{
    setAccessibleName(title());
    m_view->setAccessibleName(title());
}

/// Not a focus proxy: with a proxy, Tab would skip the widgets above the rows.
void ListPage::focusInEvent(QFocusEvent *event)
{
    m_view->setFocus(event->reason());
}

void ListPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return DesktopPage::keyPressEvent(event);
    if (m_head->search().hasFocus())
        m_view->setFocus();
    else if (!m_view->selectedKeys().isEmpty())
        m_view->selectedKeys().clear();
    else if (!m_head->search().text().isEmpty())
        clearSearch();
    else
        Q_EMIT backRequested();
}

void ListPage::applySettings()
{
    m_view->setCompact(m_context.settings.isCompact());
}

void ListPage::setCompact(bool compact)
{
    m_context.settings.setCompact(compact);
    applySettings();
    Q_EMIT settingsChanged();
}

ListState ListPage::state() const
{
    ListState state = m_state;
    state.columns = m_columns->names();
    state.widths = m_columns->widths();
    // Before the first rows are loaded, the view has no position: keep the restored one.
    if (m_model->status().loadState != LoadState::Loading)
        state.place = m_model->placeOf(m_view->topRow());
    return state;
}

bool ListPage::canQuery(const QString &name) const
{
    const Role role = m_context.session.role;
    const Column *column = m_resource.column(name);
    return column && column->isOpenTo(role) && !column->isMaskedFor(role);
}

void ListPage::restore(const ListState &state)
{
    m_state = state;
    m_state.query.resource = m_resource.name;
    // The stored state may come from another user or an older release.
    m_state.query.conditions.removeIf([this](const Condition &each) { return !canQuery(each.column); });
    m_state.query.order.removeIf([this](const SortLevel &each) { return !canQuery(each.column); });
    if (!isIndexedOrder(m_resource, m_state.query.order))
        m_state.query.order.clear();
    m_state.query.conditions = conditionsAsOf(storeDay(), m_state.query.conditions);
    if (state.columns.isEmpty())
        m_columns->applyStored();
    else
        m_columns->set(state.columns, state.widths);
    QStringList columns = m_columns->names();
    columns.removeIf([this](const QString &name) {
        const Column *column = m_resource.column(name);
        return !column || !column->isOpenTo(m_context.session.role);
    });
    m_columns->set(columns.isEmpty() ? defaultColumns() : columns, m_columns->widths());
    setSearch(state.query.search);
    load();
    m_head->search().show(state.query.search);
    showProblem();
}

QStringList ListPage::defaultColumns() const
{
    QStringList names;
    for (const Column &column : m_resource.columns) {
        if (column.listed && column.isOpenTo(m_context.session.role))
            names.append(column.name);
    }
    return names;
}

/// Loads the list from the state's position.
void ListPage::load()
{
    m_dayLocator->discard();
    m_copier->cancel();
    m_nextDay.start(untilNextDay());
    m_changes->clear();
    m_isGoing = false;
    m_model->setQuery(m_state.query, m_columns->names(), m_state.place);
    m_head->showState(m_state);
    showStatus();
}

void ListPage::applyQuery(const ListQuery &query)
{
    if (query == m_state.query)
        return;
    m_notices->clear();
    const bool sameRows = query.search == m_state.query.search && query.dates == m_state.query.dates &&
                          query.conditions == m_state.query.conditions;
    m_state.query = query;
    m_state.query.sortsRows = !isIndexedOrder(m_resource, query.order);
    // The number of rows of another query is not known yet, so that only an index can sort them.
    if (m_state.query.sortsRows && !sameRows) {
        m_state.query.order.clear();
        m_state.query.sortsRows = false;
    }
    m_state.place = {};
    load();
    storeQuery();
    Q_EMIT savedStateChanged();
}

void ListPage::storeQuery()
{
    const ListState kept{
        .query = {.resource = m_resource.name,
                  .conditions = m_state.query.conditions,
                  .order = m_state.query.sortsRows ? QList<SortLevel>() : m_state.query.order},
        .titles = m_state.titles};
    ColumnSettings(m_context.settings.store(), m_context.session, m_resource.name).saveQuery(kept.toJson());
}

/// The time until the next store day, when periods such as "today" mean other days.
std::chrono::seconds ListPage::untilNextDay()
{
    const StoreTime now = StoreClock().at(QDateTime::currentSecsSinceEpoch());
    return std::chrono::hours(24) + std::chrono::seconds(1) -
           std::chrono::seconds(now.hour * 3600 + now.minute * 60 + now.second);
}

/// An invalid search is not applied: the rows stay and the problem is shown. A problem in an unfinished word
/// is shown after Enter.
void ListPage::search(const QString &text)
{
    const auto search = parsed(text);
    m_problem = search ? std::nullopt : std::optional(search.error());
    m_head->showProblem({});
    if (m_problem && !m_problem->isBegun)
        showProblem();
    if (m_problem)
        return;
    ListQuery query = m_state.query;
    query.search = text;
    query.terms = search->terms();
    applyQuery(query);
}

SearchResult ListPage::parsed(const QString &text) const
{
    auto search = SearchQuery::parse(m_resource, text, storeDay());
    if (!search)
        return search;
    for (const SearchTerm &term : search->terms()) {
        if (!term.column.isEmpty() && !canQuery(term.column))
            return tl::unexpected(
                SearchProblem{.reason = SearchProblem::Reason::Masked, .column = term.column});
    }
    return search;
}

/// Leaves an invalid search out of the query.
void ListPage::setSearch(const QString &text)
{
    const auto search = parsed(text);
    m_problem = search ? std::nullopt : std::optional(search.error());
    m_state.query.search = search ? text : QString();
    m_state.query.terms = search ? std::optional(search->terms()) : std::nullopt;
}

void ListPage::showProblem()
{
    m_head->showProblem(m_problem ? searchProblemSentence(*m_problem, m_resource) : QString());
}

void ListPage::showSearch(const QString &text)
{
    m_head->search().show(text);
    search(text);
    m_head->search().setFocus();
}

void ListPage::clearSearch()
{
    m_head->search().show({});
    search({});
}

void ListPage::clearAll()
{
    m_problem.reset();
    showProblem();
    m_head->search().show({});
    applyQuery({.resource = m_resource.name, .order = m_state.query.order});
}

void ListPage::finishSearch()
{
    if (m_problem)
        return showProblem();
    if (m_contacts->applies(m_state.query.search))
        m_contacts->lookUp(m_state.query.search);
    else
        m_view->setFocus();
}

void ListPage::retry()
{
    if (m_contacts->applies(m_state.query.search))
        m_contacts->lookUp(m_state.query.search);
    else
        m_model->retry();
}

void ListPage::showContacts(const QList<qint64> &keys)
{
    if (keys.isEmpty())
        return m_stateView->showEmpty(tr("No customer has this phone number or e-mail"),
                                      tr("This look-up was logged."));
    for (const qint64 key : keys)
        Q_EMIT openRequested({QStringLiteral("users"), key});
}

void ListPage::showContactFailure(const Error &error)
{
    if (error.code == QLatin1String("MJ018"))
        return m_stateView->showFailed(tr("Too many look-ups"),
                                       tr("The limit is 30 per minute and 500 per day. Try again later."),
                                       tr("Try again"));
    m_stateView->showFailed(failureSentence(error), failureHint(error), tr("Try again"));
}

void ListPage::setDates(const std::optional<DateRange> &range)
{
    ListQuery query = m_state.query;
    query.dates = range;
    applyQuery(query);
}

void ListPage::setCondition(const QString &column, const std::optional<Condition> &condition)
{
    ListQuery query = m_state.query;
    const auto found = std::find_if(query.conditions.begin(), query.conditions.end(),
                                    [&](const Condition &each) { return each.column == column; });
    const bool isSet = found != query.conditions.end();
    if (condition && isSet)
        *found = *condition;
    else if (condition)
        query.conditions.append(*condition);
    else if (isSet)
        query.conditions.erase(found);
    applyQuery(query);
}

void ListPage::refresh()
{
    const auto search = parsed(m_state.query.search);
    const bool hasOtherTerms = search && m_state.query.terms && search->terms() != *m_state.query.terms;
    const QList<Condition> conditions = conditionsAsOf(storeDay(), m_state.query.conditions);
    if (hasOtherTerms || conditions != m_state.query.conditions) {
        // A new day has begun: "today" in the search box or in a filter means another date.
        if (search)
            m_state.query.terms = search->terms();
        m_state.query.conditions = conditions;
        m_state.place = m_model->placeOf(m_view->topRow());
        return load();
    }
    m_changes->clear();
    m_model->refresh();
    m_head->showState(m_state);
}

void ListPage::startDay()
{
    m_nextDay.start(untilNextDay());
    if (conditionsAsOf(storeDay(), m_state.query.conditions) != m_state.query.conditions)
        refresh();
}

bool ListPage::isSettled() const
{
    const ListStatus &status = m_model->status();
    const bool counted = status.exactRows || status.error || status.stopped;
    return !status.loading && !status.searching && counted && !m_head->dates().isLoading() &&
           m_changes->isSettled();
}

QList<SortLevel> ListPage::order() const
{
    return m_state.query.order.isEmpty() ? m_resource.defaultOrder : m_state.query.order;
}

void ListPage::chooseColumns(const QStringList &columns)
{
    m_state.place = m_model->placeOf(m_view->topRow());
    if (columns.isEmpty())
        m_columns->reset(defaultColumns());
    else
        m_columns->choose(columns);
    load();
    Q_EMIT savedStateChanged();
}

void ListPage::filterCurrentColumn()
{
    const Column *column = m_model->columnAt(std::max(0, m_view->currentIndex().column()));
    if (!column || m_head->filters().open(column->name))
        return;
    // The search box can search a column that has no filter.
    m_head->search().setText(column->name + QLatin1Char(':'));
    m_head->search().setFocus();
}

void ListPage::openColumns()
{
    auto *popup = new ColumnsPopup(m_resource, m_context.session.role, m_columns->names(),
                                   m_context.settings.isCompact(), this);
    connect(popup, &ColumnsPopup::columnsChosen, this, &ListPage::chooseColumns);
    connect(popup, &ColumnsPopup::compactChosen, this, &ListPage::setCompact);
    m_head->openUnder(popup, m_head->columnsButton());
}

void ListPage::showStatus()
{
    const bool wasLoading = std::exchange(m_isLoading, m_model->status().loading);
    if (wasLoading && !m_isLoading && !m_model->status().error)
        m_freshness->setReadNow();
    m_head->showStatus(m_model->status());
    if (m_model->status().loadState == LoadState::Filled)
        m_columns->fit();
    showContentState();
    showOrder();
    showRange();
}

void ListPage::showContentState()
{
    const ListStatus &status = m_model->status();
    const bool narrowed = !m_state.query.search.isEmpty() || m_state.query.dates.has_value() ||
                          !m_state.query.conditions.isEmpty();
    switch (status.loadState) {
    case LoadState::Loading:
        return m_stateView->showLoading(tr("Loading %1…").arg(title().toLower()));
    case LoadState::Empty:
        if (m_contacts->applies(m_state.query.search))
            return m_stateView->showEmpty(tr("Phone numbers and e-mails are masked for your role"),
                                          tr("Enter a complete phone number or e-mail. Look-ups are logged."),
                                          tr("Look up (Enter)"));
        if (narrowed)
            return m_stateView->showEmpty(tr("No matches"), tr("Remove a filter or shorten your search."));
        return m_stateView->showEmpty(emptyText(m_resource));
    case LoadState::Failed:
        return m_stateView->showFailed(failureSentence(*status.error), failureHint(*status.error),
                                       tr("Try again"));
    case LoadState::Filled:
        m_stateView->showFilled();
        return focusRowsOnce();
    }
    Q_UNREACHABLE();
}

/// Gives the rows the keyboard focus when they are first shown, unless the user has moved the focus.
void ListPage::focusRowsOnce()
{
    if (std::exchange(m_hasShown, true))
        return;
    const QWidget *at = window()->focusWidget();
    const bool idle = isAncestorOf(at) && m_head->search().text().isEmpty();
    if (!at || at == this || idle)
        m_view->setFocus();
}

void ListPage::showOrder()
{
    QList<RecordHeader::Level> levels;
    for (const SortLevel &level : order()) {
        const auto section = static_cast<int>(m_model->columnNames().indexOf(level.column));
        if (section >= 0)
            levels.append({section, level.direction == SortDirection::Ascending ? Qt::AscendingOrder
                                                                                : Qt::DescendingOrder});
    }
    m_view->header().setLevels(levels);
}

void ListPage::showRange()
{
    const qint64 first = m_view->topRow();
    const qint64 last = std::min<qint64>(m_model->rowCount(), first + m_view->rowsPerPage());
    m_head->showRange(first + 1, last, m_model->status());
}

} // namespace meja
