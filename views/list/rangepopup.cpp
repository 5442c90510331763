#include "rangepopup.h"

#include "searchamount.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int kWidth = 200;

/// As the search box takes it, and with the blanks that people and our own prices have: `Rp 250.000`.
AmountResult<QString> numberIn(const QString &text)
{
    QString bare = text;
    bare.removeIf([](QChar sign) { return sign.isSpace(); });
    if (bare.isEmpty())
        return QString();
    const auto amount = readAmount(bare);
    if (!amount)
        return tl::unexpected(amount.error());
    return QString::number(*amount);
}

} // namespace

RangePopup::RangePopup(const FilterContext &filter, QWidget *parent) : FilterPopup(filter, parent)
{
    const auto set = current();
    m_from = addEnd(tr("From"), set ? set->from : QString());
    m_to = addEnd(tr("To"), set ? set->to : QString());
    m_trouble = new QLabel(this);
    m_trouble->setObjectName(QStringLiteral("trouble"));
    m_trouble->setWordWrap(true);
    m_trouble->setFixedWidth(kWidth);
    m_trouble->hide();
    column().addWidget(m_trouble);
    auto *apply = new QPushButton(tr("Apply"), this);
    apply->setDefault(true);
    column().addWidget(apply);
    connect(apply, &QPushButton::clicked, this, &RangePopup::apply);
    setFocusProxy(m_from);
}

QLineEdit *RangePopup::addEnd(const QString &label, const QString &value)
{
    auto *edit = new QLineEdit(value, this);
    edit->setMinimumWidth(kWidth);
    edit->setPlaceholderText(label);
    edit->setAccessibleName(label);
    column().addWidget(edit);
    return edit;
}

void RangePopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        apply();
    else
        FilterPopup::keyPressEvent(event);
}

void RangePopup::apply()
{
    Condition condition{context().column.name, Condition::Kind::Between, {}, {}, {}};
    for (const auto &[edit, end] : {std::pair{m_from, &condition.from}, std::pair{m_to, &condition.to}}) {
        const auto number = numberIn(edit->text());
        if (!number)
            return refuse(*edit);
        *end = *number;
    }
    if (condition.from.isEmpty() && condition.to.isEmpty())
        choose(std::nullopt);
    else
        choose(condition);
    close();
}

void RangePopup::clearChoice()
{
    m_from->clear();
    m_to->clear();
    m_trouble->hide();
}

void RangePopup::refuse(QLineEdit &edit)
{
    //: Below the ends of a range; %1 is what was typed.
    m_trouble->setText(
        tr("“%1” is not a whole number that can be read. Write it like 250.000, 500rb or 1,5jt.")
            .arg(edit.text().trimmed()));
    m_trouble->setAccessibleName(m_trouble->text());
    m_trouble->show();
    adjustSize();
    edit.setFocus();
    edit.selectAll();
}

} // namespace meja
