#include "moneysummary.h"

#include "formats.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QPainter>

namespace meja {

namespace {

constexpr int summaryHeight = 48;

} // namespace

MoneySummary::MoneySummary(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MoneySummary::setBill(const Bill &bill)
{
    m_bill = bill;
    setAccessibleName(lines().join(QStringLiteral(", ")));
    update();
}

void MoneySummary::setMoney(const OrderMoney &money)
{
    m_money = money;
    setAccessibleName(lines().join(QStringLiteral(", ")));
    update();
}

QList<MoneySummary::Figure> MoneySummary::figures() const
{
    const ValueFormat &format = valueFormat();
    return {{tr("Items"), format.money(m_bill.subtotal)},
            {tr("Shipping"), format.money(m_bill.shipping)},
            {tr("Discount"), format.money(m_bill.discount)},
            {tr("Total"), format.money(m_bill.total), true},
            {tr("Paid"), format.money(m_money.paid.amount())},
            {tr("Refunded"), format.money(m_money.refunded.amount())},
            //: What the shop still holds of an order's money.
            {tr("Left"), format.money(m_money.left.amount()), true}};
}

QStringList MoneySummary::lines() const
{
    QStringList lines;
    for (const Figure &figure : figures())
        lines.append(QStringLiteral("%1 %2").arg(figure.name, figure.amount));
    return lines;
}

QSize MoneySummary::sizeHint() const
{
    return {560, summaryHeight};
}

void MoneySummary::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    stylepaint::panel(painter, rect(), colors().raised, colors().line);
    const QList<Figure> all = figures();
    const int step = (width() - 2 * space::m) / static_cast<int>(all.size());
    int left = space::m;
    for (const Figure &figure : all) {
        const QRect place(left, 0, step - space::xs, height());
        painter.setFont(fontFor(TextRole::Small));
        painter.setPen(colors().muted);
        painter.drawText(place.adjusted(0, space::s - 1, 0, 0), Qt::AlignLeft | Qt::AlignTop, figure.name);
        painter.setFont(fontFor(figure.strong ? TextRole::Strong : TextRole::Body));
        painter.setPen(colors().text);
        painter.drawText(place.adjusted(0, 0, 0, -space::s + 1), Qt::AlignLeft | Qt::AlignBottom,
                         figure.amount);
        left += step;
    }
}

void MoneySummary::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(lines().join(QStringLiteral(", ")));
        update();
    }
}

} // namespace meja
