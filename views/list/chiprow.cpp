#include "chiprow.h"

#include "icons.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace meja {

namespace {

constexpr int kHeight = 24;
constexpr int kLongestText = 320;

} // namespace

ChipRow::ChipRow(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::xs);
    hide();
}

void ChipRow::setChips(const QList<Chip> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    while (QLayoutItem *item = m_row->takeAt(0)) {
        // A click on one of these may be what brought us here.
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const Chip &chip : chips)
        addChip(chip);
    addClear();
    m_row->addStretch(1);
    setVisible(!chips.isEmpty());
}

void ChipRow::addChip(const Chip &chip)
{
    auto *button = new QToolButton(this);
    button->setText(fontMetrics().elidedText(chip.text, Qt::ElideRight, kLongestText));
    button->setToolTip(chip.text);
    button->setAccessibleName(tr("Remove filter %1").arg(chip.text));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setLayoutDirection(Qt::RightToLeft);
    button->setIcon(icon(QStringLiteral("x")));
    button->setIconSize({12, 12});
    button->setFixedHeight(kHeight);
    button->setCheckable(true);
    button->setChecked(true);
    button->setAutoRaise(true);
    button->setObjectName(QStringLiteral("chip-") + chip.id);
    connect(button, &QToolButton::clicked, this, [this, id = chip.id] { Q_EMIT removed(id); });
    m_row->addWidget(button);
}

void ChipRow::addClear()
{
    auto *button = new QToolButton(this);
    button->setText(tr("Clear all"));
    button->setAutoRaise(true);
    button->setFixedHeight(kHeight);
    button->setObjectName(QStringLiteral("clear-all"));
    connect(button, &QToolButton::clicked, this, &ChipRow::cleared);
    m_row->addWidget(button);
}

} // namespace meja
