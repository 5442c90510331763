#pragma once

#include "deskpages.h"

#include <optional>

class QVBoxLayout;

namespace meja {

class CockpitPart;
class Faces;
class FieldGrid;
class MoneySummary;
class RecordHeading;
class RelatedTableModel;
class Timeline;

/// Everything one needs to know of an order on one screen: customer, items with today's stock, money,
/// parcel, what happened, and what else the customer ordered.
class OrderCockpit : public DeskPage
{
    Q_OBJECT

public:
    OrderCockpit(qint64 key, const DeskContext &context, QWidget *parent = nullptr);
    ~OrderCockpit() override;

    [[nodiscard]] PageAddress address() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return m_resource.icon; }
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeLeft();
    [[nodiscard]] QWidget *makeRight();
    [[nodiscard]] RelatedTableModel *makeModel(const QString &resource, const QString &column,
                                               const QStringList &columns);
    /// A part whose content is a table of its rows, at least `fewest` of them where room is short.
    [[nodiscard]] CockpitPart *makePart(RelatedTableModel *model, const QString &stretched, int fewest,
                                        int most, QVBoxLayout *into);
    [[nodiscard]] FieldGrid *makeGrid(Label title, const QStringList &columns, QVBoxLayout *into);
    [[nodiscard]] QList<RelatedTableModel *> ofTheOrder() const;
    [[nodiscard]] QString value(const QString &column) const;
    void ask();
    void take(const Result<Record> &record);
    void showRecord();
    void showMoney();
    void showTimeline();
    void showHeadings();
    void openRecord(const QString &resource, qint64 key);
    void retranslate();

    const Resource &m_resource;
    qint64 m_key;
    DeskContext m_context;
    Lane m_lane = Lane::next();
    QStringList m_names;
    std::optional<Record> m_record;
    std::optional<Error> m_failure;
    bool m_loading = false;
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
    RecordHeading *m_heading;
    FieldGrid *m_customer = nullptr;
    FieldGrid *m_delivery = nullptr;
    MoneySummary *m_money = nullptr;
    Timeline *m_timeline = nullptr;
    Faces *m_faces = nullptr;
};

} // namespace meja
