#include "ordercockpit.h"

#include "faces.h"
#include "failuretext.h"
#include "fieldgrid.h"
#include "formats.h"
#include "moneysummary.h"
#include "recordheading.h"
#include "relatedtable.h"
#include "resourcecatalogue.h"
#include "theme.h"
#include "timeline.h"
#include "tokens.h"
#include "whenready.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <initializer_list>

namespace meja {

namespace {

constexpr int rightWidth = 380;
constexpr int nameWidth = 124;

QStringList names(std::initializer_list<const char *> words)
{
    QStringList list;
    for (const char *word : words)
        list.append(QString::fromLatin1(word));
    return list;
}

QStringList customerColumns()
{
    return names({"customer_name", "customer_phone", "customer_email", "customer_note"});
}

QStringList deliveryColumns()
{
    return names({"recipient_name", "recipient_phone", "shipping_address", "shipping_city", "postal_code"});
}

QStringList parcelColumns()
{
    return names({"status", "courier", "service", "waybill", "shipped_at", "delivered_at"});
}

QStringList headColumns()
{
    return names({"number", "status", "payment_status", "placed_at", "store_name", "subtotal",
                  "shipping_cost", "discount", "total"});
}

} // namespace

OrderCockpit::OrderCockpit(qint64 key, const DeskContext &context, QWidget *parent)
    : DeskPage(parent),
      m_resource(*findResource(QStringLiteral("orders"))),
      m_key(key),
      m_context(context),
      m_names(headColumns() + customerColumns() + deliveryColumns()),
      m_shipments(makeModel(QStringLiteral("shipments"), QStringLiteral("order_number"), parcelColumns())),
      m_history(makeModel(QStringLiteral("order_status_log"), QStringLiteral("order_number"),
                          names({"to_status", "created_at", "source", "actor", "reason"}))),
      m_heading(new RecordHeading(m_resource, this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_faces = new Faces(makeBody(), this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(m_faces, 1);
    connect(m_faces, &Faces::retryRequested, this, &OrderCockpit::refresh);
    connect(m_shipments, &RelatedTableModel::settled, this, &OrderCockpit::showShipment);
    connect(m_history, &RelatedTableModel::settled, this, &OrderCockpit::showTimeline);
    connect(m_payments.model, &RelatedTableModel::settled, this, &OrderCockpit::showMoney);
    retranslate();
    refresh();
}

OrderCockpit::~OrderCockpit()
{
    m_context.source.cancel(m_lane);
}

RelatedTableModel *OrderCockpit::makeModel(const QString &resource, const QString &column,
                                           const QStringList &columns)
{
    return new RelatedTableModel(m_context.source, *findResource(resource), column, columns,
                                 m_context.session.role, this);
}

QWidget *OrderCockpit::makeBody()
{
    auto *sheet = new QWidget(this);
    auto *row = new QHBoxLayout(sheet);
    row->setContentsMargins(space::l, space::s, 0, space::s);
    row->setSpacing(space::l);
    row->addWidget(makeLeft(), 1);
    row->addWidget(makeRight());
    return sheet;
}

QWidget *OrderCockpit::makeLeft()
{
    auto *sheet = new QWidget(this);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    const QString byOrder = QStringLiteral("order_number");
    m_items =
        makePart(makeModel(QStringLiteral("order_items"), byOrder,
                           names({"product_name", "sku", "quantity", "unit_price", "line_total", "stock"})),
                 QStringLiteral("product_name"), 8, column);
    m_money = new MoneySummary(sheet);
    column->addSpacing(space::xs);
    column->addWidget(m_money);
    column->addSpacing(space::s);
    m_payments = makePart(makeModel(QStringLiteral("payments"), byOrder,
                                    names({"midtrans_order_id", "status", "payment_type", "bank",
                                           "gross_amount", "refunded_amount", "paid_at"})),
                          QStringLiteral("midtrans_order_id"), 4, column);
    column->addSpacing(space::s);
    m_others =
        makePart(makeModel(QStringLiteral("orders"), QStringLiteral("customer_name"),
                           names({"number", "placed_at", "status", "payment_status", "item_count", "total"})),
                 QStringLiteral("number"), 12, column);
    column->addStretch();
    return sheet;
}

QWidget *OrderCockpit::makeRight()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFixedWidth(rightWidth);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *sheet = new QWidget(scroll);
    sheet->setBackgroundRole(QPalette::Base);
    sheet->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, space::l, 0);
    column->setSpacing(space::s + 2);
    m_customer = makeGrid({QT_TRANSLATE_NOOP("Catalogue", "Customer")}, customerColumns(), column);
    m_delivery = makeGrid({QT_TRANSLATE_NOOP("Catalogue", "Delivery")}, deliveryColumns(), column);
    m_parcel = new FieldGrid({QT_TRANSLATE_NOOP("Catalogue", "Shipment")}, sheet);
    m_parcel->setNameWidth(nameWidth);
    for (const QString &name : parcelColumns())
        m_parcel->addField(*m_shipments->resource().column(name));
    m_parcel->hideWhenEmpty(QStringLiteral("delivered_at"));
    m_customer->hideWhenEmpty(QStringLiteral("customer_note"));
    m_noParcel = new QLabel(sheet);
    column->addWidget(m_parcel);
    column->addWidget(m_noParcel);
    m_historyHeading = groupHeading(sheet);
    m_timeline = new Timeline(sheet);
    column->addWidget(m_historyHeading);
    column->addWidget(m_timeline);
    column->addStretch();
    scroll->setWidget(sheet);
    return scroll;
}

OrderCockpit::Part OrderCockpit::makePart(RelatedTableModel *model, const QString &stretched, int most,
                                          QVBoxLayout *into)
{
    const Part part{model, new RelatedTable(model, this), groupHeading(this), new QLabel(this)};
    part.table->setStretched(stretched);
    part.table->setRowsShown(1, most);
    part.table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    part.nothing->hide();
    into->addWidget(part.heading);
    into->addWidget(part.table);
    into->addWidget(part.nothing);
    connect(model, &RelatedTableModel::settled, this, [this, part] { showPart(part); });
    connect(part.table, &RelatedTable::openRequested, this, &OrderCockpit::openRecord);
    return part;
}

FieldGrid *OrderCockpit::makeGrid(Label title, const QStringList &columns, QVBoxLayout *into)
{
    auto *grid = new FieldGrid(title, this);
    grid->setNameWidth(nameWidth);
    for (const QString &name : columns)
        grid->addField(*m_resource.column(name));
    connect(grid, &FieldGrid::openRequested, this, &OrderCockpit::openRecord);
    into->addWidget(grid);
    return grid;
}

PageAddress OrderCockpit::address() const
{
    return {m_resource.name, m_key};
}

QString OrderCockpit::title() const
{
    return m_record ? value(QStringLiteral("number"))
                    : QStringLiteral("%1 %2").arg(m_resource.singular.text()).arg(m_key);
}

QString OrderCockpit::value(const QString &column) const
{
    return m_record ? m_record->values.value(m_names.indexOf(column)) : QString();
}

void OrderCockpit::refresh()
{
    if (!m_record)
        m_faces->showLoading(tr("Reading…"));
    ask();
    for (RelatedTableModel *model : {m_items.model, m_payments.model, m_shipments, m_history})
        model->showRowsOf(m_key);
}

void OrderCockpit::ask()
{
    m_loading = true;
    whenReady(m_context.source.record(m_lane, m_resource.name, m_key, m_names), this,
              [this](const Result<Record> &record) { take(record); });
}

void OrderCockpit::take(const Result<Record> &record)
{
    if (!record && record.error().kind == ErrorKind::Cancelled)
        return;
    m_loading = false;
    if (!record) {
        m_failure = record.error();
        return retranslate();
    }
    m_failure.reset();
    m_record = *record;
    const qsizetype customer = m_names.indexOf(QStringLiteral("customer_name"));
    m_others.model->showRowsOf(record->linkKeys.value(customer).toLongLong(), m_key);
    m_faces->showFilled();
    showRecord();
    retranslate();
    Q_EMIT titleChanged();
}

void OrderCockpit::showRecord()
{
    for (FieldGrid *grid : {m_customer, m_delivery})
        grid->showRecord(*m_record, m_names, m_context.session.role);
    const auto amount = [this](const char *column) { return value(QLatin1String(column)).toLongLong(); };
    m_money->setBill({amount("subtotal"), amount("shipping_cost"), amount("discount"), amount("total")});
}

void OrderCockpit::showMoney()
{
    QList<PaymentFact> payments;
    for (int row = 0; row < m_payments.model->rowCount(); ++row) {
        const auto amount = [&](const QString &column) {
            return Rupiah(m_payments.model->value(row, column).toLongLong());
        };
        payments.append({m_payments.model->value(row, QStringLiteral("status")),
                         amount(QStringLiteral("gross_amount")), amount(QStringLiteral("refunded_amount"))});
    }
    m_money->setMoney(OrderMoney::of(payments));
}

void OrderCockpit::showShipment()
{
    const bool booked = m_shipments->rowCount() > 0;
    m_parcel->setVisible(booked);
    m_noParcel->setVisible(!booked);
    if (!booked)
        return showHeadings();
    Record parcel;
    for (const QString &name : parcelColumns())
        parcel.values.append(m_shipments->value(0, name));
    m_parcel->showRecord(parcel, parcelColumns(), m_context.session.role);
}

void OrderCockpit::showTimeline()
{
    const Resource &log = m_history->resource();
    QList<TimelineEntry> entries;
    for (int row = 0; row < m_history->rowCount(); ++row) {
        const auto text = [&](const char *name) {
            const QString column = QLatin1String(name);
            return valueFormat().text(*log.column(column), m_history->value(row, column));
        };
        const Column *status = log.column(QStringLiteral("to_status"));
        const Choice *choice = status->choice(m_history->value(row, status->name));
        const QString reason = m_history->value(row, QStringLiteral("reason"));
        entries.append({text("to_status"), choice ? choice->tone : Tone::Neutral, text("created_at"),
                        QStringLiteral("%1, %2").arg(text("source"), text("actor")), reason});
    }
    m_timeline->setEntries(entries);
}

void OrderCockpit::showPart(const Part &part)
{
    const auto &failure = part.model->failure();
    const bool filled = part.model->rowCount() > 0;
    part.table->setVisible(filled);
    part.nothing->setVisible(!filled);
    part.nothing->setText(failure ? failureSentence(*failure) : tr("None"));
    part.nothing->setPalette(mutedPalette());
    showHeadings();
}

void OrderCockpit::showHeadings()
{
    const auto counted = [](const Part &part, const QString &word) {
        const int rows = part.model->rowCount();
        part.heading->setText(rows == 0 ? word
                                        : QStringLiteral("%1  ·  %2%3")
                                              .arg(word)
                                              .arg(rows)
                                              .arg(part.model->hasMore() ? QStringLiteral("+") : QString()));
    };
    counted(m_items, tr("Items"));
    counted(m_payments, tr("Payments"));
    counted(m_others, tr("The customer's other orders"));
    m_historyHeading->setText(tr("What happened"));
    m_noParcel->setText(tr("No shipment is booked yet"));
    m_noParcel->setPalette(mutedPalette());
}

bool OrderCockpit::isSettled() const
{
    const auto models = {m_items.model, m_payments.model, m_others.model, m_shipments, m_history};
    return !m_loading && std::all_of(models.begin(), models.end(),
                                     [](const RelatedTableModel *model) { return model->isSettled(); });
}

void OrderCockpit::openRecord(const QString &resource, qint64 key)
{
    Q_EMIT openRequested(PageAddress{resource, key});
}

void OrderCockpit::retranslate()
{
    QList<std::pair<const Column *, QString>> states;
    for (const auto &name : {QStringLiteral("status"), QStringLiteral("payment_status")})
        states.append({m_resource.column(name), value(name)});
    m_heading->setName(title());
    m_heading->setStates(states);
    if (m_record) {
        const auto text = [this](const QString &name) {
            return valueFormat().text(*m_resource.column(name), value(name));
        };
        m_heading->setNote(
            tr("%1 · placed %2").arg(text(QStringLiteral("store_name")), text(QStringLiteral("placed_at"))));
    }
    showHeadings();
    showTimeline();
    if (m_failure)
        m_faces->showFailed(failureSentence(*m_failure), failureHint(*m_failure),
                            m_failure->kind == ErrorKind::NotFound ? QString() : tr("Try again"));
}

void OrderCockpit::changeEvent(QEvent *event)
{
    DeskPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void OrderCockpit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        DeskPage::keyPressEvent(event);
}

void OrderCockpit::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().surface);
}

} // namespace meja
