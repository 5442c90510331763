#include "moneysummary.h"

#include "formats.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QEvent>
#include <QFontMetrics>
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

void MoneySummary::setMoney(const std::optional<OrderMoney> &money)
{
    m_money = money;
    setAccessibleName(lines().join(QStringLiteral(", ")));
    update();
}

QList<MoneySummary::Figure> MoneySummary::figures() const
{
    const ValueFormat &format = valueFormat();
    const auto known = [&](const Rupiah OrderMoney::*sum) {
        return m_money ? format.money(((*m_money).*sum).amount()) : QStringLiteral("–");
    };
    return {{tr("Subtotal"), format.money(m_bill.subtotal)},
            {tr("Shipping"), format.money(m_bill.shipping)},
            {tr("Discount"), format.money(m_bill.discount)},
            {.name = tr("Total"), .amount = format.money(m_bill.total), .strong = true},
            {tr("Paid"), known(&OrderMoney::paid)},
            {tr("Refunded"), known(&OrderMoney::refunded)},
            //: The amount that can still be refunded to the customer.
            {.name = tr("Refundable"), .amount = known(&OrderMoney::left), .strong = true}};
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
    const QList<int> widths = widthsOf(all);
    int left = space::m;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QRect place(left, 0, widths[i], height());
        painter.setFont(fontFor(TextRole::Small));
        painter.setPen(colors().muted);
        painter.drawText(place.adjusted(0, space::s - 1, 0, 0), Qt::AlignLeft | Qt::AlignTop, all[i].name);
        painter.setFont(fontFor(all[i].strong ? TextRole::Strong : TextRole::Body));
        painter.setPen(colors().text);
        painter.drawText(place.adjusted(0, 0, 0, -space::s + 1), Qt::AlignLeft | Qt::AlignBottom,
                         all[i].amount);
        left += widths[i];
    }
}

/// Each figure gets the width of its name and amount, and an equal share of the remaining width.
QList<int> MoneySummary::widthsOf(const QList<Figure> &figures) const
{
    const QFontMetrics small(fontFor(TextRole::Small));
    const QFontMetrics strong(fontFor(TextRole::Strong));
    QList<int> widths;
    int spare = width() - 2 * space::m;
    for (const Figure &figure : figures) {
        widths.append(
            std::max(small.horizontalAdvance(figure.name), strong.horizontalAdvance(figure.amount)));
        spare -= widths.constLast();
    }
    for (int &each : widths)
        each += spare / static_cast<int>(figures.size());
    return widths;
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
