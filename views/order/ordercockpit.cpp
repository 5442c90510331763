#include "ordercockpit.h"

#include "cockpitsection.h"
#include "fieldgrid.h"
#include "formats.h"
#include "moneysummary.h"
#include "ordershipments.h"
#include "recordheading.h"
#include "relatedtable.h"
#include "resourcecatalogue.h"
#include "states.h"
#include "timeline.h"
#include "tokens.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <initializer_list>

namespace meja {

namespace {

constexpr int rightWidth = 380;
constexpr int cockpitNameWidth = 124;
constexpr int maxNoteLines = 3;
constexpr int maxAddressLines = 4;

QStringList names(std::initializer_list<const char *> literals)
{
    QStringList list;
    for (const char *word : literals)
        list.append(QString::fromLatin1(word));
    return list;
}

QStringList customerColumns()
{
    return names({"customer_name", "customer_phone", "customer_email"});
}

QStringList deliveryColumns()
{
    return names({"recipient_name", "recipient_phone", "shipping_address", "shipping_city",
                  "shipping_province", "postal_code"});
}

QStringList noteColumns()
{
    return names({"customer_note"});
}

QStringList dateColumns()
{
    return names({"placed_at", "expires_at", "paid_at", "shipped_at", "completed_at", "cancelled_at",
                  "archived_at", "archived_by_kind", "updated_at", "checkout_session"});
}

QStringList shipmentColumns()
{
    return names({"status", "courier", "service", "waybill", "shipped_at", "delivered_at"});
}

QString byOrder()
{
    return QStringLiteral("order_number");
}

QStringList headColumns()
{
    return names({"number", "status", "payment_status", "is_archived", "store_name", "subtotal",
                  "shipping_cost", "discount", "total"});
}

} // namespace

OrderCockpit::OrderCockpit(qint64 key, const DesktopContext &context, QWidget *parent)
    : RecordPage(*findResource(QStringLiteral("orders")), key, context,
                 headColumns() + customerColumns() + deliveryColumns() + noteColumns() + dateColumns(),
                 parent),
      m_itemRows(makeModel(QStringLiteral("order_items"), byOrder(),
                           names({"product_name", "sku", "quantity", "unit_price", "line_total", "stock"}))),
      m_paymentRows(makeModel(QStringLiteral("payments"), byOrder(),
                              names({"midtrans_order_id", "status", "payment_type", "bank", "gross_amount",
                                     "refunded_amount", "paid_at"}))),
      m_otherRows(
          makeModel(QStringLiteral("orders"), QStringLiteral("customer_name"),
                    names({"number", "placed_at", "status", "payment_status", "item_count", "total"}))),
      m_shipmentRows(makeModel(QStringLiteral("shipments"), byOrder(), shipmentColumns())),
      m_historyRows(makeModel(QStringLiteral("order_status_log"), byOrder(),
                              names({"to_status", "created_at", "source", "actor", "reason"})))
{
    connect(m_historyRows, &RelatedTableModel::settled, this, &OrderCockpit::showTimeline);
    connect(m_paymentRows, &RelatedTableModel::settled, this, &OrderCockpit::showMoney);
    start(makeBody());
}

RelatedTableModel *OrderCockpit::makeModel(const QString &resource, const QString &column,
                                           const QStringList &columns)
{
    return new RelatedTableModel(context().source, *findResource(resource), column, columns,
                                 context().session.role, this);
}

QWidget *OrderCockpit::makeBody()
{
    auto *content = new QWidget(this);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(space::l, space::s, 0, space::s);
    row->setSpacing(space::l);
    row->addWidget(makeLeft(), 1);
    row->addWidget(makeRight());
    return content;
}

QWidget *OrderCockpit::makeLeft()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    content->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    m_items = makePart(m_itemRows, QStringLiteral("product_name"), 5, 8, column);
    m_money = new MoneySummary(content);
    column->addSpacing(space::xs);
    column->addWidget(m_money);
    column->addSpacing(space::s);
    m_payments = makePart(m_paymentRows, QStringLiteral("midtrans_order_id"), 1, 4, column);
    column->addSpacing(space::s);
    m_others = makePart(m_otherRows, QStringLiteral("number"), 1, 12, column);
    column->addStretch();
    scroll->setWidget(content);
    return scroll;
}

