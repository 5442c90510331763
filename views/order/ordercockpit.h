#pragma once

#include "deskpages.h"

#include <optional>

class QLabel;
class QVBoxLayout;

namespace meja {

class Faces;
class FieldGrid;
class MoneySummary;
class RecordHeading;
class RelatedTable;
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
    struct Part
    {
        RelatedTableModel *model = nullptr;
        RelatedTable *table = nullptr;
        QLabel *heading = nullptr;
        QLabel *nothing = nullptr; ///< Says that there are no rows, or why they couldn't be read.
    };

    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeLeft();
    [[nodiscard]] QWidget *makeRight();
    [[nodiscard]] RelatedTableModel *makeModel(const QString &resource, const QString &column,
                                               const QStringList &columns);
    [[nodiscard]] Part makePart(RelatedTableModel *model, const QString &stretched, int most,
                                QVBoxLayout *into);
    [[nodiscard]] FieldGrid *makeGrid(Label title, const QStringList &columns, QVBoxLayout *into);
    [[nodiscard]] QString value(const QString &column) const;
    void ask();
    void take(const Result<Record> &record);
    void showRecord();
    void showMoney();
    void showShipment();
    void showTimeline();
    void showPart(const Part &part);
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
    RelatedTableModel *m_shipments;
    RelatedTableModel *m_history;
    Part m_items;
    Part m_payments;
    Part m_others;
    RecordHeading *m_heading;
    FieldGrid *m_customer = nullptr;
    FieldGrid *m_delivery = nullptr;
    FieldGrid *m_parcel = nullptr;
    QLabel *m_noParcel = nullptr;
    QLabel *m_historyHeading = nullptr;
    MoneySummary *m_money = nullptr;
    Timeline *m_timeline = nullptr;
    Faces *m_faces = nullptr;
};

} // namespace meja
