#include "columnspopup.h"

#include "plainlabel.h"
#include "theme.h"
#include "tokens.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int columnsWidth = 260;
constexpr int listHeight = 360;

} // namespace

ColumnsPopup::ColumnsPopup(const Resource &resource, Role role, const QStringList &shown, bool compact,
                           QWidget *parent)
    : QFrame(parent, Qt::Popup), m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Columns"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s, space::s, space::s, space::s);
    auto *title = new PlainLabel(tr("Columns"), this);
    title->setFont(fontFor(TextRole::Strong));
    auto *reset = new QPushButton(tr("Reset to default"), this);
    reset->setAutoDefault(true);
    column->addWidget(title);
    column->addWidget(m_list);
    auto *compactBox = new QCheckBox(tr("Compact rows"), this);
    compactBox->setChecked(compact);
    column->addWidget(reset);
    column->addWidget(compactBox);
    m_list->setFixedSize(columnsWidth, listHeight);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setAccessibleName(tr("Columns"));
    m_list->installEventFilter(this);
    for (const QString &name : shown) {
        if (const Column *each = resource.column(name))
            addColumn(*each, true);
    }
    for (const Column &each : resource.columns) {
        if (!shown.contains(each.name) && each.isOpenTo(role))
            addColumn(each, false);
    }
    setFocusProxy(m_list);
    connect(compactBox, &QCheckBox::toggled, this, &ColumnsPopup::compactChosen);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnsPopup::emitColumns);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnsPopup::emitColumns);
    connect(reset, &QPushButton::clicked, this, [this] {
        Q_EMIT columnsChosen({});
        close();
    });
}

void ColumnsPopup::addColumn(const Column &column, bool shown)
{
    auto *item = new QListWidgetItem(column.label.text(), m_list);
    item->setData(Qt::UserRole, column.name);
    item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
}

bool ColumnsPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int step = key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_Down ? 1 : 0;
    if (step == 0 || key->modifiers() != Qt::AltModifier)
        return QFrame::eventFilter(watched, event);
    moveCurrent(step);
    return true;
}

void ColumnsPopup::moveCurrent(int step)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + step < 0 || row + step >= m_list->count())
        return;
    QListWidgetItem *item = m_list->takeItem(row);
    m_list->insertItem(row + step, item);
    m_list->setCurrentItem(item);
    emitColumns();
}

void ColumnsPopup::emitColumns()
{
    QStringList columns;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            columns.append(m_list->item(i)->data(Qt::UserRole).toString());
    }
    // A list needs at least one column.
    if (!columns.isEmpty())
        Q_EMIT columnsChosen(columns);
}

} // namespace meja
