#pragma once

#include "ordermoney.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace meja {

/// The sums of an order side by side: what it costs, what came in, what went back, what is left.
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
    void setMoney(const OrderMoney &money);

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

    Bill m_bill;
    OrderMoney m_money;
};

} // namespace meja
