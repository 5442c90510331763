#include "chiprow.h"

#include "pillbutton.h"
#include "plaintooltip.h"
#include "tokens.h"

#include <QHBoxLayout>

namespace meja {

namespace {

constexpr int maxTextWidth = 320;

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
        // The signal of this widget may be running: delete it later.
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
    auto *button = new PillButton(QStringLiteral("x"), this);
    button->setText(fontMetrics().elidedText(chip.text, Qt::ElideRight, maxTextWidth));
    setPlainToolTip(button, chip.text);
    button->setAccessibleName(tr("Remove filter %1").arg(chip.text));
    button->setCheckable(true);
    button->setChecked(true);
    button->setObjectName(QStringLiteral("chip-") + chip.id);
    connect(button, &QAbstractButton::clicked, this, [this, id = chip.id] { Q_EMIT removed(id); });
    m_row->addWidget(button);
}

void ChipRow::addClear()
{
    auto *button = new PillButton({}, this);
    button->setText(tr("Clear all"));
    button->setObjectName(QStringLiteral("clear-all"));
    connect(button, &QAbstractButton::clicked, this, &ChipRow::cleared);
    m_row->addWidget(button);
}

} // namespace meja
