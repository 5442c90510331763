#pragma once

#include "moment.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace meja::sandbox {

/// Something that happened at an emulated partner, whether or not the client received a response.
struct Effect
{
    Moment at = 0;
    QString partner = {}; ///< `midtrans` or `komerce`.
    QString kind = {};    ///< `refund`, `cancel`, `expire`, `capture`, `store`, `balance`, …
    QString subject = {}; ///< `order_id` or `order_no`.
    QString key = {};     ///< The refund key or the waybill.
    qint64 amount = 0;    ///< Rupiah; negative if a balance decreased.
    QString by = {};      ///< `api`, `dashboard`, `time`, `customer` or `courier`.
};

/// All effects since the last reset; append-only. Tests compare it with what Meja recorded.
class Ledger
{
public:
    void add(Effect effect) { m_effects.append(std::move(effect)); }
    [[nodiscard]] const QList<Effect> &effects() const { return m_effects; }
    /// The number of effects of a kind, of one subject or of all.
    [[nodiscard]] qsizetype count(const QString &kind, const QString &subject = {}) const;
    /// The sum of their amounts, in rupiah.
    [[nodiscard]] qint64 sum(const QString &kind, const QString &subject) const;
    /// The effects after the first `skip`, of one subject or, if `subject` is empty, of all.
    [[nodiscard]] QJsonArray toJson(const QString &subject = {}, qsizetype skip = 0) const;

private:
    QList<Effect> m_effects;
};

} // namespace meja::sandbox
