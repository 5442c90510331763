#include "presenceboxes.h"

#include "tokens.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace meja {

PresenceBoxes::PresenceBoxes(const QString &column, const std::optional<Condition> &set, QWidget *parent)
    : QWidget(parent)
{
    auto *boxes = new QVBoxLayout(this);
    boxes->setContentsMargins(0, 0, 0, 0);
    boxes->setSpacing(space::xs);
    m_empty = addBox(tr("Empty"), {.column = column, .kind = Condition::Kind::Empty});
    m_notEmpty = addBox(tr("Not empty"), {.column = column, .kind = Condition::Kind::NotEmpty});
    m_empty->setChecked(set && set->kind == Condition::Kind::Empty);
    m_notEmpty->setChecked(set && set->kind == Condition::Kind::NotEmpty);
}

QCheckBox *PresenceBoxes::addBox(const QString &text, const Condition &condition)
{
    auto *box = new QCheckBox(text, this);
    layout()->addWidget(box);
    connect(box, &QCheckBox::clicked, this, [this, box, condition](bool on) {
        clear();
        box->setChecked(on);
        Q_EMIT chosen(on ? std::optional(condition) : std::nullopt);
    });
    return box;
}

void PresenceBoxes::clear()
{
    m_empty->setChecked(false);
    m_notEmpty->setChecked(false);
}

void PresenceBoxes::showEmptyCount(const QString &rows)
{
    //: A filter's choice and how many rows it has: Empty · 947.
    m_empty->setText(tr("Empty · %1").arg(rows));
}

} // namespace meja
