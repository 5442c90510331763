#include "relatedpopup.h"

#include "conditiontext.h"
#include "whenready.h"

#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int kWidth = 280;
constexpr int kHeight = 220;
constexpr int kPauseMs = 120;

} // namespace

RelatedPopup::RelatedPopup(const FilterContext &filter, QWidget *parent)
    : FilterPopup(filter, parent), m_box(new QLineEdit(this)), m_list(new QListWidget(this))
{
    m_box->setPlaceholderText(tr("Type a name"));
    m_box->setAccessibleName(tr("Find %1").arg(filter.column.label.text()));
    m_box->setClearButtonEnabled(true);
    m_list->setFixedSize(kWidth, kHeight);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(filter.column.label.text());
    column().addWidget(m_box);
    column().addWidget(m_list);

    const auto set = current();
    m_ticked = set && set->kind == Condition::Kind::AnyOf ? set->values : QStringList();
    for (const QString &key : std::as_const(m_ticked))
        m_titles.insert(key, filter.titles.value(relatedName(filter.column.name, key), key));
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(m_box, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &RelatedPopup::ask);
    connect(m_list, &QListWidget::itemChanged, this, &RelatedPopup::tell);
    setFocusProxy(m_box);
    offer({});
    ask();
}

RelatedPopup::~RelatedPopup()
{
    context().source.cancel(m_lane);
}

void RelatedPopup::ask()
{
    whenReady(context().source.suggest(m_lane, context().column.linksTo, m_box->text().trimmed()), this,
              [this, question = ++m_question](const Result<QList<Suggestion>> &found) {
                  if (found && question == m_question)
                      offer(*found);
              });
}

/// What is ticked stays on top, whatever is typed.
void RelatedPopup::offer(const QList<Suggestion> &suggestions)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const QString &key : std::as_const(m_ticked))
        addRow(key.toLongLong(), m_titles.value(key), true);
    for (const Suggestion &each : suggestions) {
        if (!m_ticked.contains(QString::number(each.key)))
            addRow(each.key, each.title, false);
    }
}

void RelatedPopup::addRow(qint64 key, const QString &title, bool ticked)
{
    auto *item = new QListWidgetItem(title, m_list);
    item->setData(Qt::UserRole, QString::number(key));
    item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    m_titles.insert(QString::number(key), title);
}

void RelatedPopup::clearChoice()
{
    const QSignalBlocker quiet(m_list);
    m_ticked.clear();
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setCheckState(Qt::Unchecked);
}

void RelatedPopup::tell()
{
    m_ticked.clear();
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            m_ticked.append(m_list->item(i)->data(Qt::UserRole).toString());
    }
    for (const QString &key : std::as_const(m_ticked))
        Q_EMIT titleLearnt(relatedName(context().column.name, key), m_titles.value(key));
    if (m_ticked.isEmpty())
        choose(std::nullopt);
    else
        choose(Condition{context().column.name, Condition::Kind::AnyOf, m_ticked, {}, {}});
}

} // namespace meja
