#include "rangepopup.h"

#include "plainlabel.h"
#include "searchamount.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int fieldWidth = 240;
constexpr int endNameWidth = 52;

/// Reads an amount like the search box, but also accepts spaces, as in `Rp 250.000`.
AmountResult<QString> numberIn(const QString &text)
{
    QString bare = text;
    bare.removeIf([](QChar character) { return character.isSpace(); });
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
    m_problem = new PlainLabel(this);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setFixedWidth(fieldWidth);
    m_problem->hide();
    column().addWidget(m_problem);
    auto *apply = new QPushButton(tr("Apply"), this);
    apply->setDefault(true);
    column().addWidget(apply);
    connect(apply, &QPushButton::clicked, this, &RangePopup::apply);
    setFocusProxy(m_from);
}

QLineEdit *RangePopup::addEnd(const QString &label, const QString &value)
{
    auto *edit = new QLineEdit(value, this);
    auto *name = new PlainLabel(label, this);
    auto *line = new QHBoxLayout;
    name->setFixedWidth(endNameWidth);
    name->setBuddy(edit);
    edit->setAccessibleName(label);
    line->addWidget(name);
    line->addWidget(edit, 1);
    column().addLayout(line);
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
    Condition condition{.column = context().column.name, .kind = Condition::Kind::Between};
    for (const auto &[edit, end] : {std::pair{m_from, &condition.from}, std::pair{m_to, &condition.to}}) {
        const auto number = numberIn(edit->text());
        if (!number)
            return showProblem(*edit);
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
    m_problem->hide();
}

void RangePopup::showProblem(QLineEdit &edit)
{
    //: Below the fields From and To; %1 is the typed text.
    m_problem->setText(tr("“%1” is not a valid whole number. Write it like 250.000, 500rb or 1,5jt.")
                           .arg(edit.text().trimmed()));
    m_problem->setAccessibleName(m_problem->text());
    m_problem->show();
    adjustSize();
    edit.setFocus();
    edit.selectAll();
}

} // namespace meja
