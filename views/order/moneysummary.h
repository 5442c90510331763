#pragma once

#include "ordermoney.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

namespace meja {

/// The amounts of an order side by side: subtotal, shipping, discount, total, paid, refunded and refundable.
class MoneySummary : public QWidget
{
    Q_OBJECT

public:
    explicit MoneySummary(QWidget *parent = nullptr);

    /// The amounts of the order itself, in rupiah.
    struct Bill
    {
        qint64 subtotal = 0;
        qint64 shipping = 0;
        qint64 discount = 0;
        qint64 total = 0;
    };
    void setBill(const Bill &bill);
    /// @param money empty while the payments are not loaded: their amounts are shown as a dash.
    void setMoney(const std::optional<OrderMoney> &money);

    [[nodiscard]] QStringList lines() const; ///< Name and amount, for screen readers.
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