QWidget *OrderCockpit::makeRight()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFixedWidth(rightWidth);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::l, 0);
    column->setSpacing(space::s + 2);
    m_customer = makeGrid({QT_TRANSLATE_NOOP("Catalogue", "Customer")}, customerColumns(), column);
    m_delivery = makeGrid({QT_TRANSLATE_NOOP("Catalogue", "Delivery address")}, deliveryColumns(), column);
    m_note = makeGrid({}, noteColumns(), column);
    m_note->value(QStringLiteral("customer_note"))->setMaxLines(maxNoteLines);
    m_delivery->value(QStringLiteral("shipping_address"))->setMaxLines(maxAddressLines);
    auto *shipments = new OrderShipments(m_shipmentRows, shipmentColumns(), context().session.role, content);
    shipments->setNameWidth(cockpitNameWidth);
    m_shipments = new CockpitSection(m_shipmentRows, shipments, content);
    m_timeline = new Timeline(content);
    m_history = new CockpitSection(m_historyRows, m_timeline, content);
    column->addWidget(m_shipments);
    column->addWidget(m_history);
    m_dates = makeGrid({QT_TRANSLATE_NOOP("Catalogue", "Dates")}, dateColumns(), column);
    for (const QString &name : dateColumns())
        m_dates->hideWhenEmpty(name);
    column->addStretch();
    scroll->setWidget(content);
    return scroll;
}

CockpitSection *OrderCockpit::makePart(RelatedTableModel *model, const QString &stretched, int minRows,
                                       int maxRows, QVBoxLayout *into)
{
    auto *table = new RelatedTable(model, this);
    table->setStretched(stretched);
    table->setRowsShown(minRows, maxRows);
    table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    auto *part = new CockpitSection(model, table, this);
    into->addWidget(part);
    connect(table, &RelatedTable::openRequested, this, &OrderCockpit::openRecord);
    return part;
}

FieldGrid *OrderCockpit::makeGrid(Label title, const QStringList &columns, QVBoxLayout *into)
{
    auto *grid = new FieldGrid(title, this);
    grid->setNameWidth(cockpitNameWidth);
    for (const QString &name : columns)
        grid->addField(*resource().column(name));
    connect(grid, &FieldGrid::openRequested, this, &OrderCockpit::openRecord);
    into->addWidget(grid);
    return grid;
}

void OrderCockpit::refreshParts()
{
    for (RelatedTableModel *model : orderModels())
        model->showRowsOf(key());
    m_otherRows->refresh();
}

QList<RelatedTableModel *> OrderCockpit::orderModels() const
{
    return {m_itemRows, m_paymentRows, m_shipmentRows, m_historyRows};
}

void OrderCockpit::showRecord(const Record &record)
{
    const qsizetype customer = columns().indexOf(QStringLiteral("customer_name"));
    // After a change only the rows that it concerns are read again.
    if (const qint64 owner = record.linkKeys.value(customer).toLongLong(); owner != m_otherRows->parentKey())
        m_otherRows->showRowsOf(owner, key());
    m_note->setVisible(!value(QStringLiteral("customer_note")).isEmpty());
    for (FieldGrid *grid : {m_customer, m_delivery, m_note, m_dates})
        grid->showRecord(record, columns(), context().session.role);
    const auto amount = [this](const char *column) { return value(QLatin1String(column)).toLongLong(); };
    m_money->setBill({amount("subtotal"), amount("shipping_cost"), amount("discount"), amount("total")});
}

void OrderCockpit::takeChanges(const RowChanges &changes)
{
    QList<RelatedTableModel *> models = orderModels();
    models.append(m_otherRows);
    for (RelatedTableModel *model : std::as_const(models))
        model->take(changes);
}

