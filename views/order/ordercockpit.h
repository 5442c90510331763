#pragma once

#include "recordpage.h"

class QVBoxLayout;

namespace meja {

class CockpitPart;
class FieldGrid;
class MoneySummary;
class RelatedTableModel;
class Timeline;

/// The page of an order: customer, items with the current stock, payments, shipments, timeline, and the
/// customer's other orders.
class OrderCockpit : public RecordPage
{
    Q_OBJECT

public:
    OrderCockpit(qint64 key, const DeskContext &context, QWidget *parent = nullptr);

protected:
    void refreshParts() override;
    [[nodiscard]] bool arePartsSettled() const override;
    void showRecord(const Record &record) override;
    void retranslate() override;

private:
    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeLeft();
    [[nodiscard]] QWidget *makeRight();
    [[nodiscard]] RelatedTableModel *makeModel(const QString &resource, const QString &column,
                                               const QStringList &columns);
    /// Creates a section with a table of at least `minRows` and at most `maxRows` visible rows.
    [[nodiscard]] CockpitPart *makePart(RelatedTableModel *model, const QString &stretched, int minRows,
                                        int maxRows, QVBoxLayout *into);
    [[nodiscard]] FieldGrid *makeGrid(Label title, const QStringList &columns, QVBoxLayout *into);
    [[nodiscard]] QList<RelatedTableModel *> orderModels() const;
    void showMoney();
    void showTimeline();
    void showHeadings();

    RelatedTableModel *m_itemRows;
    RelatedTableModel *m_paymentRows;
    RelatedTableModel *m_otherRows;
    RelatedTableModel *m_shipmentRows;
    RelatedTableModel *m_historyRows;
    CockpitPart *m_items = nullptr;
    CockpitPart *m_payments = nullptr;
    CockpitPart *m_others = nullptr;
    CockpitPart *m_shipments = nullptr;
    CockpitPart *m_history = nullptr;
    FieldGrid *m_customer = nullptr;
    FieldGrid *m_delivery = nullptr;
    MoneySummary *m_money = nullptr;
    Timeline *m_timeline = nullptr;
};

} // namespace meja
