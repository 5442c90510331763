#include "fieldgrid.h"

#include "partnerlinks.h"
#include "plainlabel.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace meja {

namespace {

constexpr int nameWidth = 132;
constexpr int lineHeight = 20;

} // namespace

QLabel *groupHeading(QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setFont(fontFor(TextRole::Strong));
    label->setContentsMargins(0, 0, 0, space::xs);
    return label;
}

FieldGrid::FieldGrid(Label title, QWidget *parent)
    : QWidget(parent), m_title(title), m_heading(groupHeading(this)), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(1);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_heading, 0, 0, 1, 2);
    retranslate();
}

void FieldGrid::setNameWidth(int width)
{
    m_grid->setColumnMinimumWidth(0, width);
}

void FieldGrid::addField(const Column &column)
{
    const int row = m_grid->rowCount();
    auto *name = new PlainLabel(column.label.text(), this);
    auto *value = new ValueView(column, this);
    name->setPalette(mutedPalette());
    name->setMinimumHeight(lineHeight);
    value->setMinimumHeight(lineHeight);
    name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    name->setContentsMargins(0, 1, 0, 0);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1);
    m_names.append(name);
    m_values.append(value);
    connect(value, &ValueView::openRequested, this, &FieldGrid::openRequested);
}

ValueView *FieldGrid::value(const QString &column) const
{
    const auto found = std::find_if(m_values.cbegin(), m_values.cend(),
                                    [&](const ValueView *each) { return each->column().name == column; });
    return found == m_values.cend() ? nullptr : *found;
}

void FieldGrid::hideWhenEmpty(const QString &column)
{
    m_hiddenWhenEmpty.append(column);
}

void FieldGrid::showRecord(const Record &record, const QStringList &names, Role role)
{
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const QString &column = m_values[i]->column().name;
        const qsizetype at = names.indexOf(column);
        if (at < 0)
            continue;
        m_values[i]->setValue(record.values.value(at), record.linkKeys.value(at), role);
        if (column == QLatin1String("waybill"))
            m_values[i]->setPartnerLink(trackingPage(
                record.values.value(names.indexOf(QStringLiteral("courier"))), record.values.value(at)));
        const bool shown = !m_hiddenWhenEmpty.contains(column) || !record.values.value(at).isEmpty();
        m_values[i]->setVisible(shown);
        m_names[i]->setVisible(shown);
    }
}

void FieldGrid::markChanges(const Record &record, const Record &earlier, const QStringList &names)
{
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const qsizetype at = names.indexOf(m_values[i]->column().name);
        const bool isChanged = at >= 0 && record.values.value(at) != earlier.values.value(at);
        m_values[i]->setEarlierValue(isChanged ? std::optional(earlier.values.value(at)) : std::nullopt);
        m_names[i]->setFont(fontFor(isChanged ? TextRole::Strong : TextRole::Body));
    }
}

void FieldGrid::retranslate()
{
    const bool titled = *m_title.source != '\0';
    m_heading->setText(titled ? m_title.text() : QString());
    m_heading->setVisible(titled);
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        m_names[i]->setText(m_values[i]->column().label.text());
        m_names[i]->setPalette(mutedPalette());
    }
}

void FieldGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace meja