void OrderCockpit::markChanges(const Record &record, const Record &opened)
{
    for (FieldGrid *grid : {m_customer, m_delivery, m_note, m_dates})
        grid->markChanges(record, opened, columns());
}

/// Shows the sums only when all payments are loaded; a part of them would give wrong sums.
void OrderCockpit::showMoney()
{
    if (m_paymentRows->failure())
        return m_money->setMoney(std::nullopt);
    if (m_paymentRows->hasMore())
        return m_paymentRows->fetchMore({});
    QList<PaymentFact> payments;
    for (int row = 0; row < m_paymentRows->rowCount(); ++row) {
        const auto amount = [&](const QString &column) {
            return Rupiah(m_paymentRows->value(row, column).toLongLong());
        };
        payments.append({m_paymentRows->value(row, QStringLiteral("status")),
                         amount(QStringLiteral("gross_amount")), amount(QStringLiteral("refunded_amount"))});
    }
    m_money->setMoney(OrderMoney::of(payments));
}

QString OrderCockpit::reasonText(const QString &reason)
{
    return reason == QLatin1String("not paid in time") ? tr("Not paid in time") : reason;
}

void OrderCockpit::showTimeline()
{
    // The other sources are programs, whose logins mean nothing to staff.
    static const QStringList people{QStringLiteral("staff"), QStringLiteral("customer")};
    const Resource &log = m_historyRows->resource();
    QList<TimelineEntry> entries;
    for (int row = 0; row < m_historyRows->rowCount(); ++row) {
        const auto text = [&](const char *name) {
            const QString column = QLatin1String(name);
            return valueFormat().text(*log.column(column), m_historyRows->value(row, column));
        };
        const Column *status = log.column(QStringLiteral("to_status"));
        const Choice *choice = status->choice(m_historyRows->value(row, status->name));
        const bool isPerson = people.contains(m_historyRows->value(row, QStringLiteral("source")));
        entries.append(
            {.status = text("to_status"),
             .tone = choice ? choice->tone : Tone::Neutral,
             .time = text("created_at"),
             .actor = isPerson ? QStringLiteral("%1, %2").arg(text("source"), text("actor")) : text("source"),
             .reason = reasonText(m_historyRows->value(row, QStringLiteral("reason")))});
    }
    m_timeline->setEntries(entries);
}

void OrderCockpit::showHeadings()
{
    m_items->setTexts(tr("Items"), tr("No items"));
    m_payments->setTexts(tr("Payments"), tr("No payments yet"));
    m_others->setTexts(tr("Other orders from this customer"), tr("No other orders"));
    m_shipments->setTexts(tr("Shipment"), tr("No shipment is booked yet"));
    m_history->setTexts(tr("Timeline"), tr("No entries yet"));
}

bool OrderCockpit::arePartsSettled() const
{
    const QList<RelatedTableModel *> models = orderModels() << m_otherRows;
    return std::all_of(models.cbegin(), models.cend(),
                       [](const RelatedTableModel *model) { return model->isSettled(); });
}

void OrderCockpit::retranslate()
{
    QList<std::pair<const Column *, QString>> states;
    for (const auto &name :
         {QStringLiteral("status"), QStringLiteral("payment_status"), QStringLiteral("is_archived")})
        states.append({resource().column(name), value(name)});
    if (repeatsOrderStatus(value(QStringLiteral("payment_status")), value(QStringLiteral("status"))))
        states.removeAt(1);
    heading().setStates(states);
    if (record()) {
        const auto text = [this](const QString &name) {
            return valueFormat().text(*resource().column(name), value(name));
        };
        heading().setNote(
            tr("%1 · placed %2").arg(text(QStringLiteral("store_name")), text(QStringLiteral("placed_at"))));
    }
    showHeadings();
    showTimeline();
    RecordPage::retranslate();
}

} // namespace meja
