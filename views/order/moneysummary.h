#pragma once

#include "ordermoney.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

namespace meja {

/// The sums of an order side by side: what it costs, what came in, what went back, what we still hold.
class MoneySummary : public QWidget
{
    Q_OBJECT

public:
    explicit MoneySummary(QWidget *parent = nullptr);

    /// What the order costs, in rupiah.
    struct Bill
    {
        qint64 subtotal = 0;
        qint64 shipping = 0;
        qint64 discount = 0;
        qint64 total = 0;
    };
    void setBill(const Bill &bill);
    /// Nothing while the payments aren't known; then no figure is shown for them.
    void setMoney(const std::optional<OrderMoney> &money);

    [[nodiscard]] QStringList lines() const; ///< As read out: name and amount.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Figure
    {
        QString name;
        QString amount;
        bool strong = false;
    };
    [[nodiscard]] QList<Figure> figures() const;
    [[nodiscard]] QList<int> widthsOf(const QList<Figure> &figures) const;

    Bill m_bill;
    std::optional<OrderMoney> m_money;
};

} // namespace meja
