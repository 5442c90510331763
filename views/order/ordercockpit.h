#pragma once

#include "recordpage.h"

class QVBoxLayout;

namespace meja {

class CockpitSection;
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
    OrderCockpit(qint64 key, const DesktopContext &context, QWidget *parent = nullptr);

protected:
    void refreshParts() override;
    [[nodiscard]] bool arePartsSettled() const override;
    void showRecord(const Record &record) override;
    void takeChanges(const RowChanges &changes) override;
    void markChanges(const Record &record, const Record &opened) override;
    void retranslate() override;

private:
    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeLeft();
    [[nodiscard]] QWidget *makeRight();
    [[nodiscard]] RelatedTableModel *makeModel(const QString &resource, const QString &column,
                                               const QStringList &columns);
    /// Creates a section with a table of at least `minRows` and at most `maxRows` visible rows.
    [[nodiscard]] CockpitSection *makePart(RelatedTableModel *model, const QString &stretched, int minRows,
                                           int maxRows, QVBoxLayout *into);
    [[nodiscard]] FieldGrid *makeGrid(Label title, const QStringList &columns, QVBoxLayout *into);
    [[nodiscard]] QList<RelatedTableModel *> orderModels() const;
    void showMoney();
    void showTimeline();
    /// The words of a reason that the service writes, in the language of the user; every other reason as it
    /// is.
    [[nodiscard]] static QString reasonText(const QString &reason);
    void showHeadings();

    RelatedTableModel *m_itemRows;
    RelatedTableModel *m_paymentRows;
    RelatedTableModel *m_otherRows;
    RelatedTableModel *m_shipmentRows;
    RelatedTableModel *m_historyRows;
    CockpitSection *m_items = nullptr;
    CockpitSection *m_payments = nullptr;
    CockpitSection *m_others = nullptr;
    CockpitSection *m_shipments = nullptr;
    CockpitSection *m_history = nullptr;
    FieldGrid *m_customer = nullptr;
    FieldGrid *m_delivery = nullptr;
    FieldGrid *m_note = nullptr;
    FieldGrid *m_dates = nullptr;
    MoneySummary *m_money = nullptr;
    Timeline *m_timeline = nullptr;
};

} // namespace meja
